/** Every reason for which a start may be refused; the code is stable, the message is for the person at the terminal. */
export type StartErrorCode =
  | 'configuration-invalid'
  | 'secret-missing'
  | 'demo-accounts-present'
  | 'port-taken'
  | 'database-unreachable'
  | 'database-too-old'
  | 'postgis-missing'
  | 'postgis-too-old'
  | 'data-directory-in-use'
  | 'data-directory-unusable'
  | 'embedded-database-failed'
  | 'migration-failed'
  | 'seed-failed';

/** A start that cannot go on for a reason the operator can mend: printed as one line, without a stack trace. */
export class StartError extends Error {
  readonly code: StartErrorCode;

  constructor(code: StartErrorCode, message: string, options?: ErrorOptions) {
    super(message.replaceAll(/\s+/g, ' ').trim(), options);
    this.name = 'StartError';
    this.code = code;
  }
}

/** The message of anything that was thrown, on one line. */
export function messageOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return messageOf(error.errors[0]);
  const text = error instanceof Error ? error.message || error.name : String(error);
  return text.replaceAll(/\s+/g, ' ').trim();
}
