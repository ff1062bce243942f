import type { InventoryPort } from '../../application/inventory/inventoryPort.ts';
import type { Database } from '../connection.ts';
import { changeInventoryIn } from './changeInventory.ts';
import { inventoryStatisticsFrom } from './inventoryStatistics.ts';
import { listComponentsFrom } from './listComponents.ts';
import { readComponentFrom } from './readComponent.ts';

/** The stock of components. */
export function inventoryRepository(database: Database): InventoryPort {
  return {
    list: listComponentsFrom(database),
    read: readComponentFrom(database),
    statistics: inventoryStatisticsFrom(database),
    change: changeInventoryIn(database),
  };
}
