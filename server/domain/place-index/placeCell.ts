import type { Position } from '../case/caseFile.ts';
import type { AreaClass, ProfessionalKind } from '../grid/codes.ts';
import { boxOfCell, type CellNumber, positionOf } from './cellGrid.ts';
import { type Outline, type Outlines, packOutlines, standing } from './outlines.ts';
import { type KindColumns, type KindPool, packStock, type Stock, sharedKind } from './stock.ts';

/** A professional grid as an answer shows it. */
export interface ProfessionalGridFacts {
  readonly code: string;
  readonly kind: ProfessionalKind;
  readonly name: string;
  readonly unitCode: string | null;
}

/** Everything that meets a cell today, as it is read: grids in the order in which an answer prefers them. */
export interface CellContent {
  readonly unitGrids: readonly {
    readonly code: string;
    readonly areaClass: AreaClass;
    readonly areaSquareMeters: number;
    readonly responsibilityGridCode: string | null;
    readonly outline: Outline;
  }[];
  readonly professionalGrids: readonly (ProfessionalGridFacts & { readonly outline: Outline })[];
  readonly components: readonly KindColumns[];
}

/** A cell in typed arrays. */
export interface PlaceCell {
  readonly unitGrids: {
    readonly outlines: Outlines;
    readonly codes: Float64Array;
    readonly areaClasses: Uint8Array;
    readonly areasSquareMeters: Float64Array;
    /** Numbers in `responsibilityGridCodes`, whose first is "none". */
    readonly responsibilityGrids: Uint16Array;
    readonly responsibilityGridCodes: readonly (string | null)[];
  };
  readonly professionalGrids: { readonly outlines: Outlines; readonly facts: readonly ProfessionalGridFacts[] };
  readonly stock: Stock;
}

export interface UnitGridFacts {
  readonly code: string;
  readonly areaClass: AreaClass;
  readonly areaSquareMeters: number;
  readonly responsibilityGridCode: string | null;
}

const UNIT_GRID_DIGITS = 15;
/** Objects and headers of a cell, measured: what is not in its arrays. */
const CELL_BYTES = 4_000;

/** Packs what was read of a cell. */
export function packCell(cell: CellNumber, content: CellContent): PlaceCell {
  const [west, south] = boxOfCell(cell);
  const origin = positionOf(west, south);
  const { unitGrids: grids, professionalGrids } = content;
  const codes = [null, ...new Set(grids.flatMap(({ responsibilityGridCode }) => responsibilityGridCode ?? []))];
  const unitGrids = {
    outlines: packOutlines(
      grids.map(({ outline }) => outline),
      origin,
    ),
    codes: Float64Array.from(grids, ({ code }) => Number(code)),
    areaClasses: Uint8Array.from(grids, ({ areaClass }) => areaClass.charCodeAt(0)),
    areasSquareMeters: Float64Array.from(grids, ({ areaSquareMeters }) => areaSquareMeters),
    responsibilityGrids: Uint16Array.from(grids, (grid) => codes.indexOf(grid.responsibilityGridCode)),
    responsibilityGridCodes: codes,
  };
  const professional = {
    outlines: packOutlines(
      professionalGrids.map(({ outline }) => outline),
      origin,
    ),
    facts: professionalGrids.map(({ outline: _outline, ...facts }) => facts),
  };
  const stock = packStock(cell, content.components);
  return { unitGrids, professionalGrids: professional, stock };
}

/** The arrays of a cell, to be handed over to another thread. */
export function buffersOf({ unitGrids, professionalGrids, stock }: PlaceCell): ArrayBuffer[] {
  const parts: object[] = [unitGrids, unitGrids.outlines, professionalGrids.outlines, stock, stock.names];
  return parts.flatMap((columns) =>
    Object.values(columns).flatMap((column) => (ArrayBuffer.isView(column) ? (column.buffer as ArrayBuffer) : [])),
  );
}

/** What a cell takes of the memory, roughly. */
export function bytesOf(cell: PlaceCell): number {
  return buffersOf(cell).reduce((sum, { byteLength }) => sum + byteLength, CELL_BYTES);
}

/** The cell with the kinds of its components as all cells with the same pool have them: each once in memory. */
export function withSharedKinds(cell: PlaceCell, pool: KindPool): PlaceCell {
  return { ...cell, stock: { ...cell.stock, kinds: cell.stock.kinds.map((kind) => sharedKind(kind, pool)) } };
}

/** The unit grid at a point that lies clearly inside it, the first where several do; null where it is not clear. */
export function unitGridAt({ unitGrids }: PlaceCell, position: Position): UnitGridFacts | null {
  const found = areasAt(unitGrids.outlines, unitGrids.codes.length, position);
  const grid = found?.[0];
  if (grid === undefined) return null;
  return {
    code: String(unitGrids.codes[grid]).padStart(UNIT_GRID_DIGITS, '0'),
    areaClass: String.fromCharCode(unitGrids.areaClasses[grid] ?? 0) as AreaClass,
    areaSquareMeters: unitGrids.areasSquareMeters[grid] ?? 0,
    responsibilityGridCode: unitGrids.responsibilityGridCodes[unitGrids.responsibilityGrids[grid] ?? 0] ?? null,
  };
}

/** The professional grids at a point, in their order; null where it is not clear. */
export function professionalGridsAt(cell: PlaceCell, position: Position): ProfessionalGridFacts[] | null {
  const { outlines, facts } = cell.professionalGrids;
  const found = areasAt(outlines, facts.length, position);
  return found?.map((area) => facts[area] as ProfessionalGridFacts) ?? null;
}

/** The areas in which a point lies; null where it is too near to the border of one. */
function areasAt(outlines: Outlines, count: number, position: Position): number[] | null {
  const found: number[] = [];
  for (let area = 0; area < count; area += 1) {
    const where = standing(outlines, area, position);
    if (where === 'unsure') return null;
    if (where === 'inside') found.push(area);
  }
  return found;
}
