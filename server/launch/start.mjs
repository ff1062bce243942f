// npm start: makes sure that everything is there, then runs the server. Plain JavaScript without packages, because it
// runs before anything is installed.
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, checkNodeVersion, installDependencies, ROOT } from './prerequisites.mjs';

checkNodeVersion();
installDependencies();
build();

// In this very process: a signal or a kill that meets it meets the server, and no orphan is left behind.
process.chdir(ROOT);
await import(pathToFileURL(path.join(ROOT, 'dist', 'node', 'server', 'main.js')).href);
