import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const sources = path.resolve(import.meta.dirname, '..');
const aliases = { '@contract': '../../server/contract', '@domain': '../../server/domain' } as const;

/** The file that an import of this product means, or null for a library. */
function fileOf(name: string, importer: string): string | null {
  const alias = Object.entries(aliases).find(([prefix]) => name.startsWith(`${prefix}/`));
  if (!alias && !name.startsWith('.')) return null;
  const bare = alias
    ? path.join(sources, alias[1], name.slice(alias[0].length))
    : path.join(path.dirname(importer), name);
  const candidates = [bare, `${bare}.ts`, `${bare}.tsx`, path.join(bare, 'index.ts')];
  return candidates.find((file) => existsSync(file) && statSync(file).isFile()) ?? null;
}

/** All files and libraries that have to be there before this file can run; what is imported on demand does not count. */
function neededBy(root: string): { files: Set<string>; libraries: Set<string> } {
  const files = new Set<string>();
  const libraries = new Set<string>();
  const visit = (file: string) => {
    if (files.has(file)) return;
    files.add(file);
    const text = readFileSync(file, 'utf8');
    for (const [, name = ''] of text.matchAll(/^(?:import|export)\s(?!type\s)(?:[^'=(]*\sfrom\s)?'([^']+)'/gm)) {
      const next = fileOf(name, file);
      if (next === null) libraries.add(name);
      else if (/\.tsx?$/.test(next)) visit(next);
    }
  };
  visit(root);
  return { files, libraries };
}

it.each([
  ['the client', 'app/start.tsx', 30],
  ['the heat map', 'features/heatmap/HeatmapPage.tsx', 40],
] as const)('%s begins without the component library, the schemas and the offline store', (_, root, fewest) => {
  const { files, libraries } = neededBy(path.join(sources, root));
  expect(files.size).toBeGreaterThan(fewest);
  expect(libraries).toContain('react');
  for (const late of ['antd', 'zod', 'dexie', 'echarts/core', 'csv-stringify/browser/esm/sync'])
    expect([...libraries]).not.toContain(late);
});
