import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ROOT } from './prerequisites.mjs';

/**
 * Runs one group of tests as a vitest of its own and gives its counts. The output is shown when the run is over, since
 * two runs beside each other would mix their lines.
 */
export async function runTests({ name, projects, environment = {} }, filters) {
  console.log(`▶ ${name}`);
  const folder = mkdtempSync(path.join(tmpdir(), 'wangge-tests-'));
  const report = path.join(folder, 'report.json');
  try {
    const { code, output } = await runVitest(parametersOf(projects, report, filters), environment);
    process.stdout.write(`\n── ${name} ${'─'.repeat(Math.max(0, 60 - name.length))}\n${output}\n`);
    return countsOf(name, code, readReport(report), filters.length > 0);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Runs a group, and the files of it that failed once more by themselves: a browser on a machine that others use, too,
 * sometimes loses a race that no person would. What needed its second try is named in the note, so that it is mended.
 */
export async function runTestsTwiceIfNeeded(group, filters) {
  const first = await runTests(group, filters);
  if (first.failedFiles.length === 0 || filters.length > 0) return first;
  const again = await runTests({ ...group, name: `${group.name}, second try` }, first.failedFiles.map(relativeToRoot));
  const { passed, failed, skipped } = first.countsWithoutFailedFiles;
  return {
    ...first,
    passed: passed + again.passed,
    failed: failed + again.failed,
    skipped: skipped + again.skipped,
    note: `second try for ${first.failedFiles.map((file) => path.basename(file)).join(', ')}`,
  };
}

/** Counts of a run that did not take place. */
export function skippedRun(name, reason, isRequired) {
  const [failed, skipped] = isRequired ? [1, 0] : [0, 1];
  return { name, passed: 0, failed, skipped, note: `${isRequired ? 'required but missing' : 'skipped'}: ${reason}` };
}

function parametersOf(projects, report, filters) {
  const selected = projects.flatMap((project) => ['--project', project]);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  return ['run', ...selected, ...reporters, ...(filters.length > 0 ? ['--passWithNoTests', ...filters] : [])];
}

function runVitest(parameters, environment) {
  const program = path.join(ROOT, 'node_modules', 'vitest', 'vitest.mjs');
  const child = spawn(process.execPath, [program, ...parameters], {
    cwd: ROOT,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const chunks = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => chunks.push(chunk));
  // Ended from outside (a supervisor's SIGTERM), the run must end its servers too.
  const forward = (signal) => child.kill(signal);
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, forward);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      for (const signal of ['SIGINT', 'SIGTERM']) process.off(signal, forward);
      resolve({ code: code ?? 1, output: Buffer.concat(chunks).toString() });
    });
  });
}

function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null; // vitest ended before it could write one; its exit code says so too.
  }
}

function relativeToRoot(file) {
  return path.relative(ROOT, file);
}

function countsOf(name, code, report, isFiltered) {
  const files = report?.testResults ?? [];
  const failedFiles = files.filter(({ status }) => status === 'failed').map((file) => file.name);
  return { ...sumsOf(name, code, report, isFiltered), failedFiles, countsWithoutFailedFiles: countsOfPassed(files) };
}

function countsOfPassed(files) {
  const tests = files.filter(({ status }) => status !== 'failed').flatMap((file) => file.assertionResults);
  const passed = tests.filter(({ status }) => status === 'passed').length;
  return { passed, failed: 0, skipped: tests.length - passed };
}

function sumsOf(name, code, report, isFiltered) {
  const passed = report?.numPassedTests ?? 0;
  const skipped = (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0);
  const reported = report?.numFailedTests ?? 0;
  if (passed + reported === 0 && code === 0 && isFiltered)
    return { name, passed, failed: 0, skipped, note: 'nothing selected' };
  if (passed + reported === 0) return { name, passed, failed: 1, skipped, note: 'no test was executed' };
  // A file that cannot be loaded, or an error outside any test, fails the run without a failed test in the report.
  const isBroken = code !== 0 && reported === 0;
  return {
    name,
    passed,
    failed: reported + (isBroken ? 1 : 0),
    skipped,
    note: isBroken ? 'failed outside a test' : '',
  };
}
