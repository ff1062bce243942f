import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** nginx with one worker, serving gzipped files from disk: the reference for bytes that are only handed out. */
export interface FileServer {
  readonly url: string;
  close(): Promise<void>;
}

/** Why there is no reference, or null. */
export function reasonWithoutNginx(): string | null {
  try {
    execFileSync('nginx', ['-v'], { stdio: 'ignore' });
    return null;
  } catch {
    return 'nginx is not installed';
  }
}

/** Serves files, given by path with their gzipped bytes, as it would from a folder of tiles compressed beforehand. */
export async function serveWithNginx(
  files: readonly (readonly [name: string, gzipped: Buffer])[],
): Promise<FileServer> {
  const folder = await mkdtemp(path.join(tmpdir(), 'wangge-nginx-'));
  await chmod(folder, 0o755);
  for (const [name, bytes] of files) {
    const file = path.join(folder, 'files', name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, bytes);
  }
  const port = await freePort();
  await writeFile(path.join(folder, 'nginx.conf'), configuration(folder, port));
  const child = spawn('nginx', ['-p', folder, '-c', path.join(folder, 'nginx.conf'), '-g', 'daemon off;'], {
    stdio: 'ignore',
  });
  const url = `http://127.0.0.1:${port}`;
  await answering(url);
  return { url, close: () => end(child, folder) };
}

const configuration = (folder: string, port: number) => `
  worker_processes 1; pid ${folder}/pid; error_log ${folder}/error.log;
  events { worker_connections 1024; }
  http {
    access_log off; sendfile on; tcp_nopush on; open_file_cache max=10000; keepalive_requests 1000000;
    client_body_temp_path ${folder}/t1; proxy_temp_path ${folder}/t2; fastcgi_temp_path ${folder}/t3;
    uwsgi_temp_path ${folder}/t4; scgi_temp_path ${folder}/t5;
    default_type application/vnd.mapbox-vector-tile;
    server {
      listen 127.0.0.1:${port}; root ${folder}/files;
      add_header Content-Encoding gzip; add_header Cache-Control "private, max-age=31536000, immutable";
    }
  }`;

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

async function answering(url: string): Promise<void> {
  for (let attempt = 0; attempt < 50; attempt += 1) {
    const isThere = await fetch(url).then(
      () => true,
      () => false,
    );
    if (isThere) return;
    await pause(100);
  }
  throw new Error('nginx does not answer');
}

async function end(child: ChildProcess, folder: string): Promise<void> {
  const exit = once(child, 'exit');
  child.kill('SIGTERM');
  await exit;
  await rm(folder, { recursive: true, force: true });
}
