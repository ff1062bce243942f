import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';

/** Gives every request an id that the log and every problem answer carry. */
export const requestId: RequestHandler = (_request, response, next) => {
  const id = randomUUID();
  response.locals.requestId = id;
  response.setHeader('X-Request-Id', id);
  next();
};
