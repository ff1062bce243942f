import { type DestinationStream, type Logger, pino } from 'pino';

export type { Logger };

/** Fields that may identify or authorise a person, wherever a log line might carry them. */
const REDACTED = [
  'password',
  'secret',
  'phone',
  'authorization',
  'cookie',
  '*.password',
  '*.secret',
  '*.phone',
  '*.authorization',
  '*.cookie',
  'req.headers',
  'res.headers',
];

/** An error without what the database adds to it: its details quote the values of rows. */
interface LoggedError {
  readonly type: string;
  readonly message: string;
  readonly code?: unknown;
  readonly stack?: string;
  readonly cause?: LoggedError;
}

function loggedError(error: unknown): LoggedError {
  if (!(error instanceof Error)) return { type: typeof error, message: String(error) };
  const { name, message, stack, cause } = error;
  return {
    type: name,
    message,
    ...('code' in error && { code: error.code }),
    ...(stack !== undefined && { stack }),
    ...(cause !== undefined && { cause: loggedError(cause) }),
  };
}

/** The server's log: one JSON object a line on standard output (or `stream`), without personal data. */
export function createLogger(level: string, stream?: DestinationStream): Logger {
  const options = {
    level,
    base: null,
    serializers: { error: loggedError },
    redact: { paths: REDACTED, remove: true },
    timestamp: pino.stdTimeFunctions.isoTime,
  };
  return stream ? pino(options, stream) : pino(options);
}
