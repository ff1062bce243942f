import { clockTimes, startClock } from '../../time-limit/clock.ts';
import type { CaseFile } from '../caseFile.ts';
import { effect, ended, type Rule } from './effect.ts';

/** 督办: a mark, a notice, and an answer owed within the policy's limit. Urging again starts the limit anew. */
export const urge: Rule<'urge'> = (moved, _command, { at, policy, calendar }) => {
  const { dueAt } = clockTimes(startClock(at, policy.supervisionAnswerLimit), calendar);
  return effect({ ...moved, supervision: 'owed', supervisionDueAt: dueAt }, { dueAt });
};

export const answerUrge: Rule<'answer-urge'> = (moved, _command, { at }) =>
  effect(
    { ...moved, supervision: 'answered' },
    { isInTime: moved.supervisionDueAt === null || at <= moved.supervisionDueAt },
  );

export const appeal: Rule<'appeal'> = (moved) =>
  effect({ ...moved, appeal: 'pending' }, { dueAt: moved.dueAt, handledAt: moved.handledAt });

/** Granted, the case no longer counts as overdue; what happened stays in the record. */
export const decideAppeal: Rule<'decide-appeal'> = (moved, { payload: { isApproved } }) =>
  effect({ ...moved, appeal: isApproved ? 'granted' : 'denied' }, { isApproved });

export const auditSelfDisposal: Rule<'audit-self-disposal'> = (moved, { payload: { passed } }, { at }) =>
  passed
    ? effect({ ...moved, selfDisposalAudit: 'passed' }, { passed })
    : effect(ended({ ...moved, status: 'voided', selfDisposalAudit: 'failed' }, at), { passed });

/**
 * What was ended goes on: a closed case is dispatched anew, a refused or voided one judged anew. Its clocks start afresh;
 * what they were stays in the record.
 */
export const reopen: Rule<'reopen'> = (moved) => {
  const fresh: CaseFile = {
    ...moved,
    reopenCount: moved.reopenCount + 1,
    unitCode: null,
    subUnitCode: null,
    previousUnitCode: null,
    isSelfDisposal: false,
    selfDisposalAudit: null,
    dispatchedAt: null,
    acknowledgedAt: null,
    handledAt: null,
    verifiedAt: null,
    verifierId: null,
    closedAt: null,
    disposalClock: null,
  };
  const from = { unitCode: moved.unitCode, dueAt: moved.dueAt, handledAt: moved.handledAt, closedAt: moved.closedAt };
  return moved.status === 'closed'
    ? effect({ ...fresh, status: 'filed' }, { from })
    : effect({ ...fresh, status: 'reported', acceptedAt: null, filedAt: null }, { from });
};
