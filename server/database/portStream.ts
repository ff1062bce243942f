import { Duplex } from 'node:stream';
import type { MessagePort } from 'node:worker_threads';
import type { PortMessage } from './embeddedProtocol.ts';

/**
 * What the PostgreSQL driver takes for a socket, over a message port. It has no address, so no other program on the
 * machine can reach the database, which knows no password.
 */
export class PortStream extends Duplex {
  private readonly open: () => MessagePort;
  private port: MessagePort | null = null;

  constructor(open: () => MessagePort) {
    super();
    this.open = open;
  }

  /** Called by the driver in place of a socket's connect. */
  connect(): this {
    try {
      this.attach(this.open());
      process.nextTick(() => this.emit('connect'));
    } catch (error) {
      process.nextTick(() => this.destroy(error as Error));
    }
    return this;
  }

  private attach(port: MessagePort): void {
    this.port = port;
    port.on('message', (message: PortMessage) => this.push(message && Buffer.from(message.buffer)));
    port.on('close', () => {
      this.push(null);
      this.end();
    });
  }

  override _read(): void {}

  override _write(chunk: Buffer, _encoding: string, done: (error?: Error) => void): void {
    // A view would be cloned together with the driver's whole buffer behind it.
    const bytes = new Uint8Array(chunk);
    this.port?.postMessage(bytes, [bytes.buffer]);
    done();
  }

  override _final(done: () => void): void {
    this.port?.postMessage(null);
    done();
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.port?.close();
    done(error);
  }

  /** Socket settings that mean nothing here, called by the driver. */
  setNoDelay(): this {
    return this;
  }

  setKeepAlive(): this {
    return this;
  }

  ref(): this {
    this.port?.ref();
    return this;
  }

  unref(): this {
    this.port?.unref();
    return this;
  }
}
