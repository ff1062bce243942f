import type { ProfessionalKind } from '../../domain/grid/codes.ts';
import type { HeatAreaLevel } from '../../domain/heatmap/areas.ts';
import type { AskedCodeKind, HeatCodeKind } from '../../domain/heatmap/heatStore.ts';

/** Where the log of a district stands, and how often its stored blocks were put right from outside. */
export interface HeatDistrictState {
  readonly districtCode: string;
  readonly position: number;
  readonly repairs: number;
}

/** What running processes look at every moment. */
export interface HeatState {
  readonly districts: readonly HeatDistrictState[];
  /** Changes when grids or areas begin or end. */
  readonly areasVersion: string;
}

/** Packed facts of cases of one day of numbering (see `facts.ts`). */
export interface PackedFacts {
  readonly day: number;
  readonly facts: Int32Array;
}
export interface NumberedCode {
  readonly kind: HeatCodeKind;
  readonly number: number;
  readonly code: string;
}

/** What differs between the stored facts of one day and a recount; `kept` days have no cases any more and stay as they are. */
export interface DayDifference {
  readonly day: number;
  readonly stored: Int32Array;
  readonly recounted: Int32Array | null;
}

/** The facts behind the heat map: stored in blocks, and read of single cases. */
export interface HeatFactsPort {
  readState(): Promise<HeatState>;
  /** Packs anew what changed since the blocks were stored; one process at a time does. */
  bringUpToDate(districtCode: string): Promise<void>;
  /** The log position up to which stored blocks are right, at least. */
  readPosition(districtCode: string): Promise<{ readonly position: number; readonly repairs: number }>;
  /** Stored blocks in the order of their days. */
  readBlocks(districtCode: string): AsyncIterable<readonly PackedFacts[]>;
  /** Codes with numbers from `known` of their kind on. */
  readCodes(districtCode: string, known: Readonly<Record<AskedCodeKind, number>>): Promise<readonly NumberedCode[]>;
  /** The present facts of some cases. */
  readFacts(districtCode: string, caseIds: readonly string[]): Promise<readonly PackedFacts[]>;
  /** Brings the blocks up to date and compares them with all cases; a repair replaces what differs. */
  recount(districtCode: string, isRepair: boolean): Promise<readonly DayDifference[]>;
}

export interface HeatAreaSize {
  readonly code: string;
  readonly squareMeters: number | null;
  readonly componentCount: number;
}

/** Which areas touch or overlap, of those that hold today: each pair once, whose lower code is the district's. */
export interface HeatNeighbours {
  /** The district's areas in the order of their codes, then those of other districts that are in a pair. */
  readonly codes: readonly string[];
  /** How many of the codes are the district's. */
  readonly ownCount: number;
  /** Two places in `codes` for each pair. */
  readonly pairs: Int32Array;
}

/** The areas of a level of one district: those that hold today, and those that held a case. */
export interface HeatAreaPort {
  readCodes(level: HeatAreaLevel, kind: ProfessionalKind | null, districtCode: string): Promise<readonly string[]>;
  readSizes(
    level: HeatAreaLevel,
    kind: ProfessionalKind | null,
    districtCode: string,
  ): Promise<readonly HeatAreaSize[]>;
  readNeighbours(level: HeatAreaLevel, kind: ProfessionalKind | null, districtCode: string): Promise<HeatNeighbours>;
  /** Today in the city, `YYYY-MM-DD`. */
  readToday(): Promise<string>;
  /** Names of categories and units by their codes. */
  readNames(): Promise<{
    readonly categories: ReadonlyMap<string, string>;
    readonly units: ReadonlyMap<string, string>;
  }>;
}
