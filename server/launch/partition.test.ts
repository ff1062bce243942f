import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { squares } from '../testing/madeMaps.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const folder = mkdtempSync(path.join(tmpdir(), 'wangge-partition-'));
afterAll(() => rmSync(folder, { recursive: true }));

interface Ended {
  code: number;
  out: string;
  error: string;
}

function run(graph: unknown, ...parameters: string[]): Promise<Ended> {
  const file = path.join(folder, `${Math.random()}.json`);
  writeFileSync(file, typeof graph === 'string' ? graph : JSON.stringify(graph));
  const env = { PATH: process.env.PATH, HOME: process.env.HOME };
  return new Promise((resolve) => {
    const program = ['--import', 'tsx', 'server/launch/partition.ts', file, ...parameters];
    execFile(process.execPath, program, { cwd: ROOT, env }, (failure, out, error) =>
      resolve({ code: typeof failure?.code === 'number' ? failure.code : 0, out, error }),
    );
  });
}

describe('npm run partition', () => {
  test('prints plan and certificate as JSON and nothing else', async () => {
    const { code, out } = await run(squares(8, 8), '--districts', '4', '--json');
    const answer = JSON.parse(out);
    expect(code).toBe(0);
    expect(answer.plan).toHaveLength(64);
    expect(answer).toMatchObject({ loads: [16, 16, 16, 16], maxOverMean: 1, isContiguous: true, cutEdges: 16 });
  }, 60_000);

  test('prints a table to read, and ends with 1 when a goal is missed', async () => {
    const map = squares(4, 4, (column, line) => (column + line === 0 ? 30 : 1));
    const { code, out } = await run(map, '--districts', '3');
    expect(code).toBe(1);
    expect(out).toContain('MISSED {"code":"node-heavier-than-tolerance","node":0,"load":30,"bound":2}');
    expect(out).toMatch(/NOT PROVED, see above\n$/);
  }, 60_000);

  test('finds the number of districts from a maximum load', async () => {
    const { code, out } = await run(squares(4, 4), '--max-load', '4', '--objective', 'border', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ districts: 4, cutEdges: 8 });
  }, 60_000);

  test.each([
    ['no JSON', '{', ['--districts', '2'], /cannot be read/],
    ['no graph', { nodes: [{ load: 1 }], edges: [] }, ['--districts', '1'], /is no graph: nodes\.0\.area/],
    ['an edge to nowhere', { ...squares(2, 1), edges: [[0, 9, 1]] }, ['--districts', '1'], /graph-invalid.*edges\[0\]/],
    ['more districts than nodes', squares(2, 1), ['--districts', '3'], /district-count-impossible/],
    ['no number', squares(2, 1), ['--districts', 'two'], /districts is no number: two/],
    ['no goal', squares(2, 1), [], /partition-option-invalid/],
    [
      'an unknown word',
      squares(2, 1),
      ['--districts', '1', '--objective', 'beauty'],
      /objective is one of shape, border/,
    ],
    ['an unknown option', squares(2, 1), ['--colour', 'red'], /Usage/],
  ])(
    'ends with 2 and says why: %s',
    async (_, graph, parameters, message) => {
      const { code, out, error } = await run(graph, ...parameters);
      expect(error).toMatch(message);
      expect({ code, out }).toEqual({ code: 2, out: '' });
    },
    60_000,
  );
});
