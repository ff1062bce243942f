import {
  type CoordinateSystem,
  degreeSystems,
  planeSystemsNear,
  systemOf,
} from '../../domain/survey/coordinateSystems.ts';
import {
  type Areas,
  decideSystem,
  insideShare,
  type LonLat,
  type SystemCandidate,
  type SystemWarning,
  warningsOf,
} from '../../domain/survey/detectSystem.ts';
import { SurveyRefused } from '../../domain/survey/refused.ts';
import type { ImportPort, SurveyFilePort } from './ports.ts';

interface Question {
  /** `auto`, or what the person chose. */
  readonly wish: string;
  /** What the file says. */
  readonly stated: string | null;
  readonly pairs: readonly (readonly [number, number])[];
  readonly districts: readonly { readonly code: string; readonly areas: Areas }[];
  readonly categoryIds: readonly string[];
}
interface Choice {
  readonly system: CoordinateSystem;
  readonly isSwapped: boolean;
  readonly insideShare: number;
  readonly warnings: readonly SystemWarning[];
  readonly places: readonly (LonLat | null)[];
}
type Dependencies = { readonly imports: ImportPort; readonly surveyFiles: SurveyFilePort };

/** Places asked for their neighbours; the middle distance of these is steady enough. */
const MEASURED_PLACES = 30;
/** A reading that brings fewer places than this into the districts needs no measuring. */
const WORTH_MEASURING = 0.5;

/**
 * The coordinate system of a file: the chosen one; else what the file says, unless the places then lie elsewhere; else the
 * one that brings the places into the districts and, among several, near to known components.
 */
export async function chooseSystem(dependencies: Dependencies, question: Question): Promise<Choice> {
  const city = await dependencies.imports.citySystems();
  const find = (text: string) => city.find(({ code }) => code === text) ?? systemOf(text);
  const { wish, stated } = question;
  if (wish !== 'auto') {
    const system = find(wish);
    if (!system) throw new SurveyRefused('import-crs-unknown', { crs: wish });
    return withWarnings(dependencies, question, system);
  }
  const told = stated === null ? null : find(stated);
  if (told) {
    const choice = await withWarnings(dependencies, question, told);
    if (choice.insideShare >= WORTH_MEASURING) return choice;
  }
  const planes = [...planeSystemsNear(middleLongitude(question.districts)), ...city];
  const systems = isDegrees(question.pairs) ? degreeSystems : planes;
  const candidates = await Promise.all(
    readings(dependencies, question, systems).map((one) => measured(dependencies, question, one)),
  );
  const decision = decideSystem(candidates);
  if (!decision) throw new SurveyRefused('import-crs-undecided', { examples: question.pairs.slice(0, 3) });
  const { system, isSwapped, insideShare: share } = decision.chosen;
  const places = placesOf(dependencies, question, system, isSwapped);
  return { system, isSwapped, insideShare: share, warnings: decision.warnings, places };
}

/** A named system is kept, with the order of its numbers found out; what speaks against it is told. */
async function withWarnings(dependencies: Dependencies, question: Question, system: CoordinateSystem): Promise<Choice> {
  const [straight, swapped] = readings(dependencies, question, [system]);
  if (!straight || !swapped) throw new SurveyRefused('import-crs-unknown', { crs: system.code });
  const better = swapped.insideShare > straight.insideShare ? swapped : straight;
  const chosen = await measured(dependencies, question, better);
  const shifted = system.kind === 'plane' ? [] : degreeSystems.filter(({ code }) => code !== system.code);
  const others = readings(dependencies, question, shifted).filter(({ isSwapped }) => isSwapped === chosen.isSwapped);
  const alternatives = await Promise.all(others.map((one) => measured(dependencies, question, one)));
  const { isSwapped, insideShare: share } = chosen;
  const places = placesOf(dependencies, question, system, isSwapped);
  return { system, isSwapped, insideShare: share, warnings: warningsOf(chosen, alternatives), places };
}

function readings(
  dependencies: Dependencies,
  question: Question,
  systems: readonly CoordinateSystem[],
): SystemCandidate[] {
  const areas = question.districts.flatMap((district) => district.areas);
  return systems.flatMap((system) =>
    [false, true].map((isSwapped) => {
      const share = insideShare(placesOf(dependencies, question, system, isSwapped), areas);
      return { system, isSwapped, insideShare: share, medianMeters: null };
    }),
  );
}

async function measured(
  dependencies: Dependencies,
  question: Question,
  candidate: SystemCandidate,
): Promise<SystemCandidate> {
  if (candidate.insideShare < WORTH_MEASURING) return candidate;
  const places = placesOf(dependencies, question, candidate.system, candidate.isSwapped).filter(
    (place) => place !== null,
  );
  // Files are often sorted by street: the first places alone would be one corner of the survey.
  const step = Math.ceil(places.length / MEASURED_PLACES);
  const medianMeters = await dependencies.imports.medianMetersToKnown(
    places.filter((_, index) => index % step === 0),
    question.categoryIds,
  );
  return { ...candidate, medianMeters };
}

function placesOf({ surveyFiles }: Dependencies, { pairs }: Question, system: CoordinateSystem, isSwapped: boolean) {
  const convert = surveyFiles.toDegrees(system, isSwapped);
  return pairs.map(([first, second]) => convert(first, second));
}

/** Degrees read as metres would all lie beside the origin of a city's own system, which is in the middle of the city. */
function isDegrees(pairs: Question['pairs']): boolean {
  const small = pairs.filter(([first, second]) => Math.abs(first) <= 180 && Math.abs(second) <= 180);
  return small.length > pairs.length / 2;
}

function middleLongitude(districts: Question['districts']): number {
  const longitudes = districts.flatMap(({ areas }) => areas.flatMap((rings) => rings[0]?.[0]?.[0] ?? []));
  return longitudes.reduce((sum, longitude) => sum + longitude, 0) / longitudes.length;
}
