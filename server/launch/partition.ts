import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import {
  groupBorders,
  objectives,
  type PartitionInput,
  type PartitionOptions,
} from '../domain/division/partition/input.ts';
import { type Partition, partition } from '../domain/division/partition/partition.ts';
import { isRefusal } from '../domain/refusal.ts';

// npm run partition -- GRAPH.json --districts N: divides any graph, without a city and without a database.
// Ends with 0 when every goal is proved, 1 when one is missed, 2 when the input cannot be used.

const USAGE = `Usage: npm run partition -- GRAPH.json (--districts N | --max-load M) [--tolerance 0.02] [--objective ${objectives.join('|')}]
         [--borders ${groupBorders.join('|')}] [--seed 1] [--json]`;

const number = z.number();
const index = z.int();
const graphSchema = z.object({
  nodes: z.array(
    z.object({
      load: number,
      area: number,
      perimeter: number,
      x: number,
      y: number,
      group: z.union([z.string(), number]).nullish(),
    }),
  ),
  edges: z.array(z.tuple([index, index, number])),
  barriers: z.array(z.tuple([index, index])).optional(),
  fixed: z.array(index).optional(),
  previous: z.array(index).optional(),
});

/** Input that nothing can be done with. */
class UnusableInput extends Error {}

try {
  const { file, options, isJson } = readCommand();
  const { fixed, previous, ...input } = readGraph(file);
  const result = partition(input, { ...options, ...(fixed && { fixed }), ...(previous && { previous }) });
  if (isRefusal(result)) throw new UnusableInput(`${result.refused}: ${JSON.stringify(result.details ?? {})}`);
  console.log(isJson ? JSON.stringify({ plan: result.plan, ...result.certificate }) : tableOf(input, result));
  process.exitCode = result.certificate.isProved ? 0 : 1;
} catch (error) {
  if (!(error instanceof UnusableInput)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}

function readCommand(): { file: string; options: PartitionOptions; isJson: boolean } {
  const text = { type: 'string' } as const;
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        districts: text,
        'max-load': text,
        tolerance: text,
        objective: text,
        borders: text,
        seed: text,
        json: { type: 'boolean' },
      },
    });
    const [file, ...others] = positionals;
    if (!file || others.length > 0) throw new UnusableInput(`One graph file is needed.\n${USAGE}`);
    const options = {
      ...numberOption('districts', values.districts),
      ...numberOption('maxLoad', values['max-load']),
      ...numberOption('tolerance', values.tolerance),
      ...numberOption('seed', values.seed),
      ...wordOption('objective', objectives, values.objective),
      ...wordOption('borders', groupBorders, values.borders),
    };
    return { file, options, isJson: values.json === true };
  } catch (error) {
    if (error instanceof UnusableInput) throw error;
    throw new UnusableInput(`${error instanceof Error ? error.message : error}\n${USAGE}`);
  }
}

function numberOption(name: string, text: string | undefined): Record<string, number> {
  if (text === undefined) return {};
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value)) throw new UnusableInput(`${name} is no number: ${text}\n${USAGE}`);
  return { [name]: value };
}

function wordOption<const Word extends string>(name: string, words: readonly Word[], text: string | undefined) {
  if (text === undefined) return {};
  const word = words.find((known) => known === text);
  if (!word) throw new UnusableInput(`${name} is one of ${words.join(', ')}, not ${text}\n${USAGE}`);
  return { [name]: word };
}

function readGraph(file: string): z.infer<typeof graphSchema> {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new UnusableInput(`${file} cannot be read: ${error instanceof Error ? error.message : error}`);
  }
  const parsed = graphSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new UnusableInput(`${file} is no graph: ${issue?.path.join('.')}: ${issue?.message}`);
}

function tableOf(input: PartitionInput, { plan, certificate }: Partition): string {
  const share = (value: number | null) => (value === null ? '–' : value.toFixed(4));
  const counts = certificate.loads.map((_, d) => plan.filter((own) => own === d).length);
  const rows = certificate.loads.map((load, d) =>
    [d, counts[d] ?? 0, load.toFixed(2), share(certificate.meanLoad > 0 ? load / certificate.meanLoad : 1)]
      .map((cell) => String(cell).padStart(12))
      .join(''),
  );
  return [
    ['district', 'nodes', 'load', 'load/mean'].map((word) => word.padStart(12)).join(''),
    ...rows,
    '',
    `nodes ${input.nodes.length} · districts ${certificate.districts} · connected ${certificate.connectedDistricts}`,
    `load max/mean ${share(certificate.maxOverMean)} (bound ${share(certificate.bounds.maxOverMean)}), min/mean ${share(certificate.minOverMean)} (bound ${share(certificate.bounds.minOverMean)}), tolerance ${certificate.tolerance}`,
    `Polsby–Popper mean ${share(certificate.meanPolsbyPopper)}, worst ${share(certificate.worstPolsbyPopper)}`,
    `border between districts ${certificate.cutLength.toFixed(1)}, cut edges ${certificate.cutEdges}` +
      (certificate.movedNodes === null ? '' : `, moved nodes ${certificate.movedNodes}`),
    ...(certificate.parts.length > 1
      ? certificate.parts.map(
          (part) =>
            `part ${part.group ?? '–'}: nodes ${part.nodes}, districts ${part.districts}, max/mean ${share(part.maxOverMean)}, min/mean ${share(part.minOverMean)}`,
        )
      : []),
    ...certificate.shortfalls.map((shortfall) => `MISSED ${JSON.stringify(shortfall)}`),
    certificate.isProved ? 'PROVED every goal is kept' : 'NOT PROVED, see above',
  ].join('\n');
}
