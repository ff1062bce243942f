import { z } from 'zod';
import type { Position } from '../../server/domain/case/caseFile.ts';
import { readJson } from '../files.ts';
import { groupBy } from '../groupBy.ts';
import { normal, pick, type Random, weightedIndex } from '../random.ts';
import type { CityFacts, ComponentFacts, SeedCategory } from './cityFacts.ts';
import { ComponentIndex } from './componentIndex.ts';

const hotSpots = z.array(
  z.object({ districtCode: z.string(), name: z.string(), longitude: z.number(), latitude: z.number() }),
);
export type HotSpot = z.infer<typeof hotSpots>[number];
export const readHotSpots = () => readJson('seeds/data/hotSpots.json', hotSpots);

/** Where a case happens. */
export interface ChosenPlace {
  readonly districtCode: string;
  /** The component the case is about, or the one beside which an event happens. */
  readonly anchor: ComponentFacts;
  readonly isAboutComponent: boolean;
  readonly location: Position;
}

/** Of two deep districts, the one with most components gets this share of the cases. */
const MAIN_DISTRICT = 0.85;
/** Cases around hot spots, and how far around (degrees, about 170 m). */
const AROUND_HOT_SPOTS = 0.7;
const SPREAD = 0.0017;
const MINOR_HOT_SPOTS = 30;
/** An event lies up to this many degrees (some ten metres) beside its anchor. */
const BESIDE = 0.0001;

interface District {
  readonly code: string;
  readonly components: readonly ComponentFacts[];
  readonly hotSpots: readonly Position[];
  readonly hotSpotOf: (random: Random) => number;
}

/** Makes places that gather around hot spots, always at or beside a component, in districts that have components. */
export function drawPlaces(
  facts: Pick<CityFacts, 'components' | 'professionalPoints'>,
  named: readonly HotSpot[],
  random: Random,
): (category: SeedCategory, random: Random) => ChosenPlace {
  const index = new ComponentIndex(facts.components);
  const districts = districtsOf(facts.components, named, random);
  const districtOf = weightedIndex(
    districts.map((_, rank) => (rank === 0 ? MAIN_DISTRICT : (1 - MAIN_DISTRICT) / (districts.length - 1))),
  );
  return (category, source) => {
    for (;;) {
      const district = districts[districtOf(source)];
      if (!district) throw new RangeError('no district has components');
      const place = placeIn(district, category, facts, index, source);
      if (place) return place;
    }
  };
}

function districtsOf(components: readonly ComponentFacts[], named: readonly HotSpot[], random: Random): District[] {
  const byDistrict = groupBy(components, (component) => component.districtCode);
  return [...byDistrict]
    .sort(([, a], [, b]) => b.length - a.length)
    .map(([code, members]) => {
      const minor = Array.from({ length: MINOR_HOT_SPOTS }, () => pick(random, members));
      const spots = [...named.filter((spot) => spot.districtCode === code), ...minor];
      const weights = spots.map((_, rank) => 1 / (rank + 3));
      return { code, components: members, hotSpots: spots, hotSpotOf: weightedIndex(weights) };
    });
}

function placeIn(
  district: District,
  category: SeedCategory,
  { professionalPoints }: Pick<CityFacts, 'professionalPoints'>,
  index: ComponentIndex,
  random: Random,
): ChosenPlace | null {
  const inside = professionalPoints.filter(
    (point) => point.districtCode === district.code && point.kind === category.professionalKind,
  );
  const isBound = ['water', 'underground'].includes(category.professionalKind ?? '') && inside.length > 0;
  const wish = isBound ? pick(random, inside) : around(district, random);
  const isAboutComponent = category.kind === 'component';
  const anchor = index.near(isAboutComponent ? category.id : null, district.code, wish, random);
  if (!anchor) return null;
  const location = isAboutComponent ? anchor : isBound ? wish : beside(anchor, random);
  return { districtCode: district.code, anchor, isAboutComponent, location: rounded(location) };
}

function around(district: District, random: Random): Position {
  const spot = random() < AROUND_HOT_SPOTS ? district.hotSpots[district.hotSpotOf(random)] : undefined;
  if (!spot) return pick(random, district.components);
  return {
    longitude: spot.longitude + SPREAD * normal(random),
    latitude: spot.latitude + SPREAD * 0.85 * normal(random),
  };
}

function beside(anchor: Position, random: Random): Position {
  return {
    longitude: anchor.longitude + BESIDE * (2 * random() - 1),
    latitude: anchor.latitude + BESIDE * (2 * random() - 1),
  };
}

/** Seven decimals, about a centimetre, as in the base data. */
function rounded({ longitude, latitude }: Position): Position {
  return { longitude: Math.round(longitude * 1e7) / 1e7, latitude: Math.round(latitude * 1e7) / 1e7 };
}
