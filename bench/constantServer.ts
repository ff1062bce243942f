import express from 'express';
import { listen } from '../server/http/listener.ts';

/** The reference for whatever is answered over HTTP: Express as it comes, and an answer that costs nothing. */
const app = express();
app.get('/constant', (_request, response) => void response.json({ status: 'live' }));
const listener = await listen('127.0.0.1', 0, app);
process.send?.(listener.port);
process.once('disconnect', () => process.exit());
