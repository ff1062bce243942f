import type { Request, RequestHandler } from 'express';
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
 * Finds the actor of a request: a machine client by its bearer key, a person by the session. Rights are read anew for
 * each request, so that a changed role or a closed account takes effect at once.
 */
export function identifyActor({ identity, credentials }: Pick<Ports, 'identity' | 'credentials'>): RequestHandler {
  return async (request, _response, next) => {
    const bearer = /^Bearer (\S+)$/.exec(request.get('Authorization') ?? '')?.[1];
    const userId = request.session?.userId;
    const actor = bearer
      ? await identity.findActorByKey(credentials.hashMachineSecret(bearer))
      : userId
        ? await identity.readActor(userId)
        : null;
    if (actor) actors.set(request, actor);
    next();
  };
}
