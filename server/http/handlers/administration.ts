import type { ChangeDependencies } from '../../application/administration/carryOut.ts';
import { changePassword } from '../../application/administration/changePassword.ts';
import { listConfiguration, listConfigurationChanges } from '../../application/administration/readConfiguration.ts';
import { removeConfiguration } from '../../application/administration/removeConfiguration.ts';
import { revertChange } from '../../application/administration/revertChange.ts';
import { saveConfiguration } from '../../application/administration/saveConfiguration.ts';
import type { administrationEndpoints } from '../../contract/endpoints/administration.ts';
import { casePolicy } from '../../contract/schemas/administration.ts';
import { isRefusal } from '../../domain/refusal.ts';
import type { Handlers } from '../handlers.ts';

/** What administrators change, their own password, and what desks read of it. */
export function administrationHandlers(
  dependencies: ChangeDependencies,
): Pick<Handlers, keyof typeof administrationEndpoints> {
  const use = {
    list: listConfiguration(dependencies),
    listChanges: listConfigurationChanges(dependencies),
    save: saveConfiguration(dependencies),
    remove: removeConfiguration(dependencies),
    revert: revertChange(dependencies),
    changePassword: changePassword(dependencies),
  };
  return {
    listConfiguration: ({ actor, parameters, query }) => use.list(actor, parameters, query),
    listConfigurationChanges: ({ actor, query }) => use.listChanges(actor, query),
    saveConfiguration: ({ actor, parameters, body }) => use.save(actor, parameters, body),
    removeConfiguration: ({ actor, parameters, query }) => use.remove(actor, parameters, query),
    revertConfigurationChange: ({ actor, parameters, body }) => use.revert(actor, parameters.changeId, body.reason),
    async changePassword({ actor, body, session }) {
      const answer = await use.changePassword(actor, body);
      // Every session of the account has ended, this one too: the person goes on in a new one.
      if (!isRefusal(answer)) await session.start(actor.id);
      return answer;
    },
    listTemplates: async () => ({ items: [...(await dependencies.configuration.listTemplates())] }),
    readPolicy: async ({ actor }) => casePolicy.parse(await dependencies.readPolicy(actor.districtCode)),
  };
}
