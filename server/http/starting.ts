import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { StartProgress } from '../observe/progressDisplay.ts';

/** Answers while the city is being prepared: alive, not ready, and a page that reloads itself. */
export function startingHandler(progress: () => StartProgress): RequestListener {
  return (request, response) => {
    const path = request.url?.split('?')[0];
    if (path === '/health/live') return sendJson(response, 200, { status: 'live' });
    if (path === '/health/ready') return sendJson(response, 503, { status: 'starting', ...progress() });
    if (acceptsPage(request)) return sendPage(response, progress());
    return sendProblem(response);
  };
}

function acceptsPage(request: IncomingMessage): boolean {
  return request.method === 'GET' && (request.headers.accept ?? '').includes('text/html');
}

function sendJson(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify(body));
}

function sendProblem(response: ServerResponse): void {
  const problem = { type: 'about:blank', title: 'The city is being prepared', status: 503, code: 'starting' };
  response.writeHead(503, {
    'content-type': 'application/problem+json',
    'retry-after': '5',
    'cache-control': 'no-store',
  });
  response.end(JSON.stringify(problem));
}

function sendPage(response: ServerResponse, { step, done, total }: StartProgress): void {
  const share = total > 0 ? `<progress max="${total}" value="${done}"></progress>` : '';
  response.writeHead(503, {
    'content-type': 'text/html; charset=utf-8',
    'retry-after': '3',
    'cache-control': 'no-store',
  });
  response.end(`<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta http-equiv="refresh" content="3">
<title>Wangge 网格</title><body style="font:18px/1.6 system-ui,sans-serif;max-width:32em;margin:20vh auto;padding:0 1em">
<h1>正在准备城市… Preparing the city…</h1><p role="status">${escapeText(step)}</p>${share}</body></html>`);
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
