import { z } from 'zod';
import { caseStatuses } from '../../domain/case/caseFile.ts';
import { accuracyClasses, componentStates, dataSources } from '../../domain/inventory/component.ts';
import { type ComponentCommand, componentCommandKinds } from '../../domain/inventory/componentCommand.ts';
import { several } from '../endpoint.ts';
import { day, districtCode, instant, position, sha256, uuid } from '../schemas.ts';

export const componentCode = z.string().regex(/^\d{16}$/);
const unitCode = z.string().min(1).max(32);
const reason = z.string().trim().min(1).max(500);
const name = z.string().trim().min(1).max(100);
const note = z.string().trim().max(1000).nullable();
const photos = z.array(sha256).min(1).max(9);

/** By what components are found; the district is named beside it. What is left out does not narrow. */
export const componentFilterShape = {
  text: z.string().trim().max(100).optional().describe('the beginning of the code, or words of the name'),
  categoryId: several(z.string().max(64)),
  state: several(z.enum(componentStates)),
  gridCode: several(z.string().regex(/^(\d{6}|\d{9}|\d{12}|\d{15}|\d{9}Z\d{3})$/)).describe(
    'subdistricts, communities, responsibility grids or unit grids',
  ),
  maintainerCode: unitCode.optional(),
} as const;
export const componentFilter = z.strictObject({ ...componentFilterShape, districtCode });
export type ComponentFilter = z.infer<typeof componentFilter>;

export const componentSummary = z.object({
  districtCode,
  code: componentCode,
  version: z.int(),
  categoryId: z.string(),
  categoryName: z.string(),
  name: z.string(),
  state: z.enum(componentStates),
  unitGridCode: z.string().nullable(),
  maintainerName: z.string().nullable(),
  changedOn: day.nullable(),
  location: position,
});
export type ComponentSummary = z.infer<typeof componentSummary>;

const attributes = {
  name: z.string(),
  authorityCode: z.string().nullable(),
  ownerCode: z.string().nullable(),
  maintainerCode: z.string().nullable(),
  dataSource: z.enum(dataSources),
  accuracy: z.enum(accuracyClasses),
  note: z.string().nullable(),
};

const component = z.object({
  districtCode,
  code: componentCode,
  version: z.int(),
  categoryId: z.string(),
  ...attributes,
  unitGridCode: z.string().nullable(),
  state: z.enum(componentStates),
  recordedOn: day.nullable(),
  changedOn: day.nullable(),
  location: position,
});

/** A state that a component had, with when it began and ended. */
const earlierState = component
  .omit({ districtCode: true, code: true })
  .extend({ validFrom: instant, validTo: instant });

const componentChange = z.object({
  commandId: uuid,
  version: z.int(),
  kind: z.enum(componentCommandKinds),
  actorName: z.string(),
  at: instant,
  before: z.record(z.string(), z.unknown()),
  after: z.record(z.string(), z.unknown()),
  reason: z.string().nullable(),
  photos: z.array(sha256),
  surveyName: z.string().nullable(),
});

export const componentDetail = component.extend({
  categoryName: z.string(),
  authorityName: z.string().nullable(),
  ownerName: z.string().nullable(),
  maintainerName: z.string().nullable(),
  validFrom: instant,
  /** Newest first, at most 100 of each. */
  history: z.array(earlierState),
  changes: z.array(componentChange),
  cases: z.array(z.object({ id: uuid, number: z.string(), status: z.enum(caseStatuses), reportedAt: instant })),
});
export type ComponentDetail = z.infer<typeof componentDetail>;

const given = {
  name: name.optional(),
  authorityCode: unitCode.nullable().optional(),
  ownerCode: unitCode.nullable().optional(),
  maintainerCode: unitCode.nullable().optional(),
  dataSource: z.enum(dataSources).optional(),
  accuracy: z.enum(accuracyClasses).optional(),
  note: note.optional(),
};

function ofOne<K extends Exclude<ComponentCommand['kind'], 'add'>, S extends z.ZodType>(kind: K, payload: S) {
  const expectedVersion = z.int().min(1);
  return z.strictObject({
    kind: z.literal(kind),
    commandId: uuid,
    districtCode,
    code: componentCode,
    expectedVersion,
    payload,
  });
}

/** The body of `POST /api/component-commands`: one command against the stock, by kind. */
export const componentCommand = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('add'),
    commandId: uuid.describe('made by the client; the same id has one effect and one answer'),
    districtCode,
    payload: z.strictObject({
      ...given,
      name,
      categoryId: z.string().min(1).max(64),
      location: position,
      reason: reason.optional(),
      photos: photos.optional(),
    }),
  }),
  ofOne('edit', z.strictObject({ changes: z.strictObject(given), reason })),
  ofOne('move', z.strictObject({ location: position, reason })),
  ofOne('change-state', z.strictObject({ state: z.enum(componentStates).exclude(['removed']), reason })),
  ofOne('add-photos', z.strictObject({ photos, reason: reason.optional() })),
  ofOne('retire', z.strictObject({ reason })),
]) satisfies z.ZodType<ComponentCommand>;

export const componentReceipt = z.object({ districtCode, code: componentCode, version: z.int() });
export type ComponentReceipt = z.infer<typeof componentReceipt>;

/** WGS 84 / CGCS2000 longitude and latitude, or CGCS2000 three-degree Gauss–Krüger about 120° or 123° east, in metres. */
export const componentSrids = [4326, 4549, 4550] as const;
export type ComponentSrid = (typeof componentSrids)[number];

export const inventoryLevels = ['subdistrict', 'community', 'responsibility-grid', 'unit-grid'] as const;
export type InventoryLevel = (typeof inventoryLevels)[number];

/** What a district has, by area, category and state. A cell is `[area, category, state, count]`, each an index. */
export const inventoryStatistics = z.object({
  level: z.enum(inventoryLevels),
  editions: z
    .array(day)
    .describe('from which days its grids hold: the edition at the beginning, then each that began within'),
  areas: z.array(
    z.object({
      code: z.string(),
      name: z.string().nullable(),
      squareKilometers: z.number(),
      unitGridCount: z.int(),
      /** The latest day on which a component there was surveyed or changed. */
      surveyedOn: day.nullable(),
    }),
  ),
  categories: z.array(z.object({ id: z.string(), name: z.string() })),
  cells: z.array(z.tuple([z.int(), z.int(), z.int(), z.int()])),
});
export type InventoryStatistics = z.infer<typeof inventoryStatistics>;
