import type { DispatchFacts, ProfessionalGridFacts } from '../../domain/dispatch/facts.ts';
import type { ReplayCase } from '../../domain/dispatch/replay.ts';
import type { Database } from '../connection.ts';
import { runStatement } from '../statement.ts';
import { categoryClassSql, filedLocallySql } from './factsSql.ts';

/** Rows of one question: so many that the way there and back is small, so few that memory and the embedded session stay free. */
const PAGE_ROWS = 20_000;

/** Newest first; the next page begins behind the last case of this one. */
export const replayPage = {
  name: 'replay-cases',
  text: `
    SELECT c.district_code, c.id, c.number, c.reported_at::text AS reported_at, c.unit_code, c.category_id, c.subdistrict_code,
      c.community_code, c.unit_grid_code, c.responsibility_grid_code, c.professional_grid_codes, c.component_code,
      p.maintainer_code, p.owner_code, c.source,
      (extract(isodow FROM filed.at) * 1440 + extract(hour FROM filed.at) * 60 + extract(minute FROM filed.at))::int AS filed,
      ST_X(c.location) AS longitude, ST_Y(c.location) AS latitude
    FROM cases c
    CROSS JOIN LATERAL (SELECT ${filedLocallySql('c.reported_at')} AS at) filed
    LEFT JOIN components p ON p.district_code = c.district_code AND p.code = c.component_code
    WHERE c.reported_at >= $1::timestamptz AND c.filed_at IS NOT NULL AND ($2::text IS NULL OR c.district_code = $2)
      AND ($3::timestamptz IS NULL OR (c.reported_at, c.id) < ($3::timestamptz, $4::uuid))
    ORDER BY c.reported_at DESC, c.id DESC LIMIT ${PAGE_ROWS}`,
};

interface PageRow {
  readonly district_code: string;
  readonly id: string;
  readonly number: string;
  readonly reported_at: string;
  readonly unit_code: string | null;
  readonly category_id: string;
  readonly subdistrict_code: string;
  readonly community_code: string;
  readonly unit_grid_code: string;
  readonly responsibility_grid_code: string | null;
  readonly professional_grid_codes: readonly string[];
  readonly component_code: string | null;
  readonly maintainer_code: string | null;
  readonly owner_code: string | null;
  readonly source: DispatchFacts['source'];
  /** Weekday × 1440 + minute of the day. */
  readonly filed: number;
  readonly longitude: number;
  readonly latitude: number;
}

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
  for (let last: PageRow | undefined; ; ) {
    const values = [since, districtCode, last?.reported_at ?? null, last?.id ?? null];
    const rows = await runStatement<PageRow>(database, replayPage, values);
    if (rows.length > 0) yield rows.map((row) => toCase(row, known));
    if (rows.length < PAGE_ROWS) return;
    last = rows.at(-1);
  }
}

function toCase(row: PageRow, known: LookUps): ReplayCase {
  const category = known.categories[row.category_id];
  if (!category) throw new Error(`the category ${row.category_id} of a case is missing`);
  const grid = row.responsibility_grid_code;
  const facts: DispatchFacts = {
    categoryId: row.category_id,
    categoryClass: category.categoryClass,
    categoryKind: category.categoryKind,
    trade: category.trade,
    professionalKind: category.professionalKind,
    districtCode: row.district_code,
    subdistrictCode: row.subdistrict_code,
    communityCode: row.community_code,
    unitGridCode: row.unit_grid_code,
    responsibilityGridCode: grid,
    responsibilityGridUnitCode: (grid && known.responsibilityGrids[grid]) || null,
    professionalGrids: row.professional_grid_codes.flatMap((code) => known.professionalGrids[code] ?? []),
    componentCode: row.component_code,
    maintainerCode: row.maintainer_code,
    ownerCode: row.owner_code,
    source: row.source,
    filedAt: { weekday: Math.floor(row.filed / 1440), minute: row.filed % 1440 },
    location: { longitude: row.longitude, latitude: row.latitude },
  };
  return { id: row.id, number: row.number, unitCode: row.unit_code, facts };
}
