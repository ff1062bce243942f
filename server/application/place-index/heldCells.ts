import { type MercatorBox, meet } from '../../domain/mercator.ts';
import { boxOfCell, type CellNumber, cellsMeeting } from '../../domain/place-index/cellGrid.ts';
import { bytesOf, type PlaceCell } from '../../domain/place-index/placeCell.ts';
import { type PlaceLayer, type PlaceMoment, type PlaceNews, placeLayers, type ReadCell } from './placeIndexPort.ts';

/** Rounding of stored rectangles is far less than this. */
const MARGIN_METERS = 1;

interface Held {
  readonly cell: PlaceCell;
  /** When it was read. */
  readonly numbers: PlaceMoment['numbers'];
}

/** The cells in memory, each right at the present moment or gone. */
export class HeldCells {
  byteCount = 0;
  private readonly cells = new Map<CellNumber, Held>();
  /** Read at a later moment than the present one: not to be mixed with others before that has come. */
  private readonly early = new Set<CellNumber>();

  has(number: CellNumber): boolean {
    return this.cells.has(number);
  }

  /** The cell, if it may be used at the present moment. */
  get(number: CellNumber): PlaceCell | null {
    return this.early.has(number) ? null : (this.cells.get(number)?.cell ?? null);
  }

  put(number: CellNumber, { cell, day, numbers }: ReadCell, present: PlaceMoment): void {
    this.remove(number);
    this.cells.set(number, { cell, numbers });
    this.byteCount += bytesOf(cell);
    const isPresent = day === present.day && placeLayers.every((layer) => numbers[layer] === present.numbers[layer]);
    if (!isPresent) this.early.add(number);
  }

  /** Goes on to a later moment than any cell was read at: what changed since a cell was read takes it away. */
  follow(known: PlaceMoment, news: PlaceNews): void {
    if (known.day !== news.day || !isComplete(known, news)) this.clear();
    this.early.clear();
    for (const { layer, number, box } of news.changes) {
      for (const cell of box ? this.meeting(box) : this.cells.keys()) {
        const held = this.cells.get(cell);
        if (held && held.numbers[layer] < number) this.remove(cell);
      }
    }
  }

  private meeting([west, south, east, north]: MercatorBox): readonly CellNumber[] {
    const box = [west - MARGIN_METERS, south - MARGIN_METERS, east + MARGIN_METERS, north + MARGIN_METERS] as const;
    return cellsMeeting(box, this.cells.size) ?? [...this.cells.keys()].filter((cell) => meet(boxOfCell(cell), box));
  }

  private remove(number: CellNumber): void {
    const held = this.cells.get(number);
    if (held) this.byteCount -= bytesOf(held.cell);
    this.cells.delete(number);
    this.early.delete(number);
  }

  private clear(): void {
    this.cells.clear();
    this.early.clear();
    this.byteCount = 0;
  }
}

/** Layers of which each change has a row of its own; names have no place. */
const placedLayers: readonly PlaceLayer[] = placeLayers.filter((layer) => layer !== 'names');

/** Whether every number since the known ones is told. Fewer than known: the database was put back to an earlier state. */
function isComplete(known: PlaceMoment, news: PlaceNews): boolean {
  return placeLayers.every((layer) => {
    const told = news.changes.filter((change) => change.layer === layer).length;
    const raised = news.numbers[layer] - known.numbers[layer];
    return placedLayers.includes(layer) ? raised === told : raised >= 0;
  });
}
