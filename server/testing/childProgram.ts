import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** A program of the tests that runs in a process of its own, so that it can really be killed. */
export interface ChildProgram {
  process: ChildProcess;
  /** The lines that it has written so far. */
  lines: string[];
  /** Waits until a line fulfils the condition; fails when the program ends before. */
  waitFor: (condition: (line: string) => boolean) => Promise<string>;
  /** Ends it as a power switch would, and waits until it is gone. */
  kill: () => Promise<void>;
  exitCode: Promise<number | null>;
}

/** Starts a TypeScript file of the project with the given arguments and environment. */
export function runProgram(file: URL, parameters: string[] = [], environment: NodeJS.ProcessEnv = {}): ChildProgram {
  const child = spawn(process.execPath, ['--import', 'tsx', fileURLToPath(file), ...parameters], {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  const listeners = new Set<() => void>();
  let rest = '';
  const take = (chunk: Buffer) => {
    const parts = (rest + chunk.toString()).split('\n');
    rest = parts.pop() ?? '';
    lines.push(...parts);
    for (const listener of listeners) listener();
  };
  child.stdout.on('data', take);
  child.stderr.on('data', take);
  const exitCode = new Promise<number | null>((resolve) => child.once('close', resolve));
  return {
    process: child,
    lines,
    exitCode,
    waitFor: (condition) => waitFor(condition, lines, listeners, exitCode),
    kill: async () => {
      child.kill('SIGKILL');
      await exitCode;
    },
  };
}

function waitFor(
  condition: (line: string) => boolean,
  lines: string[],
  listeners: Set<() => void>,
  exitCode: Promise<number | null>,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const look = () => {
      const line = lines.find(condition);
      if (line === undefined) return;
      listeners.delete(look);
      resolve(line);
    };
    listeners.add(look);
    look();
    void exitCode.then((code) => reject(new Error(`The program ended with ${code}:\n${lines.join('\n')}`)));
  });
}
