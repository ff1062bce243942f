import { caseSources, caseStatuses } from '../domain/case/caseFile.ts';
import { heatFacts, NEVER, NO_LAMP, SOURCES_PER_STATUS } from '../domain/heatmap/facts.ts';
import { type AskedCodeKind, HeatDistrict } from '../domain/heatmap/heatStore.ts';

/** Facts of a case in words; what is left out is usual: in handling, from an inspector, never late, without a lamp. */
export interface FactsInWords {
  readonly serial: number;
  readonly grid: string;
  readonly responsibility?: string;
  readonly professional?: string;
  readonly category?: string;
  readonly unit?: string;
  readonly subUnit?: string;
  readonly status?: (typeof caseStatuses)[number];
  readonly source?: (typeof caseSources)[number];
  /** Minutes of the city's wall clock since 2000. */
  readonly reported: number;
  readonly overdueFrom?: number;
  readonly yellowFrom?: number;
  readonly redFrom?: number;
  readonly dispatched?: number;
  readonly handled?: number;
}

/** Packs facts for a district, which learns the codes that it does not know. */
export function packFacts(district: HeatDistrict, cases: readonly FactsInWords[]): Int32Array {
  const number = (kind: AskedCodeKind, code: string | undefined): number => {
    if (code === undefined) return 0;
    const codes = district.codes[kind];
    if (codes.numberOf(code) === undefined) codes.set(codes.size, code);
    return codes.numberOf(code) ?? 0;
  };
  return Int32Array.from(
    cases.flatMap((each) => {
      const facts: Readonly<Record<(typeof heatFacts)[number], number>> = {
        serial: each.serial,
        grid: number('grid', each.grid),
        responsibility: number('responsibility', each.responsibility),
        professional: number('professional', each.professional),
        category: number('category', each.category ?? 'lamp'),
        unit: number('unit', each.unit),
        subUnit: number('unit', each.subUnit),
        state:
          caseStatuses.indexOf(each.status ?? 'handling') * SOURCES_PER_STATUS +
          caseSources.indexOf(each.source ?? 'inspector'),
        reported: each.reported,
        overdueFrom: each.overdueFrom ?? NEVER,
        yellowFrom: each.yellowFrom ?? NO_LAMP,
        redFrom: each.redFrom ?? NEVER,
        dispatched: each.dispatched ?? 0,
        handled: each.handled ?? 0,
      };
      return heatFacts.map((fact) => facts[fact]);
    }),
  );
}

/** A district with these cases, in blocks of the days of their numbers. */
export function districtWith(code: string, days: Readonly<Record<number, readonly FactsInWords[]>>): HeatDistrict {
  const district = new HeatDistrict(code);
  for (const [day, cases] of Object.entries(days)) district.put(Number(day), packFacts(district, cases));
  return district;
}
