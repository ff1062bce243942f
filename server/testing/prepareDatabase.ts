import type { TestProject } from 'vitest/node';
import { embeddedTemplate } from './embeddedTemplate.ts';
import { serverTemplate } from './serverTemplate.ts';

/** From where a test file's own database is copied. */
export type TestDatabaseSource =
  | { kind: 'embedded'; dump: string }
  | { kind: 'server'; adminUrl: string; template: string };

declare module 'vitest' {
  interface ProvidedContext {
    testDatabase: TestDatabaseSource;
  }
}

/** Prepares one migrated template before the database tests; TEST_DATABASE says on which kind (embedded or server). */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  if (process.env.TEST_DATABASE === 'server') {
    const { adminUrl, template, stop } = await serverTemplate();
    project.provide('testDatabase', { kind: 'server', adminUrl, template });
    return stop;
  }
  project.provide('testDatabase', { kind: 'embedded', dump: await embeddedTemplate() });
  return async () => undefined;
}
