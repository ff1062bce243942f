import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { messageOf, StartError } from '../observe/startError.ts';

/** The open port. What answers on it can be exchanged, so that health is told while the city is still being prepared. */
export interface Listener {
  port: number;
  use: (handler: RequestListener) => void;
  /** Lets running requests end, but not longer than the given time. */
  close: (graceMilliseconds: number) => Promise<void>;
}

/** Opens the port, or says in one line why that is impossible. */
export async function listen(host: string, port: number, first: RequestListener): Promise<Listener> {
  let handler = first;
  const server = createServer((request, response) => handler(request, response));
  await opened(server, host, port);
  return {
    port: (server.address() as AddressInfo).port,
    use: (next) => {
      handler = next;
    },
    close: (graceMilliseconds) => closed(server, graceMilliseconds),
  };
}

function opened(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(explained(error, host, port)));
    server.listen(port, host, resolve);
  });
}

function explained(error: NodeJS.ErrnoException, host: string, port: number): StartError {
  const reason = error.code === 'EADDRINUSE' ? 'is taken by another program' : `cannot be opened (${messageOf(error)})`;
  return new StartError(
    'port-taken',
    `Port ${port} on ${host} ${reason}: choose another with PORT=… / 端口 ${port} 无法使用，请用 PORT=… 指定其他端口`,
    { cause: error },
  );
}

function closed(server: Server, graceMilliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    const deadline = setTimeout(() => server.closeAllConnections(), graceMilliseconds);
    server.close(() => {
      clearTimeout(deadline);
      resolve();
    });
    server.closeIdleConnections();
  });
}
