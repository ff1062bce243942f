import { type Refusal, refuse } from '../../refusal.ts';
import type { CaseFile } from '../caseFile.ts';
import type { CommandOf } from '../commands.ts';
import type { DecisionContext } from '../context.ts';
import { distanceMeters } from '../distance.ts';
import { effect, ended, type Rule, visitDetails } from './effect.ts';
import { resumed } from './requests.ts';

/** 核查: on site after handling. Its position is compared with the case's, and the distance kept. */
export const verify: Rule<'verify'> = (moved, command, context) => {
  const { passed, photos, fix, note } = command.payload;
  if (context.policy.isVerificationPhotoRequired && photos.length === 0) return refuse('photo-required');
  if (!passed && !note) return refuse('reason-required');
  const objection = distanceObjection(moved, command, context);
  if (objection) return objection;
  const details = { passed, ...visitDetails(moved.location, fix) };
  if (!passed) return effect(sentBack(moved, context.at), details);
  return effect({ ...moved, verifiedAt: context.at, verifierId: context.actor.id, assigneeId: null }, details);
};

function distanceObjection(
  { location }: CaseFile,
  { payload: { fix } }: CommandOf<'verify'>,
  { policy: { maximumVerificationMeters } }: DecisionContext,
): Refusal | null {
  if (maximumVerificationMeters === null) return null;
  if (!fix) return refuse('position-required');
  const meters = Math.round(distanceMeters(location, fix) - fix.accuracyMeters);
  return meters > maximumVerificationMeters ? refuse('too-far', { meters, maximum: maximumVerificationMeters }) : null;
}

/** 返工: back to the same unit, counted; the clock that stood still since the feedback goes on. */
export const rework: Rule<'rework'> = (moved, _command, { at }) => effect(sentBack(moved, at));

function sentBack(moved: CaseFile, at: string): CaseFile {
  return {
    ...resumed(moved, at),
    status: 'handling',
    handledAt: null,
    verifiedAt: null,
    verifierId: null,
    assigneeId: null,
    reworkCount: moved.reworkCount + 1,
  };
}

/** A case that was not verified is closed only where the policy allows it, and with the reason why. */
export const close: Rule<'close'> = (moved, { payload }, { at }) => {
  if (moved.verifiedAt !== null) return effect(ended(moved, at));
  if (!payload.note) return refuse('reason-required');
  return effect(ended(moved, at), { exemption: payload.note });
};
