import type {
  ChangeOrigin,
  EarlierChange,
  InventoryPort,
  InventoryRoom,
} from '../../application/inventory/inventoryPort.ts';
import type { ComponentReceipt } from '../../contract/schemas/inventory.ts';
import { type Component, componentCode } from '../../domain/inventory/component.ts';
import type { ComponentDecision } from '../../domain/inventory/decideComponent.ts';
import type { Database } from '../connection.ts';
import { cityToday } from '../spatial/gridAtPoint.ts';
import { layerChanged } from '../tiles/layerChanged.ts';
import { inOneTransaction, type RunIn } from '../transaction.ts';
import { componentColumns } from './componentColumns.ts';

const earlier = `
  SELECT actor_id AS "actorId",
    jsonb_build_object('districtCode', district_code, 'code', component_code, 'version', version) AS receipt
  FROM component_changes WHERE district_code = $1 AND command_id = $2`;
const lock = `
  SELECT c.district_code AS "districtCode", c.code, ${componentColumns} FROM components c
  WHERE c.district_code = $1 AND c.code = $2 FOR UPDATE`;
const category = `
  SELECT code FROM categories WHERE id = $1 AND kind = 'component' AND valid_from <= ${cityToday} AND ${cityToday} < valid_to`;
const unknownUnits = `
  SELECT code FROM unnest($2::text[]) AS given (code)
  WHERE NOT EXISTS (SELECT FROM disposal_units u WHERE u.code = given.code AND u.district_code = $1)`;
const unknownPhotos = `
  SELECT sha256 FROM unnest($2::text[]) AS given (sha256)
  WHERE NOT EXISTS (SELECT FROM photos p WHERE p.district_code = $1 AND p.sha256 = given.sha256)`;
/** Taking past the last number would break the table's rule and the transaction with it, so it is asked first, under the lock. */
const takeSerial = `
  SELECT take_component_serials($1, $2, 1) AS serial
  WHERE NOT EXISTS (SELECT FROM component_serials
    WHERE district_code = $1 AND category_code = $2 AND last_serial >= 999999 FOR UPDATE)`;

const columns = `district_code, code, category_id, name, authority_code, owner_code, maintainer_code, unit_grid_code, state,
  recorded_on, changed_on, data_source, accuracy, note, location`;
const point = 'ST_SetSRID(ST_MakePoint($15::float8, $16::float8), 4326)';
const insert = `
  INSERT INTO components (${columns})
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, ${point}) RETURNING version`;
const update = `
  UPDATE components SET category_id = $3, name = $4, authority_code = $5, owner_code = $6, maintainer_code = $7, unit_grid_code = $8,
    state = $9, recorded_on = $10, changed_on = $11, data_source = $12, accuracy = $13, note = $14, location = ${point}
  WHERE district_code = $1 AND code = $2 RETURNING version`;
const record = `
  INSERT INTO component_changes (district_code, command_id, component_code, version, kind, actor_id, actor_name, at, before, after,
    reason, photos, survey_id)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`;
/** The tiles in which the component stands, or ever stood. */
const newTiles = layerChanged(
  ['components'],
  `(SELECT ST_Extent(ST_Transform(location, 3857)) FROM (
    SELECT location FROM components WHERE district_code = $1 AND code = $2
    UNION ALL
    SELECT location FROM component_history WHERE district_code = $1 AND code = $2
  ) AS places)`,
);

/** Does work on the stock in one transaction, which a refusal undoes. */
export function changeInventoryIn(database: Database): InventoryPort['change'] {
  return (work) => inOneTransaction(database, (run) => work(inventoryRoom(run)));
}

/** The stock inside a transaction. */
export function inventoryRoom(run: RunIn): InventoryRoom {
  return {
    async earlier(districtCode, commandId) {
      await run(`SELECT pg_advisory_xact_lock(hashtextextended($1, 16))`, [commandId]);
      return (await run<EarlierChange>(earlier, [districtCode, commandId]))[0] ?? null;
    },
    lock: async (districtCode, code) => (await run<Component>(lock, [districtCode, code]))[0] ?? null,
    today: async () => (await run<{ today: string }>(`SELECT ${cityToday}::text AS today`, []))[0]?.today ?? '',
    categoryCode: async (id) => (await run<{ code: string }>(category, [id]))[0]?.code ?? null,
    async unknownUnits(districtCode, codes) {
      if (codes.length === 0) return [];
      return (await run<{ code: string }>(unknownUnits, [districtCode, codes])).map(({ code }) => code);
    },
    async unknownPhotos(districtCode, digests) {
      if (digests.length === 0) return [];
      return (await run<{ sha256: string }>(unknownPhotos, [districtCode, digests])).map(({ sha256 }) => sha256);
    },
    async takeCode(districtCode, categoryCode) {
      const [row] = await run<{ serial: number }>(takeSerial, [districtCode, categoryCode]);
      return row ? componentCode(districtCode, categoryCode, row.serial) : null;
    },
    apply: (decision, origin) => apply(run, decision, origin),
  };
}

async function apply(run: RunIn, decision: ComponentDecision, origin: ChangeOrigin): Promise<ComponentReceipt> {
  const { component, kind, before, after, reason, photos } = decision;
  const { districtCode, code } = component;
  const version = kind === 'add-photos' ? component.version : await write(run, component, kind === 'add');
  await run(record, [
    districtCode,
    origin.commandId,
    code,
    version,
    kind,
    origin.actor.id,
    origin.actor.name,
    origin.at.toISOString(),
    JSON.stringify(before),
    JSON.stringify(after),
    reason,
    photos,
    origin.surveyId,
  ]);
  return { districtCode, code, version };
}

async function write(run: RunIn, c: Component, isNew: boolean): Promise<number> {
  const [row] = await run<{ version: number }>(isNew ? insert : update, [
    c.districtCode,
    c.code,
    c.categoryId,
    c.name,
    c.authorityCode,
    c.ownerCode,
    c.maintainerCode,
    c.unitGridCode,
    c.state,
    c.recordedOn,
    c.changedOn,
    c.dataSource,
    c.accuracy,
    c.note,
    c.location.longitude,
    c.location.latitude,
  ]);
  if (!row) throw new Error(`component ${c.code} is not there to be written`);
  await run(newTiles, [c.districtCode, c.code]);
  return row.version;
}
