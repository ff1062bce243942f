import type { CaseDetail } from '@contract/schemas';
import type { FollowingCommand } from '../../ui/commandForm';

/** One letter for each command that desks give all day; it stands on the command's button. */
export const commandKeys: Readonly<Partial<Record<FollowingCommand, string>>> = {
  accept: 'a',
  refuse: 'r',
  'request-confirmation': 'c',
  file: 'f',
  dispatch: 'd',
  acknowledge: 's',
  'give-feedback': 'b',
  rework: 'w',
  close: 'e',
  void: 'v',
  urge: 'g',
  'answer-urge': 'h',
  'link-duplicate': 'l',
  'unlink-duplicate': 'z',
  'decide-return': 'p',
  'decide-extension': 'p',
  'decide-suspension': 'p',
  'decide-appeal': 'p',
  'audit-self-disposal': 'p',
  note: 'm',
};

/** Whether a command is given by its button alone although it has a form: what the form asks for is known already. */
export function isGivenAtOnce(kind: FollowingCommand, detail: Pick<CaseDetail, 'verifiedAt'>): boolean {
  return kind === 'close' && detail.verifiedAt !== null;
}
