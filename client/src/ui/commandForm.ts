import type { CaseDetail } from '@contract/schemas';
import type { CommandPayloads } from '@domain/case/commands';
import type { FollowingKind } from '@domain/case/guards';
import type { ComponentType } from 'react';
import type { PreparedPhoto } from '../offline/photos';

/** Commands against a case that exists. */
export type FollowingCommand = Exclude<FollowingKind, 'recompute'>;

/** What a form hands over when the person is done. */
export type GivePayload<K extends FollowingCommand> = (
  payload: CommandPayloads[K],
  photos?: readonly PreparedPhoto[],
) => Promise<void>;

/** A form for one command: shows what must be filled in, keeps what was typed when the command is refused. */
export interface CommandFormProps<K extends FollowingCommand> {
  readonly detail: CaseDetail;
  readonly isGiving: boolean;
  readonly onGive: GivePayload<K>;
  readonly onCancel: () => void;
}

/** Forms by command; a command without one needs no more than its button. */
export type CommandForms = { readonly [K in FollowingCommand]?: ComponentType<CommandFormProps<K>> };
