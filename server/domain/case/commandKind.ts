import type { Permission } from '../identity/permissions.ts';

/** Every command that can be given about a case. */
export const commandKinds = [
  'report',
  'request-confirmation',
  'confirm',
  'accept',
  'refuse',
  'file',
  'dispatch',
  'acknowledge',
  'give-feedback',
  'verify',
  'close',
  'void',
  'note',
] as const;
export type CommandKind = (typeof commandKinds)[number];

/** The permission that each command asks for. */
export const commandPermissions: Readonly<Record<CommandKind, Permission>> = {
  report: 'case.report',
  'request-confirmation': 'case.accept',
  confirm: 'case.confirm',
  accept: 'case.accept',
  refuse: 'case.accept',
  file: 'case.file',
  dispatch: 'case.dispatch',
  acknowledge: 'case.dispose',
  'give-feedback': 'case.dispose',
  verify: 'case.verify',
  close: 'case.close',
  void: 'case.void',
  note: 'case.note',
};
