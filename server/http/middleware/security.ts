import type { RequestHandler } from 'express';
import helmet from 'helmet';
import { refuse } from '../../domain/refusal.ts';
import { sendProblem } from '../problem.ts';

/** Headers for a page that loads nothing from elsewhere. Workers come from blobs where MapLibre makes them so. */
export function securityHeaders(isHttps: boolean): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        workerSrc: ["'self'", 'blob:'],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        ...(isHttps && { upgradeInsecureRequests: [] }),
      },
    },
    strictTransportSecurity: isHttps,
    crossOriginEmbedderPolicy: false,
    referrerPolicy: { policy: 'same-origin' },
  });
}

const safeMethods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses writes that another site's page made the browser send. An offline outbox can hold no expiring token, so this
 * rests on Fetch Metadata and, for older browsers, on Origin. Clients that send neither are no browsers: they carry no cookie of ours.
 */
export const refuseCrossSite: RequestHandler = (request, response, next) => {
  if (safeMethods.has(request.method)) return next();
  const site = request.get('Sec-Fetch-Site');
  if (site !== undefined && site !== 'same-origin' && site !== 'none')
    return sendProblem(response, refuse('cross-site-request'));
  const origin = request.get('Origin');
  if (site === undefined && origin !== undefined && hostOf(origin) !== request.get('Host')) {
    return sendProblem(response, refuse('cross-site-request'));
  }
  next();
};

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}
