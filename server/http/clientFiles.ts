import { join } from 'node:path';
import express, { Router } from 'express';
import { compressedFiles } from './compressedFiles.ts';

/** The built client: hashed assets are kept for ever, the page itself is always asked for anew; every other path is a page of the client. */
export function clientFiles(directory: string): Router {
  const router = Router();
  const assets = join(directory, 'assets');
  router.use('/assets', compressedFiles(assets, 'public, max-age=31536000, immutable'));
  router.use('/assets', express.static(assets, { immutable: true, maxAge: '1y', fallthrough: true }));
  router.use(express.static(directory, { index: false, maxAge: '1h' }));
  router.get(/^\/(?!api\/|tiles\/|assets\/|health\/)/, (request, response, next) => {
    if (!request.accepts('html')) return next();
    response.setHeader('Cache-Control', 'no-cache');
    response.sendFile(join(directory, 'index.html'));
  });
  return router;
}
