import { type Logger, pino } from 'pino';

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

/** The server's log: one JSON object a line on standard output, without personal data. */
export function createLogger(level: string): Logger {
  return pino({
    level,
    base: null,
    redact: { paths: REDACTED, remove: true },
    timestamp: pino.stdTimeFunctions.isoTime,
  });
}
