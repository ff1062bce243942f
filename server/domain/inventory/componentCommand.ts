import type { Position } from '../case/caseFile.ts';
import type { ComponentAttributes, ComponentState } from './component.ts';

export const componentCommandKinds = ['add', 'edit', 'move', 'change-state', 'add-photos', 'retire'] as const;
export type ComponentCommandKind = (typeof componentCommandKinds)[number];

interface Envelope<K extends ComponentCommandKind> {
  readonly kind: K;
  /** The same id has one effect and one answer. */
  readonly commandId: string;
  readonly districtCode: string;
}

interface OfOne<K extends ComponentCommandKind> extends Envelope<K> {
  readonly code: string;
  /** What the person saw; another version since then is refused, never overwritten. */
  readonly expectedVersion: number;
}

/** Everything that can be done to the stock, each with who, when and why kept. */
export type ComponentCommand =
  | (Envelope<'add'> & {
      readonly payload: Partial<ComponentAttributes> & {
        readonly categoryId: string;
        readonly name: string;
        readonly location: Position;
        readonly reason?: string | undefined;
        readonly photos?: readonly string[] | undefined;
      };
    })
  | (OfOne<'edit'> & { readonly payload: { readonly changes: Partial<ComponentAttributes>; readonly reason: string } })
  | (OfOne<'move'> & { readonly payload: { readonly location: Position; readonly reason: string } })
  | (OfOne<'change-state'> & {
      readonly payload: { readonly state: Exclude<ComponentState, 'removed'>; readonly reason: string };
    })
  | (OfOne<'add-photos'> & {
      readonly payload: { readonly photos: readonly string[]; readonly reason?: string | undefined };
    })
  | (OfOne<'retire'> & { readonly payload: { readonly reason: string } });

/** The photos a command brings. */
export function photosOf(command: ComponentCommand): readonly string[] {
  return ('photos' in command.payload ? command.payload.photos : undefined) ?? [];
}

/** The units a command names. */
export function unitsOf(command: ComponentCommand): readonly string[] {
  const given: Partial<ComponentAttributes> =
    command.kind === 'edit' ? command.payload.changes : command.kind === 'add' ? command.payload : {};
  return [given.authorityCode, given.ownerCode, given.maintainerCode].filter((code) => typeof code === 'string');
}
