import type { OutputOf, QueryOf } from '../../contract/endpoints.ts';
import type { ComponentDetail, ComponentReceipt } from '../../contract/schemas/inventory.ts';
import type { CaseScope } from '../../domain/identity/permissions.ts';
import type { Component } from '../../domain/inventory/component.ts';
import type { ComponentDecision } from '../../domain/inventory/decideComponent.ts';
import type { Refusal } from '../../domain/refusal.ts';

/** Who gives a command, when, and for which survey, as it is kept with the change. */
export interface ChangeOrigin {
  readonly commandId: string;
  readonly actor: { readonly id: string; readonly name: string };
  readonly at: Date;
  readonly surveyId: string | null;
}

/** What an earlier command with this id did. */
export interface EarlierChange {
  readonly actorId: string;
  readonly receipt: ComponentReceipt;
}

/** One transaction on the stock of a district. */
export interface InventoryRoom {
  /** Waits for a twin of this command and tells what it did; null when this is the first. */
  earlier(districtCode: string, commandId: string): Promise<EarlierChange | null>;
  /** The component, which nobody else can change until the transaction ends. */
  lock(districtCode: string, code: string): Promise<Component | null>;
  /** The city's day. */
  today(): Promise<string>;
  /** The code of a category of components that holds today, or null. */
  categoryCode(categoryId: string): Promise<string | null>;
  /** Those of these units that the district does not have. */
  unknownUnits(districtCode: string, codes: readonly string[]): Promise<readonly string[]>;
  /** Those of these photos that were never stored. */
  unknownPhotos(districtCode: string, digests: readonly string[]): Promise<readonly string[]>;
  /** The next component code of a category, given once; null when all serial numbers are used up. */
  takeCode(districtCode: string, categoryCode: string): Promise<string | null>;
  /** Writes the component and its change. */
  apply(decision: ComponentDecision, origin: ChangeOrigin): Promise<ComponentReceipt>;
}

/** The stock of components. */
export interface InventoryPort {
  list(query: QueryOf<'listComponents'>): Promise<OutputOf<'listComponents'>>;
  /** With the cases that the reader may see. */
  read(districtCode: string, code: string, scope: CaseScope): Promise<ComponentDetail | null>;
  statistics(query: QueryOf<'readInventoryStatistics'>): Promise<Omit<OutputOf<'readInventoryStatistics'>, 'editions'>>;
  /** Does work in one transaction, which a refusal undoes. */
  change<T extends object>(work: (room: InventoryRoom) => Promise<T | Refusal>): Promise<T | Refusal>;
}
