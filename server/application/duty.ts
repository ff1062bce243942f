import type { BodyOf, OutputOf, QueryOf } from '../contract/endpoints.ts';
import type { Duty } from '../contract/schemas/search.ts';
import type { Actor } from '../domain/identity/permissions.ts';
import { type Refusal, refuse } from '../domain/refusal.ts';
import type { Ports } from './ports.ts';

/** Nobody patrols longer: whoever forgets to go off duty is not drawn for tasks all night. */
const LONGEST_DUTY_HOURS = 12;

type Dependencies = Pick<Ports, 'duty' | 'clock'>;

/** Puts an inspector on or off duty and keeps the last position; telling a position does not lengthen the duty. */
export function setDuty({ duty, clock }: Dependencies) {
  return async (actor: Actor, { isOnDuty, position }: BodyOf<'setDuty'>): Promise<Duty | Refusal> => {
    if (actor.kind !== 'person') return refuse('permission-denied', { permission: 'duty.write' });
    if (actor.districtCode === null) return refuse('not-your-district', { districtCode: null });
    const key = { districtCode: actor.districtCode, userId: actor.id };
    if (!isOnDuty) return duty.leave(key.districtCode, key.userId, clock.now());
    return duty.enter(key, position ?? null, clock.now(), LONGEST_DUTY_HOURS);
  };
}

/** Whether the actor is on duty; who belongs to no district never is. */
export function readDuty({ duty, clock }: Dependencies) {
  return async (actor: Actor): Promise<Duty> => {
    if (actor.districtCode === null) return { isOnDuty: false, until: null, position: null, locatedAt: null };
    return duty.read(actor.districtCode, actor.id, clock.now());
  };
}

/** The inspectors a task can be given to. */
export function listInspectors({ duty, clock }: Dependencies) {
  return async (
    actor: Actor,
    { districtCode }: QueryOf<'listInspectors'>,
  ): Promise<OutputOf<'listInspectors'> | Refusal> => {
    if (actor.districtCode !== null && actor.districtCode !== districtCode)
      return refuse('not-your-district', { districtCode });
    return { items: [...(await duty.listInspectors(districtCode, clock.now()))] };
  };
}
