import type { Knex } from 'knex';
import { z } from 'zod';
import { areaLevels } from '../../server/domain/grid/codes.ts';
import { bulkInsert } from '../bulkInsert.ts';
import { withoutIndexes } from '../bulkLoad.ts';
import { columns } from '../columns.ts';
import { readFeatures } from '../files.ts';
import { VALID_FROM } from '../step.ts';

const area = z.object({
  code: z.string(),
  level: z.enum(areaLevels),
  name: z.string(),
  parentCode: z.string().nullable(),
  districtCode: z.string(),
  synthetic: z.boolean(),
});

export async function seedAreas(knex: Knex.Transaction): Promise<void> {
  const rows = readFeatures('gis-data/base/areas.geojsonl.gz', area).map(({ properties, geometry }) => ({
    code: properties.code,
    level: properties.level,
    name: properties.name,
    parent_code: properties.parentCode,
    district_code: properties.districtCode,
    is_synthetic: properties.synthetic,
    boundary: geometry,
    valid_from: VALID_FROM,
  }));
  await withoutIndexes(knex, 'administrative_areas', () =>
    bulkInsert(knex, 'administrative_areas', columns.areas, rows, {
      boundary: 'ST_Multi(ST_SetSRID(r.boundary, 4326))',
    }),
  );
}

const baseFeature = z.object({
  layer: z.enum(['land', 'water', 'green', 'street']),
  class: z.string(),
  name: z.string().nullable(),
  minZoom: z.number(),
  synthetic: z.boolean(),
});

export async function seedBaseFeatures(knex: Knex.Transaction): Promise<void> {
  const rows = readFeatures('gis-data/base/base-features.geojsonl.gz', baseFeature).map(({ properties, geometry }) => ({
    layer: properties.layer,
    class: properties.class,
    name: properties.name,
    min_zoom: properties.minZoom,
    is_synthetic: properties.synthetic,
    shape: geometry,
  }));
  await withoutIndexes(knex, 'base_features', () =>
    bulkInsert(knex, 'base_features', columns.baseFeatures, rows, { shape: 'ST_SetSRID(r.shape, 4326)' }),
  );
}
