import {
  discardRuleDraft,
  inspectGivenRules,
  publishRuleDraft,
  readRuleDraft,
  restoreRuleSet,
  saveRuleDraft,
} from '../../application/dispatchRules.ts';
import { dryRunRules } from '../../application/dryRun.ts';
import type { Ports } from '../../application/ports.ts';
import type { dispatchEndpoints } from '../../contract/endpoints/dispatch.ts';
import { refuse } from '../../domain/refusal.ts';
import type { Handlers } from '../handlers.ts';

/** Dispatch rules: versions, the draft, inspection and dry run. */
export function dispatchHandlers(ports: Ports): Pick<Handlers, keyof typeof dispatchEndpoints> {
  const { dispatch } = ports;
  const use = {
    readDraft: readRuleDraft(ports),
    inspect: inspectGivenRules(ports),
    save: saveRuleDraft(ports),
    restore: restoreRuleSet(ports),
    publish: publishRuleDraft(ports),
    discard: discardRuleDraft(ports),
    dryRun: dryRunRules(ports),
  };
  return {
    listRuleSets: async () => ({ items: [...(await dispatch.listRuleSets())] }),
    async readRuleSet({ parameters: { version } }) {
      const record = await dispatch.readRuleSet(version);
      return record ? { ...record, rules: [...record.rules] } : refuse('not-found', { version });
    },
    inspectRules: ({ body }) => use.inspect(body.rules),
    dryRunRules: ({ actor, body }) => use.dryRun(actor, body),
    restoreRuleSet: ({ actor, parameters, body }) => use.restore(actor, parameters.version, body.revision),
    readRuleDraft: () => use.readDraft(),
    saveRuleDraft: ({ actor, body }) => use.save(actor, body),
    publishRuleDraft: ({ actor, body }) => use.publish(actor, body),
    discardRuleDraft: ({ actor, body }) => use.discard(actor, body.revision),
    listRuleAreas: async ({ query }) => ({ items: [...(await dispatch.listRuleAreas(query.parentCode ?? null))] }),
  };
}
