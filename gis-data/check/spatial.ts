import type pg from 'pg';
import type { Layers } from './codes';
import { type BaseFeature, text } from './read';
import type { Report } from './report';

/** The same claims asked of PostGIS: validity, overlap of interiors, children against parents by area. */
export async function checkWithPostgis(report: Report, client: pg.Client, layers: Layers): Promise<void> {
  await client.query('CREATE TEMP TABLE shape (layer text, code text, parent text, geom geometry)');
  const level = (name: string): BaseFeature[] => layers.areas.filter((area) => area.properties.level === name);
  await load(client, 'district', level('district'), () => '');
  await load(client, 'subdistrict', level('subdistrict'), (area) => text(area, 'parentCode'));
  await load(client, 'community', level('community'), (area) => text(area, 'parentCode'));
  await load(client, 'unit grid', layers.unitGrids, (grid) => text(grid, 'code').slice(0, 12));
  await load(client, 'responsibility grid', layers.responsibility, (grid) => text(grid, 'subdistrictCode'));
  await load(client, 'professional grid', layers.professional, () => '');
  await load(client, 'map feature', layers.mapFeatures, () => '');
  await client.query('CREATE INDEX ON shape USING gist (geom); ANALYZE shape');
  await invalid(report, client);
  for (const layer of ['district', 'subdistrict', 'community', 'unit grid', 'responsibility grid']) {
    await overlapping(report, client, layer);
  }
  await uncovered(report, client, 'subdistrict', 'district');
  await uncovered(report, client, 'community', 'subdistrict');
  await uncovered(report, client, 'unit grid', 'community');
  await uncovered(report, client, 'responsibility grid', 'subdistrict');
}

async function load(
  client: pg.Client,
  layer: string,
  features: readonly BaseFeature[],
  parentOf: (feature: BaseFeature) => string,
): Promise<void> {
  await client.query(
    `INSERT INTO shape SELECT $1, code, parent, ST_SetSRID(ST_GeomFromGeoJSON(shape), 0)
     FROM unnest($2::text[], $3::text[], $4::text[]) AS row(code, parent, shape)`,
    [
      layer,
      features.map((feature) => text(feature, 'code')),
      features.map(parentOf),
      features.map((feature) => JSON.stringify(feature.geometry)),
    ],
  );
}

async function invalid(report: Report, client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ fault: string }>(
    `SELECT layer || ' ' || code || ' ' || ST_IsValidReason(geom) AS fault FROM shape WHERE NOT ST_IsValid(geom)`,
  );
  const total = await client.query<{ count: number }>('SELECT count(*)::int AS count FROM shape');
  report.none(
    'PostGIS: invalid areas',
    rows.map(({ fault }) => fault),
    total.rows[0]?.count ?? 0,
  );
}

async function overlapping(report: Report, client: pg.Client, layer: string): Promise<void> {
  const { rows } = await client.query<{ pair: string; pairs: number }>(
    `SELECT a.code || '/' || b.code AS pair FROM shape a JOIN shape b
       ON a.geom && b.geom AND a.code < b.code AND a.layer = $1 AND b.layer = $1
     WHERE ST_Relate(a.geom, b.geom, 'T********')`,
    [layer],
  );
  const total = await client.query<{ count: number }>('SELECT count(*)::int AS count FROM shape WHERE layer = $1', [
    layer,
  ]);
  report.none(
    `PostGIS: overlapping pairs, ${layer}`,
    rows.map(({ pair }) => pair),
    total.rows[0]?.count ?? 0,
  );
}

/** Square degrees; 1e-12 is about a hundredth of a square metre. */
const AREA_TOLERANCE = 1e-12;

async function uncovered(report: Report, client: pg.Client, child: string, parent: string): Promise<void> {
  const { rows } = await client.query<{ code: string; away: number }>(
    `SELECT p.code, ST_Area(ST_SymDifference(p.geom, c.geom)) AS away
     FROM (SELECT parent, ST_Union(geom) AS geom FROM shape WHERE layer = $1 GROUP BY parent) c
     JOIN shape p ON p.code = c.parent AND p.layer = $2`,
    [child, parent],
  );
  const faults = rows.filter(({ away }) => away > AREA_TOLERANCE).map(({ code, away }) => `${code} ${away}`);
  report.none(`PostGIS: ${child} against ${parent}, difference`, faults, rows.length);
}
