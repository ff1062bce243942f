import type { CaseSummary } from '@contract/schemas';
import { describe, expect, it } from 'vitest';
import { addressOf } from './address';
import { CallError, codeOfStatus, readProblem } from './problem';
import { mayRetry, retryPause } from './queryClient';
import { distinct, replaceItem } from './queue';

describe('addresses', () => {
  it('fill parameters, escape them, repeat lists and leave out what is not given', () => {
    expect(addressOf('/api/cases/:districtCode/:caseId', { districtCode: '310101', caseId: 'a/b' })).toBe(
      '/api/cases/310101/a%2Fb',
    );
    expect(addressOf('/api/cases', {}, { status: ['reported', 'filed'], lamp: undefined, limit: 50, cursor: '' })).toBe(
      '/api/cases?status=reported&status=filed&limit=50',
    );
  });
});

describe('answers that are no success', () => {
  const answer = (status: number, body: unknown) => new Response(JSON.stringify(body), { status });

  it('carry the code of their problem', async () => {
    const body = { type: 't', title: 't', status: 409, code: 'stale-version', requestId: 'r', details: { actual: 3 } };
    expect(await readProblem(answer(409, body))).toMatchObject({ code: 'stale-version', details: { actual: 3 } });
  });

  it('get the nearest code when something in between answered', async () => {
    const page = new Response('<html>Bad gateway</html>', { status: 502 });
    expect(await readProblem(page)).toMatchObject({ code: 'unreachable', status: 502 });
    expect(codeOfStatus(418)).toBe('internal-error');
  });

  it('are asked again only when the cause may pass', () => {
    expect(mayRetry(0, new CallError('unreachable', 0))).toBe(true);
    expect(mayRetry(0, new CallError('permission-denied', 403))).toBe(false);
    expect(mayRetry(2, new CallError('unreachable', 0))).toBe(false);
    expect([0, 1, 9].map((count) => retryPause(count, new CallError('unreachable', 0)))).toEqual([1000, 2000, 30_000]);
    const counting = new CallError('figures-not-ready', 503);
    expect([mayRetry(99, counting), retryPause(99, counting)]).toEqual([true, 2000]);
  });
});

describe('a queue', () => {
  const item = (id: string, version: number) => ({ id, version }) as CaseSummary;

  it('shows a case once although pages overlap', () => {
    expect(distinct([item('a', 1), item('b', 1), item('a', 1)]).map(({ id }) => id)).toEqual(['a', 'b']);
  });

  it('changes a case where it stands', () => {
    const page = { items: [item('a', 1), item('b', 1)], nextCursor: null, total: 2 };
    const pages = replaceItem({ pages: [page], pageParams: [null] }, item('b', 2));
    expect(pages.pages[0]?.items).toEqual([item('a', 1), item('b', 2)]);
  });
});
