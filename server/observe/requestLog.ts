import type { IncomingMessage, ServerResponse } from 'node:http';
import { type HttpLogger, pinoHttp } from 'pino-http';
import type { Logger } from './logger.ts';

/** Requests that tell nothing: probes come every few seconds, tiles by the hundred. */
const QUIET = /^\/(health|tiles|assets)\b/;

/**
 * Logs each request with its id, method, path, status and duration. The query is left out: it may hold a position, a
 * name or a telephone number; so are addresses and headers.
 */
export function requestLog(logger: Logger, requestId: (request: IncomingMessage) => string): HttpLogger {
  return pinoHttp({
    logger,
    genReqId: requestId,
    autoLogging: { ignore: (request) => QUIET.test(request.url ?? '') },
    customLogLevel: (_request, response, error) => levelOf(response, error),
    serializers: {
      req: (request: { id: string; method: string; url: string }) => ({
        id: request.id,
        method: request.method,
        path: request.url.split('?')[0],
      }),
      res: (response: { statusCode: number }) => ({ status: response.statusCode }),
    },
  });
}

/** The same line for a request that was answered before the middleware. */
export function logAnswered(
  logger: Logger,
): (request: { id: string; method: string; path: string; status: number; milliseconds: number }) => void {
  return ({ id, method, path, status, milliseconds }) =>
    logger[isFailure(status) ? 'error' : 'info'](
      { req: { id, method, path }, res: { status }, responseTime: milliseconds },
      isFailure(status) ? 'request errored' : 'request completed',
    );
}

function levelOf({ statusCode }: ServerResponse, error?: Error): 'error' | 'info' {
  return isFailure(statusCode) || (error && statusCode !== NOT_YET) ? 'error' : 'info';
}

/** What is not ready yet is asked for again every few seconds, and nothing went wrong. */
const NOT_YET = 503;
const isFailure = (status: number): boolean => status >= 500 && status !== NOT_YET;
