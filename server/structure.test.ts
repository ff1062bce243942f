import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');

/** Which layers a layer's product code may import; the composition roots may import all. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  domain: ['domain'],
  contract: ['contract', 'domain'],
  application: ['application', 'contract', 'domain'],
  database: ['database', 'application', 'contract', 'domain', 'observe'],
  credentials: ['credentials'],
  files: ['files', 'application', 'contract', 'domain'],
  http: ['http', 'application', 'contract', 'domain', 'observe'],
  interchange: ['interchange', 'application', 'contract', 'domain'],
  jobs: ['jobs', 'application', 'contract', 'domain'],
  observe: ['observe'],
};
/** Libraries that have one home. */
const homes: Readonly<Record<string, RegExp>> = {
  // A bench measures beside Express as it comes.
  express: /^(server\/(http|testing)\/|bench\/constantServer\.ts$)/,
  knex: /^(server\/(database|testing)\/|migrations\/|seeds\/|bench\/|gis-data\/)/,
  'maplibre-gl': /^client\/src\/map\//,
  dexie: /^client\/src\/offline\//,
};
const pureLayers = ['domain', 'contract', 'application'];
const pureLibraries: ReadonlySet<string> = new Set(['zod', 'temporal-polyfill', 'flatbush', 'flatqueue']);

function sources(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|tsx|mts)$/.test(name) && !/node_modules|\.d\.mts$/.test(name))
    .map((name) => join(folder, name));
}

const files = ['server', 'client', 'migrations', 'seeds', 'bench', 'gis-data'].flatMap(sources);
const importsOf = (file: string): string[] =>
  [
    ...readFileSync(join(root, file), 'utf8').matchAll(
      /^(?:import|export)\s(?:[^'=(]*\sfrom\s)?'([^']+)'|\bimport\(\s*'([^']+)'/gm,
    ),
  ].map(([, statement, call]) => statement ?? call ?? '');
const isTest = (file: string): boolean => /\.test\.tsx?$|^server\/testing\//.test(file);

describe('the structure of the code', () => {
  it('is really read', () => {
    expect(files.length).toBeGreaterThan(150);
    expect(files.flatMap(importsOf).length).toBeGreaterThan(500);
  });

  it('keeps the layers: nothing imports a layer above its own', () => {
    const wrong: string[] = [];
    for (const file of files.filter((name) => name.startsWith('server/') && !isTest(name))) {
      const layer = file.split('/')[1] ?? '';
      for (const target of importsOf(file).filter((name) => name.startsWith('.'))) {
        const to = relative(root, resolve(root, dirname(file), target)).split('/')[1] ?? '';
        if (allowed[layer] && !allowed[layer].includes(to)) wrong.push(`${file} imports ${target}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('keeps domain, contract and application free of everything with I/O', () => {
    const wrong = files
      .filter((file) => pureLayers.some((layer) => file.startsWith(`server/${layer}/`)) && !isTest(file))
      .flatMap((file) =>
        importsOf(file)
          .filter((name) => !name.startsWith('.') && !pureLibraries.has(name))
          .map((name) => `${file}: ${name}`),
      );
    expect(wrong).toEqual([]);
  });

  it('keeps each library in its one home', () => {
    const wrong = files.flatMap((file) =>
      importsOf(file)
        .filter((name) => homes[name] && !homes[name].test(file) && !isTest(file))
        .map((name) => `${file}: ${name}`),
    );
    expect(wrong).toEqual([]);
  });

  it('lets the client see contract and domain alone, and no feature another', () => {
    const client = files.filter((file) => file.startsWith('client/src/'));
    const wrong = client.flatMap((file) =>
      importsOf(file)
        .filter((name) => {
          const feature = /^client\/src\/features\/([^/]+)\//.exec(file)?.[1];
          const path = relative(root, resolve(root, dirname(file), name));
          const other = name.startsWith('.') ? /^client\/src\/features\/([^/]+)\//.exec(path)?.[1] : undefined;
          return (feature && other && feature !== other) || (name.startsWith('.') && path.startsWith('server/'));
        })
        .map((name) => `${file}: ${name}`),
    );
    expect(wrong).toEqual([]);
  });

  it('keeps files small: none above 400 lines', () => {
    const long = files
      .map((file) => ({ file, lines: readFileSync(join(root, file), 'utf8').split('\n').length }))
      .filter(({ lines }) => lines > 401);
    expect(long).toEqual([]);
  });
});
