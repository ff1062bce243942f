import type { Knex } from 'knex';
import { catalogueRepository } from '../../server/database/catalogue.ts';
import type { Database } from '../../server/database/connection.ts';
import { dispatchRepository } from '../../server/database/dispatch/dispatchRepository.ts';
import { categoryClassSql } from '../../server/database/dispatch/factsSql.ts';
import type { FilingConditionFacts, PlaceFacts } from '../../server/domain/case/context.ts';
import type { UnitFacts } from '../../server/domain/dispatch/facts.ts';
import type { CategoryKind, RuleSet } from '../../server/domain/dispatch/rules.ts';
import type { ProfessionalKind } from '../../server/domain/grid/codes.ts';
import { type CompiledCalendar, compileCalendar } from '../../server/domain/time-limit/calendar.ts';
import type { TimeLimit } from '../../server/domain/time-limit/units.ts';

export interface ComponentFacts {
  readonly districtCode: string;
  readonly code: string;
  readonly categoryId: string;
  readonly longitude: number;
  readonly latitude: number;
  readonly unitGridCode: string;
  readonly maintainerCode: string | null;
  readonly ownerCode: string | null;
}

export interface SeedCategory {
  readonly id: string;
  readonly kind: CategoryKind;
  readonly categoryClass: string;
  readonly trade: string | null;
  readonly professionalKind: ProfessionalKind | null;
  readonly conditions: readonly (FilingConditionFacts & { readonly filingText: string })[];
}

export interface UserFacts {
  readonly id: string;
  readonly login: string;
  readonly name: string;
  readonly roleCode: 'inspector' | 'intake-operator' | 'duty-officer' | 'dispatcher' | 'disposal-unit' | 'supervisor';
  /** Null: the whole city. */
  readonly districtCode: string | null;
  readonly unitCode: string | null;
}

/** What the history is made from, read once. */
export interface CityFacts {
  readonly calendar: CompiledCalendar;
  readonly rules: RuleSet;
  readonly ruleSetVersion: number | null;
  readonly units: readonly UnitFacts[];
  readonly subUnits: readonly SubUnit[];
  readonly categories: ReadonlyMap<string, SeedCategory>;
  /** Of the wanted categories only. */
  readonly components: readonly ComponentFacts[];
  /** By unit grid; in which professional grids a place lies depends on the point. */
  readonly places: ReadonlyMap<string, PlaceFacts>;
  /** Responsibility grid → its default unit. */
  readonly gridUnits: ReadonlyMap<string, string>;
  readonly users: readonly UserFacts[];
  /** Responsibility grid → its inspectors. */
  readonly patrols: ReadonlyMap<string, readonly string[]>;
  /** A point inside each professional grid. */
  readonly professionalPoints: readonly ProfessionalPoint[];
}

/** A unit that works for another. */
export interface SubUnit {
  readonly code: string;
  readonly parentCode: string;
  readonly subdistrictCode: string | null;
}

export interface ProfessionalPoint {
  readonly districtCode: string;
  readonly kind: ProfessionalKind;
  readonly longitude: number;
  readonly latitude: number;
}

/** Reads the city inside the step's transaction. */
export async function readCityFacts(
  knex: Knex.Transaction,
  categoryIds: readonly string[],
  now: Date,
): Promise<CityFacts> {
  // Named statements belong to the pool's connections; inside a transaction plain ones do.
  const database: Database = {
    knex,
    kind: 'embedded',
    hasVectorTiles: false,
    door: { connect: (port) => port.close() },
    close: async () => undefined,
  };
  const dispatch = dispatchRepository(database);
  const published = await dispatch.readPublished();
  const calendar = await catalogueRepository(database).readCalendar();
  const year = now.getUTCFullYear();
  return {
    calendar: compileCalendar(calendar, `${year - 1}-01-01`, `${year + 2}-12-31`),
    rules: published?.rules ?? [],
    ruleSetVersion: published?.version ?? null,
    units: await dispatch.listUnitFacts(null),
    subUnits: await readRows<SubUnit>(knex, subUnitsText),
    gridUnits: new Map((await readRows<GridUnit>(knex, gridUnitsText)).map(({ code, unitCode }) => [code, unitCode])),
    categories: new Map((await readRows<CategoryRow>(knex, categoriesText, [[...categoryIds]])).map(toCategory)),
    components: await readRows<ComponentFacts>(knex, componentsText, [[...categoryIds]]),
    places: new Map((await readRows<PlaceFacts>(knex, placesText)).map((place) => [place.unitGridCode, place])),
    users: await readRows<UserFacts>(knex, usersText),
    patrols: new Map((await readRows<Patrol>(knex, patrolsText)).map(({ code, users }) => [code, users])),
    professionalPoints: await readRows<ProfessionalPoint>(knex, professionalPointsText),
  };
}

interface GridUnit {
  readonly code: string;
  readonly unitCode: string;
}

interface Patrol {
  readonly code: string;
  readonly users: readonly string[];
}

type CategoryRow = Omit<SeedCategory, 'conditions'> & {
  readonly conditions: readonly {
    id: string;
    filingText: string;
    limits: Record<'A' | 'B' | 'C', TimeLimit>;
  }[];
};

function toCategory(row: CategoryRow): [string, SeedCategory] {
  return [row.id, { ...row, conditions: row.conditions.map((each) => ({ ...each, categoryId: row.id })) }];
}

async function readRows<Row>(knex: Knex, text: string, bindings: readonly string[][] = []): Promise<Row[]> {
  return (await knex.raw(text, bindings)).rows;
}

const subUnitsText = `
  SELECT code, parent_code AS "parentCode", subdistrict_code AS "subdistrictCode" FROM disposal_units
  WHERE parent_code IS NOT NULL ORDER BY code`;
const gridUnitsText = `
  SELECT code, unit_code AS "unitCode" FROM responsibility_grids WHERE unit_code IS NOT NULL`;
const categoriesText = `
  SELECT g.id, g.kind, ${categoryClassSql} AS "categoryClass", g.trade, g.professional_kind AS "professionalKind",
    (SELECT jsonb_agg(jsonb_build_object('id', f.id, 'filingText', f.filing_text, 'limits', (
        SELECT jsonb_object_agg(t.area_class, jsonb_build_object('value', t.limit_value, 'unit', t.limit_unit))
        FROM time_limits t WHERE t.filing_condition_id = f.id)) ORDER BY f.number)
      FROM filing_conditions f WHERE f.category_id = g.id) AS conditions
  FROM categories g WHERE g.id = ANY (?) ORDER BY g.id`;
const componentsText = `
  SELECT district_code AS "districtCode", code, category_id AS "categoryId", ST_X(location) AS longitude,
    ST_Y(location) AS latitude, unit_grid_code AS "unitGridCode", maintainer_code AS "maintainerCode", owner_code AS "ownerCode"
  FROM components WHERE category_id = ANY (?) AND unit_grid_code IS NOT NULL AND state <> 'removed' ORDER BY code`;
const placesText = `
  SELECT g.district_code AS "districtCode", g.subdistrict_code AS "subdistrictCode", g.community_code AS "communityCode",
    g.code AS "unitGridCode", '{}'::text[] AS "professionalGridCodes", m.responsibility_grid_code AS "responsibilityGridCode", g.area_class AS "areaClass"
  FROM unit_grids g LEFT JOIN responsibility_grid_members m ON (m.district_code, m.unit_grid_code) = (g.district_code, g.code)`;
const usersText = `
  SELECT id, login, display_name AS name, role_code AS "roleCode", district_code AS "districtCode", unit_code AS "unitCode"
  FROM users WHERE is_demo AND (district_code IS NOT NULL OR role_code = 'supervisor') ORDER BY login`;
const patrolsText = `
  SELECT responsibility_grid_code AS code, jsonb_agg(user_id ORDER BY user_id) AS users
  FROM responsibility_grid_inspectors GROUP BY responsibility_grid_code`;
const professionalPointsText = `
  SELECT district_code AS "districtCode", kind, ST_X(point) AS longitude, ST_Y(point) AS latitude
  FROM (SELECT code, district_code, kind, ST_PointOnSurface(boundary) AS point FROM professional_grids) grid ORDER BY code`;
