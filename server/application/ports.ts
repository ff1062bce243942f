import type { QueryOf } from '../contract/endpoints.ts';
import type {
  Area,
  CaseDetail,
  CaseSummary,
  Category,
  City,
  DisposalUnit,
  GridDetail,
  GridEdition,
  LocatedPlace,
  MachineKey,
  Notice,
  Receipt,
} from '../contract/schemas.ts';
import type { TileSource } from '../contract/tiles.ts';
import type { Activity, CaseFile, Position } from '../domain/case/caseFile.ts';
import type { DecisionContext, PlaceFacts } from '../domain/case/context.ts';
import type { Decision } from '../domain/case/decide.ts';
import type { Actor, CaseScope, RoleCode } from '../domain/identity/permissions.ts';
import type { Refusal } from '../domain/refusal.ts';
import type { CalendarDefinition } from '../domain/time-limit/calendar.ts';
import type { ConfigurationPort } from './administration/configurationPort.ts';
import type { DispatchPort } from './dispatchPort.ts';
import type { DividerPort, DivisionPort } from './division/divisionPort.ts';
import type { DutyPort } from './dutyPort.ts';
import type { EvaluationPort } from './evaluation/evaluationPort.ts';
import type { ComponentExportPort, ExportFilePort, ExportRowPort } from './exportPorts.ts';
import type { HandPlanPort } from './hand-plans/handPlanPort.ts';
import type { HeatmapPort } from './heatmap/heatAnswers.ts';
import type { ImportPort, ImportReportPort, SurveyFilePort, SurveyStorePort } from './import/ports.ts';
import type { InventoryPort } from './inventory/inventoryPort.ts';
import type { SavedFiltersPort } from './savedFiltersPort.ts';
import type { SimilarCasesPort } from './similarCasesPort.ts';
import type { SurveyPort } from './survey/surveyPort.ts';
import type { SurveySettingsPort } from './survey-settings/surveySettingsPort.ts';
import type { TileChanges } from './tileChanges.ts';
import type { BorderLinePort } from './unit-grid-drafts/borderLines.ts';
import type { ProfessionalGridPort } from './unit-grid-drafts/professionalGridPort.ts';
import type { AreaDividerPort, UnitGridDraftPort } from './unit-grid-drafts/unitGridDraftPort.ts';

/** Questions of place, asked in PostGIS by index. All positions are EPSG:4326. */
export interface SpatialPort {
  /** Areas, grids, inspectors, professional grids at a point and the nearest components (of a category) within a distance. */
  locate(
    position: Position,
    options: { categoryId?: string | undefined; withinMeters: number },
  ): Promise<LocatedPlace | Refusal>;
  /** The few facts a new case needs of its place. */
  placeOf(position: Position): Promise<PlaceFacts | Refusal>;
  /** The same of many places, in the order of the positions. */
  placesOf(positions: readonly Position[]): Promise<readonly (PlaceFacts | Refusal)[]>;
  listAreas(parentCode: string | null): Promise<readonly Area[]>;
  readGrid(level: GridDetail['level'], code: string): Promise<GridDetail | null>;
  /** The days on which grids began or ended, the last first. */
  listGridEditions(districtCode: string | null): Promise<readonly GridEdition[]>;
  /** Name-independent frame of the city: bounds and districts. */
  readFrame(): Promise<Pick<City, 'bounds' | 'districts'>>;
}

/** Vector tiles. `scope` limits private sources to what the reader may see. */
export interface TilePort {
  read(
    source: TileSource,
    zoom: number,
    x: number,
    y: number,
    scope: CaseScope,
    /** Areas and grids as they were on this day; today without it. */
    day?: string | null,
  ): Promise<Uint8Array>;
  /** Present version of each source, as it stands in its tile address. */
  versions(): Promise<Readonly<Record<TileSource, string>>>;
  /** Where a source changed of late. */
  changes(source: TileSource): Promise<TileChanges>;
}

/** What `decide` needs to know about a command, gathered in as few round trips as possible. */
export interface CommandFacts
  extends Pick<
    DecisionContext,
    | 'categories'
    | 'filingConditions'
    | 'component'
    | 'unit'
    | 'inspector'
    | 'other'
    | 'duplicateCount'
    | 'inspectorsNearby'
    | 'unseenChanges'
    | 'missingPhotos'
  > {
  readonly current: CaseFile | null;
  readonly receipt: { readonly answer: Receipt; readonly actorId: string | null } | null;
}

/** What a command names; null or empty where it names none. */
export interface CommandQuestion {
  readonly districtCode: string | null;
  readonly caseId: string;
  readonly commandId: string;
  readonly categoryIds: readonly string[];
  readonly filingConditionIds: readonly string[];
  readonly componentCode: string | null;
  readonly unitCode: string | null;
  readonly photos: readonly string[];
  readonly otherCaseId: string | null;
  readonly inspectorId: string | null;
  /** How far around the case inspectors on duty are looked for; null = not at all. */
  readonly inspectorsWithinMeters: number | null;
  /** The version that the person saw; later changes are told. */
  readonly seenVersion: number | null;
}

export interface CasePort {
  gather(question: CommandQuestion): Promise<CommandFacts>;
  /** Applies decisions atomically: case, activity, receipt, outbox. `null` = another command was first. */
  apply(decision: Decision): Promise<Receipt | Refusal>;
  list(
    query: QueryOf<'listCases'>,
    actor: Actor,
    now: Date,
  ): Promise<{ items: CaseSummary[]; nextCursor: string | null; total: number } | Refusal>;
  read(districtCode: string, caseId: string): Promise<CaseRecord | null>;
  /** Open cases of a district in the order of their ids, after one of them. */
  listOpen(districtCode: string, after: string | null, limit: number): Promise<readonly CaseFile[]>;
  /** Suspended cases whose time has come. */
  listWaking(now: Date, limit: number): Promise<readonly { districtCode: string; caseId: string }[]>;
}

/** A case with everything its page shows, besides what depends on the reader. */
export interface CaseRecord {
  readonly caseFile: CaseFile;
  readonly activities: readonly Activity[];
  readonly names: {
    readonly category: string;
    readonly unit: string | null;
    readonly filingText: string | null;
    readonly closingText: string | null;
    readonly component: string | null;
    readonly district: string;
    readonly subdistrict: string;
    readonly community: string;
    readonly responsibilityGrid: string | null;
    readonly reporter: string | null;
    readonly dispatchRule: string | null;
    readonly subUnit: string | null;
    readonly assignee: string | null;
  };
  readonly related: readonly CaseDetail['related'][number][];
}

export interface CataloguePort {
  listCategories(districtCode: string | null): Promise<readonly Category[]>;
  listUnits(districtCode: string | null): Promise<readonly DisposalUnit[]>;
  /** The calendar of a district: its own, else the city's. */
  readCalendar(districtCode?: string | null): Promise<CalendarDefinition>;
}

export interface StoredUser {
  readonly id: string;
  readonly login: string;
  readonly passwordHash: string;
  readonly actor: Actor;
}

export interface IdentityPort {
  findUserByLogin(login: string): Promise<StoredUser | null>;
  readActor(userId: string): Promise<Actor | null>;
  findActorByKey(secretHash: string): Promise<Actor | null>;
  listMachineKeys(districtCode: string | null): Promise<readonly MachineKey[]>;
  createMachineKey(key: {
    id: string;
    name: string;
    secretHash: string;
    roleCode: RoleCode;
    districtCode: string | null;
    createdBy: string;
  }): Promise<MachineKey>;
  revokeMachineKey(id: string, districtCode: string | null): Promise<MachineKey | null>;
  /** Rights have changed: what is kept of them is read anew. */
  forgetRights(): void;
}

/** A photo that was looked at: its true kind and size. */
export interface InspectedPhoto {
  readonly sha256: string;
  readonly mediaType: string;
  readonly width: number;
  readonly height: number;
}

/** Photos: bytes on disk by digest, the row in the database. */
export interface PhotoPort {
  /** Looks at the bytes; null when they are no acceptable image. */
  inspect(bytes: Uint8Array): Promise<InspectedPhoto | null>;
  store(districtCode: string, photo: InspectedPhoto, bytes: Uint8Array, uploadedBy: string | null): Promise<void>;
  read(districtCode: string, sha256: string): Promise<{ bytes: Uint8Array; mediaType: string } | null>;
  /** Whether the actor may see it: of the own district, and for a unit of a case of its own. */
  isReadable(districtCode: string, sha256: string, actor: Actor): Promise<boolean>;
}

/** Secrets: checking passwords and making the keys of machine clients. */
export interface CredentialPort {
  verifyPassword(storedHash: string, password: string): Promise<boolean>;
  hashPassword(password: string): Promise<string>;
  newMachineSecret(): string;
  hashMachineSecret(secret: string): string;
  newId(): string;
}

/** The log of notices, read by cursor: the last seen position of each district. */
export interface NoticePort {
  /** Notices after the cursor, of one district or of all (null); at most `limit` of each district. */
  readAfter(
    cursor: Readonly<Record<string, number>>,
    districtCode: string | null,
    limit: number,
  ): Promise<readonly Notice[]>;
  readHead(districtCode: string | null): Promise<Record<string, number>>;
  /** Calls back when something may be new; only a hint. Returns the unsubscribe. */
  subscribe(wake: () => void): () => void;
}

export interface Clock {
  now(): Date;
}

/** Lots, for what nobody shall foresee. */
export interface ChancePort {
  /** A number in [0, 1). */
  lot(): number;
}

/** Everything the outside provides to the use cases. */
export interface Ports {
  readonly spatial: SpatialPort;
  readonly tiles: TilePort;
  readonly heatmap: HeatmapPort;
  readonly evaluation: EvaluationPort;
  readonly division: DivisionPort;
  readonly handPlans: HandPlanPort;
  readonly divider: DividerPort;
  readonly cases: CasePort;
  readonly similarCases: SimilarCasesPort;
  readonly duty: DutyPort;
  readonly savedFilters: SavedFiltersPort;
  readonly exportRows: ExportRowPort;
  readonly exportFiles: ExportFilePort;
  readonly componentRows: ComponentExportPort;
  readonly imports: ImportPort;
  readonly surveySettings: SurveySettingsPort;
  readonly surveyFiles: SurveyFilePort;
  readonly surveyStore: SurveyStorePort;
  readonly importReports: ImportReportPort;
  readonly catalogue: CataloguePort;
  readonly dispatch: DispatchPort;
  readonly unitGridDrafts: UnitGridDraftPort;
  readonly borderLines: BorderLinePort;
  readonly professionalGrids: ProfessionalGridPort;
  readonly areaDivider: AreaDividerPort;
  readonly identity: IdentityPort;
  readonly photos: PhotoPort;
  readonly credentials: CredentialPort;
  readonly notices: NoticePort;
  readonly configuration: ConfigurationPort;
  readonly inventory: InventoryPort;
  readonly surveys: SurveyPort;
  readonly clock: Clock;
  readonly chance: ChancePort;
}
