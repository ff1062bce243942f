import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { divideTown, type TownDivision } from '../domain/division/cells/divideTown.ts';
import { type DivisionOptions, defaultDivision } from '../domain/division/cells/town.ts';
import { readTown, TownFileError } from '../interchange/division/readTown.ts';
import { certificateOf, writeArcs, writeCells } from '../interchange/division/writeDivision.ts';

const USAGE = `Usage: npm run divide -- TOWN.geojson [--target 10000] [--tolerance 0.3] [--seed 1] [--json]
TOWN.geojson: features with "layer": communities (with a 12-digit "code"), streets, water, courtyards, components.
Exit code: 0 divided and proved, 1 a proof failed, 2 unusable input.`;

/** Divides a town's file into unit grids and prints them with what was proved. */
function main(): number {
  const command = readCommand();
  if (typeof command === 'string') return fail(command);
  try {
    const { town, plane } = readTown(readFileSync(command.file, 'utf8'));
    const result = divideTown(town, command.options);
    if ('faults' in result) {
      return fail(
        result.faults
          .map(({ code, path, at, value }) => [path, code, value, at].filter((part) => part != null).join(' · '))
          .join('\n'),
      );
    }
    const certificate = certificateOf(result.division);
    if (command.isJson) {
      const cells = writeCells(result.division, plane);
      process.stdout.write(`${JSON.stringify({ cells, arcs: writeArcs(result.division, plane), certificate })}\n`);
    } else process.stdout.write(`${describe(result.division)}\n`);
    return certificate.isProved ? 0 : 1;
  } catch (error) {
    if (error instanceof TownFileError || (error as NodeJS.ErrnoException).code) return fail((error as Error).message);
    throw error;
  }
}

interface Command {
  readonly file: string;
  readonly options: DivisionOptions;
  readonly isJson: boolean;
}

/** The command line, or what is wrong with it. */
function readCommand(): Command | string {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        target: { type: 'string', default: String(defaultDivision.targetArea) },
        tolerance: { type: 'string', default: String(defaultDivision.tolerance) },
        seed: { type: 'string', default: String(defaultDivision.seed) },
        json: { type: 'boolean', default: false },
      },
    });
    const [file, ...more] = positionals;
    if (!file || more.length > 0) return USAGE;
    const [targetArea, tolerance, seed] = [Number(values.target), Number(values.tolerance), Number(values.seed)];
    if (!(targetArea >= 100 && targetArea <= 10_000_000)) return `--target: 100 to 10,000,000 m², not ${values.target}`;
    if (!(tolerance > 0 && tolerance < 1)) return `--tolerance: more than 0 and less than 1, not ${values.tolerance}`;
    if (!Number.isInteger(seed)) return `--seed: a whole number, not ${values.seed}`;
    return { file, options: { targetArea, tolerance, seed }, isJson: values.json };
  } catch (error) {
    return `${(error as Error).message}\n${USAGE}`;
  }
}

function fail(text: string): number {
  process.stderr.write(`${text}\n`);
  return 2;
}

const percent = (share: number | null): string => (share === null ? '—' : `${(share * 100).toFixed(1)} %`);
const count = (value: number): string => Math.round(value).toLocaleString('en');

function describe({ figures, proofs, missed, cutCourtyards }: TownDivision): string {
  return [
    `cells                     ${count(figures.cells)}, in range ${count(figures.inRange)} (${percent(figures.inRangeShare)})`,
    `area                      ${count(figures.smallestArea)} to ${count(figures.largestArea)} m², mean ${count(figures.meanArea)} m²`,
    `streets and water used    ${count(figures.naturalUsed)} of ${count(figures.naturalLength)} m (${percent(figures.naturalShare)})`,
    `courtyards cut            ${figures.courtyardsCut} of ${figures.courtyards}`,
    `components on a border    ${figures.componentsOnBorder} of ${figures.components}, within half a metre ${figures.componentsNearBorder}`,
    `mean Polsby–Popper        ${figures.meanCompactness.toFixed(3)}`,
    '',
    ...proofs.map(
      ({ name, holds, isRequired, broken, examples }) =>
        `${holds ? 'holds ' : isRequired ? 'BROKEN' : 'remark'} ${name}${holds ? '' : `: ${broken} (${examples.slice(0, 5).join(', ')})`}`,
    ),
    ...(missed.length > 0 ? ['', 'out of range:'] : []),
    ...missed.map(({ code, area, reason }) => `${code}  ${count(area)} m²  ${reason}`),
    ...(cutCourtyards.length > 0 ? ['', 'courtyards in several cells:'] : []),
    ...cutCourtyards.map(({ courtyard, cells }) => `courtyards[${courtyard}]  ${cells.join(', ')}`),
  ].join('\n');
}

process.exitCode = main();
