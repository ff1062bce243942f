import type { ExportJobs } from '../../application/exportJobs.ts';
import { exportComponents } from '../../application/inventory/exportComponents.ts';
import { giveComponentCommand } from '../../application/inventory/giveComponentCommand.ts';
import { listComponents, readComponent, readInventoryStatistics } from '../../application/inventory/readInventory.ts';
import type { Ports } from '../../application/ports.ts';
import type { inventoryEndpoints } from '../../contract/endpoints/inventory.ts';
import type { Handlers } from '../handlers.ts';

/** Binds the endpoints of the inventory to their use cases. */
export function inventoryHandlers(
  ports: Ports & { readonly exportJobs: ExportJobs },
): Pick<Handlers, keyof typeof inventoryEndpoints> {
  const use = {
    list: listComponents(ports),
    read: readComponent(ports),
    give: giveComponentCommand(ports),
    statistics: readInventoryStatistics(ports),
    export: exportComponents(ports, ports.exportJobs),
  };
  return {
    listComponents: ({ actor, query }) => use.list(actor, query),
    readComponent: ({ actor, parameters }) => use.read(actor, parameters),
    giveComponentCommand: ({ actor, body }) => use.give(actor, body),
    startComponentExport: ({ actor, body }) => use.export(actor, body),
    readInventoryStatistics: ({ actor, query }) => use.statistics(actor, query),
  };
}
