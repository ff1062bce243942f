import type { DispatchFacts, ProfessionalGridFacts } from '../../domain/dispatch/facts.ts';
import type { ReplayCase } from '../../domain/dispatch/replay.ts';
import { areasOfUnitGrid } from '../../domain/grid/codes.ts';
import type { Database } from '../connection.ts';
import { runStatement } from '../statement.ts';
import { categoryClassSql, filedLocallySql } from './factsSql.ts';

/** Rows of one question: so many that the way there and back is small, so few that memory and the embedded session stay free. */
const PAGE_ROWS = 20_000;

/**
 * Newest first; the next page begins behind the last case of this one. Each case travels as one JSON array: the driver
 * takes longer for eighteen columns than the database for the whole question. Codes of areas begin that of the unit grid.
 */
export const replayPage = {
  name: 'replay-cases',
  text: `
    SELECT json_build_array(c.id, c.number, c.reported_at, c.unit_code, c.category_id, c.unit_grid_code,
      c.responsibility_grid_code, array_to_string(c.professional_grid_codes, ' '), c.component_code, p.maintainer_code,
      p.owner_code, c.source,
      (extract(isodow FROM filed.at) * 1440 + extract(hour FROM filed.at) * 60 + extract(minute FROM filed.at))::int,
      ST_X(c.location), ST_Y(c.location)) AS past
    FROM cases c
    CROSS JOIN LATERAL (SELECT ${filedLocallySql('c.reported_at')} AS at) filed
    LEFT JOIN components p ON p.district_code = c.district_code AND p.code = c.component_code
    WHERE c.reported_at >= $1::timestamptz AND c.filed_at IS NOT NULL AND ($2::text IS NULL OR c.district_code = $2)
      AND ($3::timestamptz IS NULL OR (c.reported_at, c.id) < ($3::timestamptz, $4::uuid))
    ORDER BY c.reported_at DESC, c.id DESC LIMIT ${PAGE_ROWS}`,
};

type PastCase = readonly [
  id: string,
  number: string,
  reportedAt: string,
  unitCode: string | null,
  categoryId: string,
  unitGridCode: string,
  responsibilityGridCode: string | null,
  professionalGridCodes: string,
  componentCode: string | null,
  maintainerCode: string | null,
  ownerCode: string | null,
  source: DispatchFacts['source'],
  /** Weekday × 1440 + minute of the day. */
  filed: number,
  longitude: number,
  latitude: number,
];

const lookUps = {
  text: `
    SELECT
      (SELECT coalesce(jsonb_object_agg(g.id, jsonb_build_object('categoryClass', ${categoryClassSql}, 'categoryKind', g.kind,
          'trade', g.trade, 'professionalKind', g.professional_kind)), '{}') FROM categories g) AS categories,
      (SELECT coalesce(jsonb_object_agg(code, jsonb_build_object('code', code, 'kind', kind, 'name', name,
          'unitCode', unit_code)), '{}') FROM professional_grids) AS "professionalGrids",
      (SELECT coalesce(jsonb_object_agg(code, unit_code), '{}') FROM responsibility_grids
        WHERE unit_code IS NOT NULL) AS "responsibilityGrids"`,
};

type CategoryFacts = Pick<DispatchFacts, 'categoryClass' | 'categoryKind' | 'trade' | 'professionalKind'>;
interface LookUps {
  readonly categories: Readonly<Record<string, CategoryFacts>>;
  readonly professionalGrids: Readonly<Record<string, ProfessionalGridFacts>>;
  readonly responsibilityGrids: Readonly<Record<string, string>>;
}

/** Reads past cases for a dry run. What many cases share (categories, grids) is read once and joined here. */
export async function* readReplayCases(
  database: Database,
  since: string,
  districtCode: string | null,
): AsyncGenerator<readonly ReplayCase[]> {
  const [known] = await runStatement<LookUps>(database, lookUps, []);
  if (!known) throw new Error('the look-ups of the dry run gave no row');
  for (let last: PastCase | undefined; ; ) {
    const values = [since, districtCode, last?.[2] ?? null, last?.[0] ?? null];
    const rows = await runStatement<{ past: PastCase }>(database, replayPage, values);
    if (rows.length > 0) yield rows.map(({ past }) => toCase(past, known));
    if (rows.length < PAGE_ROWS) return;
    last = rows.at(-1)?.past;
  }
}

function toCase(past: PastCase, known: LookUps): ReplayCase {
  const [id, number, , unitCode, categoryId, unitGridCode, gridCode, professionalGridCodes, ...rest] = past;
  const [componentCode, maintainerCode, ownerCode, source, filed, longitude, latitude] = rest;
  const category = known.categories[categoryId];
  if (!category) throw new Error(`the category ${categoryId} of a case is missing`);
  const { district, subdistrict, community } = areasOfUnitGrid(unitGridCode);
  const facts: DispatchFacts = {
    categoryId,
    categoryClass: category.categoryClass,
    categoryKind: category.categoryKind,
    trade: category.trade,
    professionalKind: category.professionalKind,
    districtCode: district,
    subdistrictCode: subdistrict,
    communityCode: community,
    unitGridCode,
    responsibilityGridCode: gridCode,
    responsibilityGridUnitCode: (gridCode && known.responsibilityGrids[gridCode]) || null,
    professionalGrids:
      professionalGridCodes === ''
        ? []
        : professionalGridCodes.split(' ').flatMap((code) => known.professionalGrids[code] ?? []),
    componentCode,
    maintainerCode,
    ownerCode,
    source,
    filedAt: { weekday: Math.floor(filed / 1440), minute: filed % 1440 },
    location: { longitude, latitude },
  };
  return { id, number, unitCode, facts };
}
