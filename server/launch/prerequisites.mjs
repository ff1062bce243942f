import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

const LEAST_NODE = [20, 19];

/** Ends the program with one clear line. */
export function refuse(line) {
  console.error(line);
  process.exit(1);
}

/** The first check of all: an old Node fails later with messages that nobody understands. */
export function checkNodeVersion(version = process.versions.node) {
  const [major, minor] = version.split('.').map(Number);
  const isNewEnough = major > LEAST_NODE[0] || (major === LEAST_NODE[0] && minor >= LEAST_NODE[1]);
  if (isNewEnough) return;
  refuse(
    `Node.js ${version} is too old: ${LEAST_NODE.join('.')} or newer is needed / 需要 Node.js ${LEAST_NODE.join('.')} 或更新版本`,
  );
}

/** Installs the packages when there are none or when the lock has changed since. */
export function installDependencies() {
  const stamp = path.join(ROOT, 'node_modules', '.wangge-lock');
  const wanted = hashOfFiles([path.join(ROOT, 'package-lock.json'), path.join(ROOT, 'package.json')]);
  if (readIfThere(stamp) === wanted || isInstalled(wanted, stamp)) return;
  console.log('Installing packages 安装依赖 …');
  // NODE_ENV=production would leave out what the build needs.
  const quiet = ['--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  if (npm(['ci', ...quiet]).status !== 0) {
    console.log('npm ci failed; trying npm install, which may choose other versions than the lock 改用 npm install …');
    if (npm(['install', '--no-save', ...quiet]).status !== 0) {
      refuse('The packages could not be installed, see above (network, registry or disk) / 依赖安装失败');
    }
  }
  writeFileSync(stamp, wanted);
}

/** Packages that a person installed from this very lock are as good; npm leaves a copy of the lock beside them. */
function isInstalled(wanted, stamp) {
  const hidden = path.join(ROOT, 'node_modules', '.package-lock.json');
  const lock = path.join(ROOT, 'package-lock.json');
  if (!existsSync(hidden) || statSync(hidden).mtimeMs < statSync(lock).mtimeMs) return false;
  writeFileSync(stamp, wanted);
  return true;
}

/** What the build is made from. */
const CLIENT_SOURCES = ['client', 'server/contract', 'server/domain', 'vite.config.ts'];
const SERVER_SOURCES = ['server', 'migrations', 'seeds', 'tsconfig.json', 'tsconfig.server.json'];

/** Builds the client and the server, each only when its sources are not those of the last build. */
export function build({ quiet = true } = {}) {
  buildPart('client', 'client', CLIENT_SOURCES, ['vite', 'build', ...(quiet ? ['--logLevel', 'warn'] : [])]);
  buildPart('server', 'node', SERVER_SOURCES, ['tsc', '-p', 'tsconfig.server.json']);
}

function buildPart(name, folder, sources, [tool, ...parameters]) {
  const stamp = path.join(ROOT, 'dist', `.stamp-${name}`);
  const wanted = hashOfFiles([...sources.flatMap(filesUnder), path.join(ROOT, 'package-lock.json')]);
  if (readIfThere(stamp) === wanted) return;
  console.log(`Building the ${name} 构建 …`);
  // Nothing of an earlier build may stay: a migration that is no longer in the sources would still run.
  rmSync(path.join(ROOT, 'dist', folder), { recursive: true, force: true });
  const result = npm(['exec', '--no', '--', tool, ...parameters]);
  if (result.status !== 0) refuse(`Building the ${name} failed, see above / 构建失败`);
  mkdirSync(path.dirname(stamp), { recursive: true });
  writeFileSync(stamp, wanted);
}

/** Runs npm in the project and shows what it says. */
export function npm(parameters, options = {}) {
  const isWindows = process.platform === 'win32';
  return spawnSync(isWindows ? 'npm.cmd' : 'npm', parameters, {
    cwd: ROOT,
    stdio: 'inherit',
    shell: isWindows,
    ...options,
  });
}

function filesUnder(name) {
  const place = path.join(ROOT, name);
  if (!existsSync(place)) return [];
  if (statSync(place).isFile()) return [place];
  return readdirSync(place, { recursive: true })
    .filter((file) => !/\.test\.tsx?$/.test(file))
    .map((file) => path.join(place, file))
    .filter((file) => statSync(file).isFile());
}

function hashOfFiles(files) {
  const hash = createHash('sha256');
  for (const file of [...files].sort())
    hash.update(path.relative(ROOT, file)).update('\0').update(readFileSync(file)).update('\0');
  return hash.digest('hex');
}

function readIfThere(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
}
