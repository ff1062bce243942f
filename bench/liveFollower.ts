import { Agent, get, type IncomingMessage } from 'node:http';

/** What all followers heard together, in milliseconds. */
export interface Heard {
  readonly fromDecision: number[];
  readonly arrivals: { readonly caseId: string; readonly at: number }[];
}

interface ReadNotice {
  readonly districtCode: string;
  readonly position: number;
  readonly caseId: string;
  readonly at: string;
}

/** One open stream that checks what it hears: the positions of each district follow one another. */
export class Follower {
  count = 0;
  faults = 0;
  private readonly heard: Heard;
  private readonly agent = new Agent({ keepAlive: false, maxSockets: 1 });
  private readonly positions: Record<string, number> = {};
  private response: IncomingMessage | null = null;
  private isClosed = false;
  private text = '';

  constructor(heard: Heard) {
    this.heard = heard;
  }

  /** Resolves when the stream says that it is up to date. */
  open(url: string, key: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const options = { agent: this.agent, headers: { authorization: `Bearer ${key}` } };
      get(url, options, (response) => {
        if (response.statusCode !== 200) return reject(new Error(`the stream answered ${response.statusCode}`));
        this.response = response;
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => this.take(chunk, resolve));
        response.on('close', () => {
          if (!this.isClosed) this.faults += 1;
        });
        response.on('error', () => undefined);
      }).on('error', reject);
    });
  }

  close(): void {
    this.isClosed = true;
    this.response?.destroy();
    this.agent.destroy();
  }

  private take(chunk: string, onReady: () => void): void {
    const at = Date.now();
    const events = (this.text + chunk).split('\n\n');
    this.text = events.pop() ?? '';
    for (const event of events) {
      if (event.includes('\nevent: ready\n')) {
        this.readCursor(event);
        onReady();
      } else if (event.includes('\ndata: {"')) this.hear(parsed(event.slice(event.indexOf('\ndata: ') + 7)), at);
    }
  }

  private readCursor(event: string): void {
    for (const part of (/^id: (.*)$/m.exec(event)?.[1] ?? '').split(',').filter(Boolean))
      this.positions[part.slice(0, 6)] = Number(part.slice(7));
  }

  private hear({ notice, decidedAt }: Parsed, at: number): void {
    this.count += 1;
    if (notice.position !== (this.positions[notice.districtCode] ?? 0) + 1) this.faults += 1;
    this.positions[notice.districtCode] = notice.position;
    this.heard.fromDecision.push(at - decidedAt);
    this.heard.arrivals.push({ caseId: notice.caseId, at });
  }
}

interface Parsed {
  readonly notice: ReadNotice;
  readonly decidedAt: number;
}

const known = new Map<string, Parsed>();

/** All followers share this process with nobody else's work: the same text is parsed once, as each page would once. */
function parsed(text: string): Parsed {
  const found = known.get(text);
  if (found) return found;
  const notice: ReadNotice = JSON.parse(text);
  const made = { notice, decidedAt: Date.parse(notice.at) };
  known.set(text, made);
  return made;
}
