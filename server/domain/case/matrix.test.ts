import { describe, expect, it } from 'vitest';
import { actorFor, commandOf, contextFor } from '../../testing/caseFactory.ts';
import { caseAt, otherCase, refusedWith } from '../../testing/caseWalk.ts';
import { defaultRolePermissions, type RoleCode, roleCodes } from '../identity/permissions.ts';
import { isRefusal } from '../refusal.ts';
import { type CaseStatus, caseStatuses } from './caseFile.ts';
import { commandKinds } from './commandKind.ts';
import { decide } from './decide.ts';
import type { FollowingKind } from './guards.ts';

/** The columns of the matrix, in this order. */
const columns: readonly CaseStatus[] = [
  'reported',
  'confirming',
  'accepted',
  'filed',
  'dispatched',
  'handling',
  'suspended',
  'verifying',
  'verified',
  'closed',
  'refused',
  'voided',
  'duplicate',
  'split',
];

const answers: Readonly<Record<string, string | null>> = {
  '+': null,
  '-': 'transition-not-allowed',
  n: 'no-request',
  v: 'verification-required',
  w: 'not-your-unit',
  u: 'supervision-not-owed',
  o: 'not-overdue',
  a: 'no-appeal',
  q: 'no-audit',
  z: 'nothing-changed',
};

/** Worked by hand from DOMAIN §5: what each command answers in each status, and the roles that may give it at all. */
const matrix: Readonly<Record<FollowingKind, readonly [cells: string, ...roles: RoleCode[]]>> = {
  'request-confirmation': ['+-------------', 'intake-operator'],
  'assign-inspector': ['-+-----+------', 'intake-operator'],
  confirm: ['-+------------', 'inspector'],
  accept: ['+-------------', 'intake-operator'],
  refuse: ['++------------', 'intake-operator'],
  file: ['--+-----------', 'duty-officer'],
  dispatch: ['---+----------', 'dispatcher'],
  acknowledge: ['----+---------', 'disposal-unit'],
  'assign-sub-unit': ['----++--------', 'disposal-unit'],
  handle: ['-----+--------', 'disposal-unit'],
  'give-feedback': ['-----+--------', 'disposal-unit'],
  'request-return': ['----++--------', 'disposal-unit'],
  'decide-return': ['----nn--------', 'dispatcher'],
  'request-extension': ['----++--------', 'disposal-unit'],
  'decide-extension': ['----nn--------', 'dispatcher'],
  'request-suspension': ['----++--------', 'disposal-unit'],
  'decide-suspension': ['----nn--------', 'dispatcher'],
  wake: ['------+-------', 'dispatcher'],
  verify: ['-------+------', 'inspector'],
  rework: ['-------++-----', 'duty-officer'],
  close: ['-------v+-----', 'duty-officer'],
  void: ['+++++++++-----', 'duty-officer'],
  urge: ['+++++++++-----', 'supervisor'],
  'answer-urge': ['wwwwuuuuuuwwww', 'disposal-unit', 'dispatcher', 'duty-officer'],
  appeal: ['-------ooo----', 'disposal-unit'],
  'decide-appeal': ['-------aaa----', 'supervisor'],
  'audit-self-disposal': ['---------q----', 'duty-officer'],
  'link-duplicate': ['+++-----------', 'intake-operator', 'duty-officer', 'dispatcher'],
  'unlink-duplicate': ['------------+-', 'intake-operator', 'duty-officer', 'dispatcher'],
  merge: ['---++++-------', 'intake-operator', 'duty-officer', 'dispatcher'],
  split: ['--++----------', 'duty-officer'],
  reopen: ['---------+++--', 'duty-officer'],
  recategorise: ['++++----------', 'intake-operator', 'duty-officer', 'dispatcher'],
  relocate: ['++++----------', 'intake-operator', 'duty-officer', 'dispatcher'],
  recompute: ['zzzzzzzzz-----', 'administrator'],
  note: [
    '++++++++++++++',
    'inspector',
    'intake-operator',
    'duty-officer',
    'dispatcher',
    'disposal-unit',
    'supervisor',
    'administrator',
  ],
};
const kinds = Object.keys(matrix) as FollowingKind[];

describe('the matrix of statuses, commands and roles', () => {
  it('has a cell for every status and every command', () => {
    expect(columns).toEqual(caseStatuses);
    expect([...kinds, 'report', 'self-dispose'].sort()).toEqual([...commandKinds].sort());
    for (const kind of kinds) expect(matrix[kind][0]).toHaveLength(columns.length);
  });

  const cells = columns.flatMap((status, column) =>
    kinds.map((kind) => ({ status, kind, expected: answers[matrix[kind][0][column] ?? '?'] })),
  );
  it.each(cells)('$status × $kind: $expected', ({ status, kind, expected }) => {
    expect(refusedWith(caseAt(status), commandOf(kind), { other: otherCase() })).toBe(expected);
  });

  it.each(roleCodes)('%s: permission-denied exactly for the commands of other posts, whatever the status', (role) => {
    const cases = columns.map((status) => caseAt(status));
    for (const kind of kinds) {
      const isOfPost = matrix[kind].slice(1).includes(role);
      for (const caseFile of cases) {
        const answer = decide(caseFile, commandOf(kind), contextFor(actorFor(role), { other: otherCase() }));
        expect(isRefusal(answer) && answer.refused === 'permission-denied', `${role} ${kind}`).toBe(!isOfPost);
      }
    }
  });

  it('lets inspectors, operators and machines report, and only inspectors dispose on the spot', () => {
    const mayGive = (role: RoleCode, kind: 'report' | 'self-dispose', source: 'inspector' | 'hotline') => {
      const command = kind === 'report' ? commandOf(kind, { source }) : commandOf(kind);
      const answer = decide(null, command, contextFor(actorFor(role)));
      return isRefusal(answer) ? answer.refused : null;
    };
    for (const role of roleCodes) {
      const isReporter = ['inspector', 'intake-operator', 'hotline'].includes(role);
      const source = role === 'inspector' ? 'inspector' : 'hotline';
      expect(mayGive(role, 'report', source)).toBe(isReporter ? null : 'permission-denied');
      expect(mayGive(role, 'self-dispose', source)).toBe(
        role === 'inspector' ? null : isReporter ? 'source-not-allowed' : 'permission-denied',
      );
    }
  });

  it('gives no role both handling and verifying, or both filing and dispatching (two centres)', () => {
    for (const role of roleCodes) {
      const rights: readonly string[] = defaultRolePermissions[role];
      expect(rights.includes('case.dispose') && rights.includes('case.verify')).toBe(false);
      expect(rights.includes('case.file') && rights.includes('case.dispatch')).toBe(false);
    }
  });
});
