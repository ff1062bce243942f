import { cpus } from 'node:os';
import { divideTown, type TownDivision } from '../server/domain/division/cells/divideTown.ts';
import { defaultDivision, type Town } from '../server/domain/division/cells/town.ts';
import { generatedTown } from '../server/testing/generatedTown.ts';

const SEEDS = [1, 2, 3, 4, 5];
const RUNS = 3;

interface Row {
  readonly town: number;
  readonly figures: TownDivision['figures'];
  readonly isProved: boolean;
  readonly remarks: number;
  readonly seconds: number;
}

/**
 * Five generated towns of 4.3 km² divided on one core, median time of three runs. Reference: squares of 100 m laid over the same town, as
 * a plain grid would do it.
 */
export async function measureDivision(): Promise<unknown> {
  const rows = SEEDS.map((seed) => divideRepeatedly(seed, generatedTown(seed)));
  console.log(
    `\n## Division of generated towns, 4.3 km² each\nnode ${process.versions.node} · cores ${cpus().length}, one used · runs ${RUNS}\n`,
  );
  console.log(
    '| town | cells | in 7,000–13,000 m² | streets and water used | courtyards cut | components on a border / < 0.5 m | proofs | necks | mean PP | s | 100 m squares in range |',
  );
  console.log('|---|---|---|---|---|---|---|---|---|---|---|');
  for (const row of rows) console.log(lineOf(row));
  return {
    towns: rows.map(({ town, figures, isProved, seconds }) => ({ town, isProved, seconds, ...figures })),
    least: {
      inRangeShare: Math.min(...rows.map(({ figures }) => figures.inRangeShare ?? 0)),
      naturalShare: Math.min(...rows.map(({ figures }) => figures.naturalShare ?? 0)),
    },
    mostSeconds: Math.max(...rows.map(({ seconds }) => seconds)),
    isProved: rows.every(({ isProved }) => isProved),
  };
}

function divideRepeatedly(seed: number, town: Town): Row {
  const times: number[] = [];
  let division: TownDivision | null = null;
  for (let run = 0; run < RUNS; run += 1) {
    const began = performance.now();
    const result = divideTown(town, defaultDivision);
    times.push((performance.now() - began) / 1000);
    if ('faults' in result) throw new Error(JSON.stringify(result.faults));
    division = result.division;
  }
  if (!division) throw new Error('no run');
  times.sort((one, other) => one - other);
  return {
    town: seed,
    figures: division.figures,
    isProved: division.proofs.every(({ holds, isRequired }) => holds || !isRequired),
    remarks: division.proofs.filter(({ isRequired }) => !isRequired).reduce((sum, { broken }) => sum + broken, 0),
    seconds: times[RUNS >> 1] as number,
  };
}

const percent = (share: number | null) => (share === null ? '—' : `${(share * 100).toFixed(1)} %`);

function lineOf({ town, figures, isProved, remarks, seconds }: Row): string {
  const cells = [
    town,
    figures.cells,
    percent(figures.inRangeShare),
    percent(figures.naturalShare),
    `${figures.courtyardsCut} of ${figures.courtyards}`,
    `${figures.componentsOnBorder} / ${figures.componentsNearBorder}`,
    isProved ? 'all hold' : 'BROKEN',
    remarks,
    figures.meanCompactness.toFixed(3),
    seconds.toFixed(1),
    percent(squaresInRange(generatedTown(town))),
  ];
  return `| ${cells.join(' | ')} |`;
}

/** The share of 100 m squares clipped to a community whose area is in range: what a division blind to everything comes to. */
function squaresInRange(town: Town): number {
  const squares = new Map<string, number>();
  const step = 5;
  for (const { code, areas } of town.communities) {
    for (const rings of areas) {
      const ring = rings[0] ?? [];
      const [xs, ys] = [ring.map(([x]) => x), ring.map(([, y]) => y)];
      for (let y = Math.floor(Math.min(...ys)) + step / 2; y < Math.max(...ys); y += step) {
        const crossings = crossingsOf(rings, y);
        for (let x = Math.floor(Math.min(...xs)) + step / 2; x < Math.max(...xs); x += step) {
          if (crossings.filter((crossing) => crossing < x).length % 2 === 0) continue;
          const key = `${code} ${Math.floor(x / 100)} ${Math.floor(y / 100)}`;
          squares.set(key, (squares.get(key) ?? 0) + step * step);
        }
      }
    }
  }
  const areas = [...squares.values()];
  return areas.filter((area) => area >= 7000 && area <= 13_000).length / areas.length;
}

function crossingsOf(rings: Town['communities'][number]['areas'][number], y: number): number[] {
  return rings.flatMap((ring) =>
    ring.flatMap(([ax, ay], at) => {
      const [bx, by] = ring[(at + 1) % ring.length] as readonly [number, number];
      return ay > y !== by > y ? [ax + ((y - ay) / (by - ay)) * (bx - ax)] : [];
    }),
  );
}
