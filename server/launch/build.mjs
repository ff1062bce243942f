// npm run build: client and server, as npm start would build them.
import { build, checkNodeVersion } from './prerequisites.mjs';

checkNodeVersion();
build({ quiet: false });
