import type { Position } from '../../server/domain/case/caseFile.ts';
import { pick, type Random } from '../random.ts';
import type { ComponentFacts } from './cityFacts.ts';

/** Bucket size in degrees, about 110 m; the search widens ring by ring. */
const CELL = 0.001;
const WIDEST_RING = 40;
const ANY = '*';

/** Components by category and bucket, to draw one near a place. */
export class ComponentIndex {
  private readonly buckets = new Map<string, ComponentFacts[]>();

  constructor(components: readonly ComponentFacts[]) {
    for (const component of components) {
      for (const category of [component.categoryId, ANY]) this.add(category, component);
    }
  }

  private add(category: string, component: ComponentFacts): void {
    const key = keyOf(category, component.districtCode, cell(component.longitude), cell(component.latitude));
    const bucket = this.buckets.get(key);
    if (bucket) bucket.push(component);
    else this.buckets.set(key, [component]);
  }

  /** One of the nearest components of a category (null: of any) in the district; null where none is near. */
  near(category: string | null, districtCode: string, place: Position, random: Random): ComponentFacts | null {
    const [x, y] = [cell(place.longitude), cell(place.latitude)];
    for (let ring = 0; ring <= WIDEST_RING; ring += 1) {
      const found = this.ring(category ?? ANY, districtCode, x, y, ring);
      if (found.length > 0) return pick(random, found);
    }
    return null;
  }

  private ring(category: string, districtCode: string, x: number, y: number, ring: number): ComponentFacts[] {
    const found: ComponentFacts[] = [];
    for (let dx = -ring; dx <= ring; dx += 1) {
      const step = Math.abs(dx) === ring ? 1 : 2 * ring;
      for (let dy = -ring; dy <= ring; dy += Math.max(step, 1)) {
        found.push(...(this.buckets.get(keyOf(category, districtCode, x + dx, y + dy)) ?? []));
      }
    }
    return found;
  }
}

const cell = (degrees: number): number => Math.floor(degrees / CELL);
const keyOf = (category: string, district: string, x: number, y: number): string => `${category}|${district}|${x}|${y}`;
