import { beforeEach } from 'vitest';

/** For a `describe` whose steps stand each on the one before: after a failure the rest would only wait in vain. */
export function stepsFollowEachOther(): void {
  let hasFailed = false;
  beforeEach((context) => {
    context.skip(hasFailed, 'an earlier step failed');
    context.onTestFailed(() => {
      hasFailed = true;
    });
  });
}
