/** How far the preparation of the city is. */
export interface StartProgress {
  step: string;
  done: number;
  total: number;
}

const BAR_CELLS = 24;
/** Without a terminal, a line for each step and each tenth of it is enough. */
const PARTS_PER_STEP = 10;

/** Shows the preparation on a terminal as one moving line, elsewhere as a few lines. */
export class ProgressDisplay {
  current: StartProgress = { step: 'Opening 打开数据库', done: 0, total: 0 };
  private lastPart = '';
  private isLineOpen = false;
  private readonly output: NodeJS.WriteStream;

  constructor(output: NodeJS.WriteStream = process.stdout) {
    this.output = output;
  }

  /** Takes note of the state and shows it when that is news. */
  readonly show = (step: string, done = 0, total = 0): void => {
    this.current = { step, done, total };
    const part = `${step} ${total > 0 ? Math.floor((done / total) * PARTS_PER_STEP) : ''}`;
    if (this.output.isTTY) this.draw();
    else if (part !== this.lastPart) this.output.write(`${this.line()}\n`);
    this.lastPart = part;
  };

  /** Ends the moving line, so that what follows starts on its own. */
  finish(): void {
    if (this.isLineOpen) this.output.write('\n');
    this.isLineOpen = false;
  }

  private draw(): void {
    this.output.write(`\r\u001b[K${this.line()}`);
    this.isLineOpen = true;
  }

  private line(): string {
    const { step, done, total } = this.current;
    if (total <= 0) return `… ${step}`;
    const filled = Math.min(BAR_CELLS, Math.round((done / total) * BAR_CELLS));
    return `${'█'.repeat(filled)}${'░'.repeat(BAR_CELLS - filled)} ${Math.round((done / total) * 100)} % ${step}`;
  }
}
