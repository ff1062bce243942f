// Completes package-lock.json with the optional platform packages (darwin, win32, musl, …) that the machine which
// wrote the lock could not resolve. Without them `npm ci` stops with "Missing: … from lock file", on every machine.
// Use: npm run lock, after each change of dependencies; then prove it with `npm ci`.
import { readFileSync, writeFileSync } from 'node:fs';

const SYSTEMS = {
  android: 'android',
  darwin: 'darwin',
  linux: 'linux',
  win32: 'win32',
  windows: 'win32',
  freebsd: 'freebsd',
  openbsd: 'openbsd',
  netbsd: 'netbsd',
  openharmony: 'openharmony',
  sunos: 'sunos',
  aix: 'aix',
};
const PROCESSORS = ['arm64', 'x64', 'ia32', 'arm', 'ppc64', 'riscv64', 's390x', 'loong64'];

/** What a platform package's name says of the platforms it is for; null where the name is no platform package's. */
function platformOf(name) {
  const words = name.split('/').pop().split(/[-.]/);
  const os = words.map((word) => SYSTEMS[word]).find(Boolean);
  if (!os) return null;
  const cpu = words.find((word) => PROCESSORS.includes(word));
  const libc = os === 'linux' ? libraryOf(words) : null;
  return { os: [os], ...(cpu && { cpu: [cpu] }), ...(libc && { libc: [libc] }) };
}

function libraryOf(words) {
  if (words.some((word) => word.startsWith('musl'))) return 'musl';
  return words.some((word) => word.startsWith('gnu')) ? 'glibc' : null;
}

/** Whether the lock holds `name` where Node would find it from the package at `path`. */
function isLocked(packages, path, name) {
  for (let folder = path; ; ) {
    if (packages[`${folder ? `${folder}/` : ''}node_modules/${name}`]) return true;
    if (folder === '') return false;
    const parent = folder.lastIndexOf('/node_modules/');
    folder = parent < 0 ? '' : folder.slice(0, parent);
  }
}

const file = process.argv[2] ?? 'package-lock.json';
const lock = JSON.parse(readFileSync(file, 'utf8'));
let added = 0;
for (const [path, entry] of Object.entries({ ...lock.packages })) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    const platform = platformOf(name);
    if (!platform || !/^\d+\.\d+\.\d+/.test(version) || isLocked(lock.packages, path, name)) continue;
    lock.packages[`node_modules/${name}`] = { version, ...platform, optional: true, ...(entry.dev && { dev: true }) };
    added += 1;
  }
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`completed ${file}: ${added} platform packages added`);
