import type { PlaceFacts } from '../case/context.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { type Component, type ComponentAttributes, editableAttributes } from './component.ts';
import { type ComponentCommand, type ComponentCommandKind, photosOf } from './componentCommand.ts';

/** What a decision needs to know besides the component itself. */
export interface ComponentFacts {
  /** The city's day. */
  readonly today: string;
  /** Where the new place lies; null for commands that name none. */
  readonly place: Pick<PlaceFacts, 'districtCode' | 'unitGridCode'> | null;
  /** The code that was taken for a new component; null for all other commands. */
  readonly newCode: string | null;
}

type Values = Readonly<Record<string, unknown>>;

/** A component as it will be, and what of it changed from what to what. */
export interface ComponentDecision {
  readonly kind: ComponentCommandKind;
  readonly component: Component;
  readonly before: Values;
  readonly after: Values;
  readonly reason: string | null;
  readonly photos: readonly string[];
}

/** Judges a command against the stock: the component as it will be with its change, or why not. Pure. */
export function decideComponent(
  current: Component | null,
  command: ComponentCommand,
  facts: ComponentFacts,
): ComponentDecision | Refusal {
  if (facts.place && facts.place.districtCode !== command.districtCode)
    return refuse('place-in-other-district', { districtCode: facts.place.districtCode });
  if (command.kind === 'add') return decided(null, newComponent(command, facts), command);
  if (!current) return refuse('component-unknown', { code: command.code });
  if (current.version !== command.expectedVersion)
    return refuse('stale-version', { expected: command.expectedVersion, present: current.version });
  // What was taken out comes back only by a change of its state: the thing stands there after all.
  if (current.state === 'removed' && command.kind !== 'change-state')
    return refuse('component-retired', { code: current.code });
  const next = changed(current, command, facts);
  return next === current && command.kind !== 'add-photos'
    ? refuse('nothing-changed', { code: current.code })
    : decided(current, next, command);
}

type Changing = Exclude<ComponentCommand, { kind: 'add' }>;

function changed(current: Component, command: Changing, { today, place }: ComponentFacts): Component {
  const next = { ...current, ...given(command, place) };
  return Object.keys(differences(current, next)).length === 0 ? current : { ...next, changedOn: today };
}

function given(command: Changing, place: ComponentFacts['place']): Partial<Component> {
  switch (command.kind) {
    case 'edit':
      return attributesOf(command.payload.changes);
    case 'move':
      return { location: command.payload.location, unitGridCode: place?.unitGridCode ?? null };
    case 'change-state':
      return { state: command.payload.state };
    case 'retire':
      return { state: 'removed' };
    case 'add-photos':
      return {};
  }
}

/** The attributes that are given; what is left out stays. */
function attributesOf(given: Partial<ComponentAttributes>): Partial<ComponentAttributes> {
  const entries = editableAttributes.filter((name) => given[name] !== undefined).map((name) => [name, given[name]]);
  return Object.fromEntries(entries) as Partial<ComponentAttributes>;
}

function newComponent(command: Extract<ComponentCommand, { kind: 'add' }>, facts: ComponentFacts): Component {
  const { categoryId, name, location } = command.payload;
  if (facts.newCode === null || facts.place === null) throw new Error('a new component needs a code and a place');
  return {
    authorityCode: null,
    ownerCode: null,
    maintainerCode: null,
    dataSource: 'other',
    accuracy: 'C',
    note: null,
    ...attributesOf(command.payload),
    name,
    districtCode: command.districtCode,
    code: facts.newCode,
    version: 1,
    categoryId,
    unitGridCode: facts.place.unitGridCode,
    state: 'intact',
    recordedOn: facts.today,
    changedOn: null,
    location,
  };
}

function decided(current: Component | null, component: Component, command: ComponentCommand): ComponentDecision {
  const differing = differences(current, component);
  return {
    kind: command.kind,
    component,
    before: Object.fromEntries(Object.entries(differing).map(([name, [before]]) => [name, before])),
    after: Object.fromEntries(Object.entries(differing).map(([name, [, after]]) => [name, after])),
    reason: command.payload.reason ?? null,
    photos: photosOf(command),
  };
}

/** Each differing value with what it was (null for a new component) and what it is. */
function differences(before: Component | null, after: Component): Record<string, readonly [unknown, unknown]> {
  const pairs = Object.entries(after)
    .filter(([name]) => name !== 'version')
    .map(([name, value]) => [name, [before ? before[name as keyof Component] : null, value]] as const)
    .filter(([, [old, value]]) => !isSame(old, value));
  return Object.fromEntries(pairs);
}

/** Plain values as they are, places by their coordinates, in whatever order these were written. */
function isSame(one: unknown, other: unknown): boolean {
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return one === other;
  const [place, second] = [one as Component['location'], other as Component['location']];
  return place.longitude === second.longitude && place.latitude === second.latitude;
}
