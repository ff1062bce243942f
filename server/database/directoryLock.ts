import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { StartError } from '../observe/startError.ts';

/** Who holds a data directory. The start time tells a process from a later one that was given the same number. */
interface Holder {
  pid: number;
  startedAt: string | null;
}

/** Locks held by this process: an own process number in a lock file that is not here comes from an earlier life. */
const held = new Set<string>();

/**
 * Takes the lock file of a data directory, or throws when a living process has it. The lock of a dead process is taken
 * over. Two embedded databases on one directory would destroy it.
 */
export function lockDirectory(file: string): { release: () => void } {
  if (!create(file)) {
    const text = readOrNull(file);
    const holder = parseHolder(text);
    if (held.has(file) || (holder && isAlive(holder))) throw inUse(file, holder);
    setAside(file, text);
    if (!create(file)) throw inUse(file, parseHolder(readOrNull(file)));
  }
  held.add(file);
  const release = () => {
    process.off('exit', release);
    if (held.delete(file)) rmSync(file, { force: true });
  };
  process.once('exit', release);
  return { release };
}

function create(file: string): boolean {
  const holder: Holder = { pid: process.pid, startedAt: startTimeOf(process.pid) };
  try {
    writeFileSync(file, JSON.stringify(holder), { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Moves a stale lock away; if another process replaced it in the meantime, its fresh lock is put back. */
function setAside(file: string, expected: string | null): void {
  const aside = `${file}.stale-${process.pid}`;
  try {
    renameSync(file, aside);
  } catch {
    return; // Somebody else was quicker; the exclusive creation that follows decides.
  }
  if (readOrNull(aside) !== expected) renameSync(aside, file);
  else rmSync(aside, { force: true });
}

function isAlive({ pid, startedAt }: Holder): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  const now = startTimeOf(pid);
  return startedAt === null || now === null || now === startedAt;
}

/** Linux tells when a process was started (field 22, counted after the name in brackets); elsewhere the number must do. */
function startTimeOf(pid: number): string | null {
  const status = readOrNull(`/proc/${pid}/stat`);
  const boot = readOrNull('/proc/sys/kernel/random/boot_id');
  const ticks = status?.slice(status.lastIndexOf(')') + 2).split(' ')[19];
  return ticks ? `${boot?.trim()}:${ticks}` : null;
}

function parseHolder(text: string | null): Holder | null {
  try {
    const value: unknown = JSON.parse(text ?? '');
    return typeof value === 'object' && value !== null && 'pid' in value ? (value as Holder) : null;
  } catch {
    return null; // Killed while writing it.
  }
}

function readOrNull(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

function inUse(file: string, holder: Holder | null): StartError {
  const directory = file.replace(/\.lock$/, '');
  return new StartError(
    'data-directory-in-use',
    `The data directory ${directory} is in use by process ${holder?.pid ?? 'unknown'}: stop that server or set DATA_DIRECTORY / 数据目录正被另一个进程使用`,
  );
}
