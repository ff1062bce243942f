import { beginHandPlan } from '../../application/hand-plans/beginHandPlan.ts';
import { readHandPlan, saveHandPlan } from '../../application/hand-plans/handPlans.ts';
import type { Ports } from '../../application/ports.ts';
import type { handPlanEndpoints } from '../../contract/endpoints/handPlans.ts';
import type { Handlers } from '../handlers.ts';

/** Responsibility grids that are drawn by hand. */
export function handPlanHandlers(ports: Ports): Pick<Handlers, keyof typeof handPlanEndpoints> {
  const use = { begin: beginHandPlan(ports), read: readHandPlan(ports), save: saveHandPlan(ports) };
  return {
    beginHandPlan: ({ actor, body }) => use.begin(actor, body),
    readHandPlan: ({ actor, parameters }) => use.read(actor, parameters),
    saveHandPlan: ({ actor, parameters, body }) => use.save(actor, parameters, body),
  };
}
