import type { MessagePort } from 'node:worker_threads';
import type { PGlite } from '@electric-sql/pglite';
import type { PortMessage } from './embeddedProtocol.ts';
import { type Batch, concatenate, FrameSplitter } from './protocolFrames.ts';

interface Connection {
  port: MessagePort;
  splitter: FrameSplitter;
}

interface Pending {
  connection: Connection;
  batch: Batch;
}

/**
 * Shares the one session of the embedded database between connections: a batch at a time, and a connection that has a
 * transaction open keeps the session until it ends.
 */
export class SharedSession {
  private readonly database: PGlite;
  private pending: Pending[] = [];
  private owner: Connection | null = null;
  private isRunning = false;

  constructor(database: PGlite) {
    this.database = database;
  }

  /** Serves PostgreSQL's protocol on a port until either side closes it. */
  connect(port: MessagePort): void {
    const connection: Connection = { port, splitter: new FrameSplitter() };
    port.on('message', (message: PortMessage) => {
      if (message === null) return port.close();
      for (const batch of connection.splitter.push(message)) this.pending.push({ connection, batch });
      void this.run();
    });
    port.on('close', () => void this.disconnect(connection));
  }

  private async run(): Promise<void> {
    if (this.isRunning) return;
    this.isRunning = true;
    for (let next = this.next(); next; next = this.next()) await this.execute(next);
    this.isRunning = false;
  }

  private next(): Pending | undefined {
    const index = this.owner ? this.pending.findIndex(({ connection }) => connection === this.owner) : 0;
    return index < 0 ? undefined : this.pending.splice(index, 1)[0];
  }

  private async execute({ connection, batch }: Pending): Promise<void> {
    if (batch.isTerminate) return connection.port.close();
    try {
      const answer = await this.send(batch.bytes);
      this.owner = !batch.isComplete || this.database.isInTransaction() ? connection : null;
      connection.port.postMessage(answer, [answer.buffer as ArrayBuffer]);
    } catch (error) {
      // The client sees a broken connection and reports it; the session itself goes on for the others.
      connection.port.close();
      throw error;
    }
  }

  private async send(bytes: Uint8Array): Promise<Uint8Array> {
    const parts: Uint8Array[] = [];
    await this.database.runExclusive(() =>
      // The bytes are a view on the database's memory, which the next query overwrites: copy them.
      this.database.execProtocolRawStream(bytes, { onRawData: (data) => void parts.push(data.slice()) }),
    );
    return concatenate(parts);
  }

  private async disconnect(connection: Connection): Promise<void> {
    this.pending = this.pending.filter((entry) => entry.connection !== connection);
    if (this.owner === connection) {
      await this.database.exec('ROLLBACK');
      this.owner = null;
    }
    await this.run();
  }
}
