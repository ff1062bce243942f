import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { startChunks } from './client/build/startChunks.ts';
import { endpoints } from './server/contract/endpoints.ts';

const folder = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** As much of the contract as it takes to call it (`client/src/api/endpointTable.ts`). */
const endpointTable = Object.fromEntries(
  Object.entries(endpoints).map(([name, { method, path, isRawBody }]) => [name, { method, path, isRawBody }]),
);

/** Pages get the schemas' library as `client/src/api/zod.ts` sets it, whichever module asks for it first. */
const setZod: Plugin = {
  name: 'set-zod',
  apply: 'build',
  config: () => ({ resolve: { alias: [{ find: /^zod$/, replacement: folder('client/src/api/zod.ts') }] } }),
};

/** One configuration for the client's build, its development server and the test projects. */
export default defineConfig({
  root: folder('client'),
  plugins: [react(), setZod, startChunks()],
  define: { __ENDPOINT_TABLE__: JSON.stringify(endpointTable) },
  resolve: { alias: { '@contract': folder('server/contract'), '@domain': folder('server/domain') } },
  build: {
    outDir: folder('dist/client'),
    emptyOutDir: true,
    target: 'es2022',
    // Everything is a file of its own: the content security policy lets no data: font in.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 2500,
  },
  worker: { format: 'es' },
  server: { proxy: { '/api': 'http://127.0.0.1:8080', '/tiles': 'http://127.0.0.1:8080' } },
  test: {
    root: folder('.'),
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          environment: 'node',
          include: ['server/**/*.test.ts', 'seeds/**/*.test.ts', 'gis-data/**/*.test.ts'],
          exclude: ['**/*.database.test.ts', '**/node_modules/**'],
          // Properties over thousands of cases, whole towns divided: they share two cores with the other suites.
          testTimeout: 90_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'client',
          environment: 'jsdom',
          include: ['client/src/**/*.test.{ts,tsx}'],
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'database',
          environment: 'node',
          include: ['server/**/*.database.test.ts', 'seeds/**/*.database.test.ts'],
          globalSetup: [folder('server/testing/prepareDatabase.ts')],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
        },
      },
      {
        extends: true,
        test: {
          name: 'journeys',
          environment: 'node',
          include: ['client/e2e/**/*.journey.ts'],
          globalSetup: [folder('client/e2e/startServer.ts')],
          testTimeout: 180_000,
          hookTimeout: 300_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
