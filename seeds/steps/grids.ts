import type { Knex } from 'knex';
import { z } from 'zod';
import { areaClasses, areasOfUnitGrid, professionalKinds } from '../../server/domain/grid/codes.ts';
import { bulkInsert } from '../bulkInsert.ts';
import { withoutIndexes } from '../bulkLoad.ts';
import { columns } from '../columns.ts';
import { readFeatures } from '../files.ts';
import { VALID_FROM } from '../step.ts';

const boundary = 'ST_Multi(ST_SetSRID(r.boundary, 4326))';

const unitGrid = z.object({ code: z.string(), areaClass: z.enum(areaClasses) });

/** Unit grids; every district that has some also gets its position in the outbox. */
export async function seedUnitGrids(knex: Knex.Transaction): Promise<void> {
  const rows = readFeatures('gis-data/base/unit-grids.geojsonl.gz', unitGrid).map(({ properties, geometry }) => ({
    district_code: areasOfUnitGrid(properties.code).district,
    code: properties.code,
    area_class: properties.areaClass,
    boundary: geometry,
    valid_from: VALID_FROM,
  }));
  await withoutIndexes(knex, 'unit_grids', () =>
    bulkInsert(knex, 'unit_grids', columns.unitGrids, rows, {
      boundary: 'ST_SetSRID(r.boundary, 4326)',
      area_square_meters: 'ST_Area(r.boundary::geography)',
    }),
  );
  const districts = [...new Set(rows.map((row) => row.district_code))];
  await knex('outbox_positions').insert(districts.map((district_code) => ({ district_code, position: 0 })));
}

const responsibilityGrid = z.object({
  code: z.string(),
  name: z.string(),
  districtCode: z.string(),
  members: z.array(z.string()),
});

export async function seedResponsibilityGrids(knex: Knex.Transaction): Promise<void> {
  const features = readFeatures('gis-data/base/responsibility-grids.geojsonl.gz', responsibilityGrid);
  const rows = features.map(({ properties, geometry }) => ({
    district_code: properties.districtCode,
    code: properties.code,
    name: properties.name,
    boundary: geometry,
    valid_from: VALID_FROM,
  }));
  await bulkInsert(knex, 'responsibility_grids', columns.responsibilityGrids, rows, { boundary });
  const members = features.flatMap(({ properties }) =>
    properties.members.map((unitGridCode) => ({
      district_code: properties.districtCode,
      unit_grid_code: unitGridCode,
      responsibility_grid_code: properties.code,
      valid_from: VALID_FROM,
    })),
  );
  await withoutIndexes(knex, 'responsibility_grid_members', () =>
    bulkInsert(knex, 'responsibility_grid_members', columns.responsibilityGridMembers, members),
  );
}

const professionalGrid = z.object({
  code: z.string(),
  kind: z.enum(professionalKinds),
  name: z.string(),
  districtCode: z.string(),
  unitCode: z.string().nullable(),
});

export async function seedProfessionalGrids(knex: Knex.Transaction): Promise<void> {
  const features = readFeatures('gis-data/base/professional-grids.geojsonl.gz', professionalGrid);
  const rows = features.map(({ properties, geometry }) => ({
    district_code: properties.districtCode,
    code: properties.code,
    kind: properties.kind,
    name: properties.name,
    unit_code: properties.unitCode,
    boundary: geometry,
    valid_from: VALID_FROM,
  }));
  await bulkInsert(knex, 'professional_grids', columns.professionalGrids, rows, { boundary });
}
