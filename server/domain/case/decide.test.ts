import { describe, expect, it } from 'vitest';
import { actorFor, commandOf, contextFor } from '../../testing/caseFactory.ts';
import { caseAt, decided, mainWalk, refusedWith } from '../../testing/caseWalk.ts';
import { refuse } from '../refusal.ts';
import type { Activity, CaseFile } from './caseFile.ts';
import { decide } from './decide.ts';

describe('the usual walk of a case', () => {
  it('goes from report to closure, one version and one activity a command', () => {
    let caseFile: CaseFile | null = null;
    const history: Activity[] = [];
    for (const [kind, status] of mainWalk) {
      const decision = decided(caseFile, commandOf(kind));
      expect(decision.activity).toMatchObject({ kind, fromStatus: caseFile?.status ?? null, toStatus: status });
      expect(decision.caseFile.version).toBe(history.length + 1);
      caseFile = decision.caseFile;
      history.push(decision.activity);
    }
    expect(caseFile).toMatchObject({ status: 'closed', unitCode: 'U1', version: 8 });
    expect(history.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('gives the disposal limit of the condition and area class when it is dispatched', () => {
    // Monday 2026-11-16 09:00 Shanghai + 4 working hours: 2.5 h to 11:30, then 1.5 h from 13:00.
    expect(decided(caseAt('filed'), commandOf('dispatch')).caseFile.dueAt).toBe('2026-11-16T06:30:00.000Z');
  });

  it('sends a case whose verification fails back to the same unit, counted', () => {
    const rework = decided(caseAt('verifying'), commandOf('verify', { passed: false, note: '仍有垃圾' })).caseFile;
    expect(rework).toMatchObject({ status: 'handling', reworkCount: 1, unitCode: 'U1', handledAt: null });
  });
});

describe('refusals', () => {
  it.each([
    ['outside every grid', commandOf('report'), { place: refuse('outside-grid') }, 'outside-grid'],
    ['an unknown category', commandOf('report'), { categories: [] }, 'category-unknown'],
    [
      'a category that is not reportable',
      commandOf('report'),
      { categories: [{ id: 'e0102', isReportable: false }] },
      'category-not-reportable',
    ],
    [
      'a condition of another category',
      commandOf('report'),
      { filingConditions: [{ id: 'e0102-1', categoryId: 'x', limits: {} }] },
      'filing-condition-unknown',
    ],
    ['an unknown component', commandOf('report', { componentCode: '9901010101000001' }), {}, 'component-unknown'],
    [
      'a component of another category',
      commandOf('report', { componentCode: '9901010101000001' }),
      { component: { code: '9901010101000001', categoryId: 'c0101' } },
      'component-category-mismatch',
    ],
    ['an inspector’s report without a photo', commandOf('report', { photos: [] }), {}, 'photo-required'],
    ['a photo that never arrived', commandOf('report'), { missingPhotos: ['a'.repeat(64)] }, 'photo-unknown'],
    ['an inspector who claims the hotline', commandOf('report', { source: 'hotline' }), {}, 'source-not-allowed'],
    [
      'a report in another district',
      commandOf('report'),
      { actor: actorFor('inspector', { districtCode: '990102' }) },
      'not-your-district',
    ],
  ] as const)('report: %s', (_name, command, changes, code) => {
    expect(refusedWith(null, command, changes)).toBe(code);
  });

  it('files a hotline case only after it was confirmed on site', () => {
    const actor = actorFor('intake-operator');
    const reported = decided(null, commandOf('report', { source: 'hotline', photos: [] }), { actor }).caseFile;
    const unconfirmed = decided(reported, commandOf('accept')).caseFile;
    expect(refusedWith(unconfirmed, commandOf('file'))).toBe('confirmation-required');
    const confirming = decided(reported, commandOf('request-confirmation')).caseFile;
    const confirmed = decided(confirming, commandOf('confirm')).caseFile;
    expect(decided(decided(confirmed, commandOf('accept')).caseFile, commandOf('file')).caseFile.status).toBe('filed');
    expect(decided(confirming, commandOf('confirm', { found: false })).caseFile.status).toBe('refused');
  });

  it('keeps the doer from verifying, and other units from handling', () => {
    const handled = caseAt('verifying');
    const handler = actorFor('inspector', { id: handled.handlerId ?? '' });
    expect(refusedWith(handled, commandOf('verify'), { actor: handler })).toBe('doer-cannot-verify');
    expect(refusedWith(handled, commandOf('verify'), { actor: actorFor('inspector', { unitCode: 'U1' }) })).toBe(
      'doer-cannot-verify',
    );
    const other = actorFor('disposal-unit', { unitCode: 'U2' });
    expect(refusedWith(caseAt('dispatched'), commandOf('acknowledge'), { actor: other })).toBe('not-your-unit');
  });

  it('refuses a command on a version that has passed, and says what changed since', () => {
    const unseenChanges = [{ sequence: 2, kind: 'accept', actorName: '受理员', at: '2026-11-16T01:00:00.000Z' }];
    const answer = decide(
      caseAt('accepted'),
      commandOf('file', {}, { expectedVersion: 1 }),
      contextFor(actorFor('duty-officer'), { unseenChanges }),
    );
    expect(answer).toEqual(
      refuse('stale-version', { expected: 1, actual: 2, status: 'accepted', changes: unseenChanges }),
    );
  });

  it('refuses units of other districts, missing conditions, photos and reasons', () => {
    expect(refusedWith(caseAt('filed'), commandOf('dispatch'), { unit: null })).toBe('unit-unknown');
    expect(
      refusedWith(caseAt('filed'), commandOf('dispatch'), {
        unit: { code: 'U9', districtCode: '990102', parentCode: null },
      }),
    ).toBe('unit-of-other-district');
    expect(refusedWith(caseAt('handling'), commandOf('give-feedback', { photos: [] }))).toBe('photo-required');
    expect(refusedWith(caseAt('verifying'), commandOf('verify', { passed: false }))).toBe('reason-required');
    const bare = decided(null, commandOf('report', { filingConditionId: undefined })).caseFile;
    expect(refusedWith(decided(bare, commandOf('accept')).caseFile, commandOf('file'))).toBe(
      'filing-condition-required',
    );
  });
});
