import { z } from 'zod';
import { missReasons } from '../../domain/division/cells/missedCells.ts';
import { divisionStages } from '../../domain/division/cells/progress.ts';
import { proofNames } from '../../domain/division/cells/prove.ts';
import type { editKinds } from '../../domain/division/edit/applyEdits.ts';
import { drawingRules } from '../../domain/division/edit/proveDrawing.ts';
import { drawnKinds } from '../../domain/grid/codes.ts';
import { districtCode, uuid } from '../schemas.ts';

const coordinate = z
  .int()
  .min(-(2 ** 25))
  .max(2 ** 25);
/** A point of a drawing in hundred-millionths of a degree from its origin. */
const point = z.tuple([coordinate, coordinate]);
const cellId = z.string().min(1).max(80);
const edit = <K extends (typeof editKinds)[number], S extends z.ZodRawShape>(kind: K, shape: S) =>
  z.strictObject({ id: uuid, kind: z.literal(kind), ...shape });

/** One edit of a drawing. */
export const gridEdit = z.discriminatedUnion('kind', [
  edit('merge', { into: cellId, other: cellId }),
  edit('split', { cell: cellId, line: z.array(point).min(2).max(200) }),
  edit('move', { from: point, to: point }),
  edit('bend', { from: point, next: point, to: point }),
  edit('straighten', { at: point }),
  edit('draw', {
    ring: z.array(point).min(3).max(500),
    community: z.string().regex(/^\d{6}(\d{6})?$/),
    pieceOf: cellId.optional(),
  }),
  edit('remove', { cell: cellId }),
  edit('join', { into: cellId, other: cellId }),
]);
export const gridEdits = z.array(gridEdit).max(500);

/** Unit grids with the borders that they share; `left` and `right` are places in `cells`, -1 outside. */
export const gridDrawing = z.object({
  origin: z.tuple([z.int(), z.int()]),
  cells: z.array(
    z.object({ id: cellId, communityCode: z.string(), code: z.string().nullable(), grid: z.string().optional() }),
  ),
  arcs: z.array(z.object({ points: z.array(point), left: z.int(), right: z.int() })),
  isOutsideFree: z.boolean().optional(),
  mayHavePieces: z.boolean().optional(),
  around: z
    .array(z.object({ code: z.string(), piece: z.int().optional(), rings: z.array(z.array(point)) }))
    .optional()
    .describe('grids outside of the draft that new borders must fit'),
});

export const unitGridDraftSummary = z.object({
  districtCode,
  id: uuid,
  name: z.string(),
  kind: z.enum(drawnKinds),
  communityCodes: z.array(z.string()).describe('communities of unit grids, subdistricts of professional grids'),
  editCount: z.int(),
  gridCount: z.int(),
  revision: z.int(),
  updatedByName: z.string().nullable(),
  updatedAt: z.string(),
  publishedAt: z.string().nullable(),
  /** The day from which the published grids hold. */
  validFrom: z.string().nullable(),
});
export type UnitGridDraftSummary = z.infer<typeof unitGridDraftSummary>;

/** What a division does, in this order: the base map is read first. */
export const runningDivisionStages = ['reading', ...divisionStages] as const;
export type RunningDivisionStage = (typeof runningDivisionStages)[number];

/** A division that is being computed; `share` of its present stage is done. */
export const runningDivision = z.object({
  districtCode,
  draftId: uuid,
  name: z.string(),
  stage: z.enum(runningDivisionStages),
  share: z.number().min(0).max(1),
});
export type RunningDivisionView = z.infer<typeof runningDivision>;

const share = z.number().nullable();
/** What a division came to and what was proved of it; areas in m², lengths in m. */
export const divisionCertificate = z.object({
  options: z.object({ targetArea: z.number(), tolerance: z.number(), seed: z.int() }),
  figures: z.object({
    cells: z.int(),
    inRange: z.int(),
    inRangeShare: share,
    smallestArea: z.number(),
    largestArea: z.number(),
    meanArea: z.number(),
    meanCompactness: z.number(),
    naturalLength: z.number(),
    naturalUsed: z.number(),
    naturalShare: share,
    courtyards: z.int(),
    courtyardsCut: z.int(),
    components: z.int(),
    componentsOnBorder: z.int(),
    componentsNearBorder: z.int(),
    cellsWithHoles: z.int(),
  }),
  proofs: z.array(
    z.object({
      name: z.enum(proofNames),
      holds: z.boolean(),
      isRequired: z.boolean(),
      broken: z.int(),
      examples: z.array(z.string()).readonly(),
    }),
  ),
  missed: z.array(z.object({ code: z.string(), area: z.number(), reason: z.enum(missReasons) })),
  cutCourtyards: z
    .array(z.tuple([z.number(), z.number()]).readonly())
    .readonly()
    .optional()
    .describe('a corner of each; drafts begun earlier do not tell it'),
});
export type DivisionCertificate = z.infer<typeof divisionCertificate>;

/** What is proved of the present drawing, and where the first break is. */
export const drawingProofs = z.array(
  z.object({
    name: z.enum(drawingRules),
    holds: z.boolean(),
    isRequired: z.boolean(),
    broken: z.int(),
    at: z.tuple([z.number(), z.number()]).readonly().nullable().describe('longitude and latitude of the first break'),
  }),
);
export type DrawingProofs = z.infer<typeof drawingProofs>;

/** `base` is the drawing as the draft began; the present one follows from it by the edits. */
export const unitGridDraft = unitGridDraftSummary.extend({
  base: gridDrawing,
  edits: gridEdits,
  /** Where the draft began with a division along streets and water. */
  certificate: divisionCertificate.nullable(),
  proofs: drawingProofs,
  bounds: z
    .tuple([z.number(), z.number(), z.number(), z.number()])
    .nullable()
    .describe('west, south, east, north of the chosen areas'),
});
export type UnitGridDraftView = z.infer<typeof unitGridDraft>;

export const gridPublication = z.object({
  ended: z.array(z.string()),
  begun: z.array(z.string()),
  /** Responsibility grids whose border changed with them: the old code and the one that follows. */
  responsibilityGrids: z.array(z.object({ ended: z.string(), begun: z.string() })),
  componentsMoved: z.int(),
});
export type UnitGridPublication = z.infer<typeof gridPublication>;
