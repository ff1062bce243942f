import type { ComponentReceipt } from '../../contract/schemas/inventory.ts';
import type { PlaceFacts } from '../../domain/case/context.ts';
import type { Actor } from '../../domain/identity/permissions.ts';
import { type ComponentCommand, photosOf, unitsOf } from '../../domain/inventory/componentCommand.ts';
import { decideComponent } from '../../domain/inventory/decideComponent.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import type { Ports } from '../ports.ts';
import type { ChangeOrigin, EarlierChange, InventoryRoom } from './inventoryPort.ts';
import { districtObjection } from './readInventory.ts';

type Dependencies = Pick<Ports, 'inventory' | 'spatial' | 'clock'>;

/** Changes the stock by one command: finds the new place, then judges and writes in one transaction. */
export function giveComponentCommand({ inventory, spatial, clock }: Dependencies) {
  return async (actor: Actor, command: ComponentCommand): Promise<ComponentReceipt | Refusal> => {
    const objection = districtObjection(actor, command.districtCode);
    if (objection) return objection;
    const location = 'location' in command.payload ? command.payload.location : null;
    const place = location ? await spatial.placeOf(location) : null;
    if (isRefusal(place)) return place;
    const origin = { commandId: command.commandId, actor, at: clock.now(), surveyId: null };
    return inventory.change(async (room) => {
      const earlier = await room.earlier(command.districtCode, command.commandId);
      return earlier ? replay(earlier, actor, command) : carryOut(room, command, place, origin);
    });
  };
}

/** Judges and writes one command inside a transaction; the survey's findings go this way, too. */
export async function carryOut(
  room: InventoryRoom,
  command: ComponentCommand,
  place: PlaceFacts | null,
  origin: ChangeOrigin,
): Promise<ComponentReceipt | Refusal> {
  const objection = await referenceObjection(room, command);
  if (objection) return objection;
  const current = command.kind === 'add' ? null : await room.lock(command.districtCode, command.code);
  const newCode =
    command.kind === 'add' ? await takeCode(room, command.districtCode, command.payload.categoryId) : null;
  if (isRefusal(newCode)) return newCode;
  const decision = decideComponent(current, command, { today: await room.today(), place, newCode });
  return isRefusal(decision) ? decision : room.apply(decision, origin);
}

function replay(
  { actorId, receipt }: EarlierChange,
  actor: Actor,
  command: ComponentCommand,
): ComponentReceipt | Refusal {
  const isSame = actorId === actor.id && (command.kind === 'add' || command.code === receipt.code);
  return isSame ? receipt : refuse('command-id-reused', { commandId: command.commandId });
}

async function referenceObjection(room: InventoryRoom, command: ComponentCommand): Promise<Refusal | null> {
  const [unitCode] = await room.unknownUnits(command.districtCode, unitsOf(command));
  if (unitCode !== undefined) return refuse('unit-unknown', { unitCode });
  const [sha256] = await room.unknownPhotos(command.districtCode, photosOf(command));
  return sha256 === undefined ? null : refuse('photo-unknown', { sha256 });
}

async function takeCode(room: InventoryRoom, districtCode: string, categoryId: string): Promise<string | Refusal> {
  const categoryCode = await room.categoryCode(categoryId);
  if (categoryCode === null) return refuse('category-unknown', { categoryId });
  return (await room.takeCode(districtCode, categoryCode)) ?? refuse('component-codes-exhausted', { categoryId });
}
