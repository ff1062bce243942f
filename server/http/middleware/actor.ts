import type { Request, RequestHandler, Response } from 'express';
import type { Ports } from '../../application/ports.ts';
import type { Actor } from '../../domain/identity/permissions.ts';

declare module 'express-session' {
  interface SessionData {
    userId: string;
  }
}

const actors = new WeakMap<Request, Actor>();

/** Who sent this request, as `identifyActor` found; null when nobody is signed in. */
export function actorOf(request: Request): Actor | null {
  return actors.get(request) ?? null;
}

/**
 * Finds the actor of a request: a machine client by its bearer key, a person by the session that `openSession` finds. A
 * known machine gets no session. A person's rights are read anew for each request, so that a changed role or a closed
 * account takes effect at once; a machine's as `keepKeyRights` says.
 */
export function identifyActor(
  { identity, credentials }: Pick<Ports, 'identity' | 'credentials'>,
  openSession: RequestHandler,
): RequestHandler {
  return async (request, response, next) => {
    const bearer = /^Bearer (\S+)$/.exec(request.get('Authorization') ?? '')?.[1];
    const machine = bearer ? await identity.findActorByKey(credentials.hashMachineSecret(bearer)) : null;
    if (!machine) await sessionOpened(openSession, request, response);
    const userId = bearer ? undefined : request.session.userId;
    const actor = machine ?? (userId ? await identity.readActor(userId) : null);
    if (actor) actors.set(request, actor);
    next();
  };
}

function sessionOpened(openSession: RequestHandler, request: Request, response: Response): Promise<void> {
  return new Promise((resolve, reject) => {
    void openSession(request, response, (error?: unknown) => (error ? reject(error) : resolve()));
  });
}
