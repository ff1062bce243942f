import { z } from 'zod/v4';

// The content security policy forbids code made from strings; without this, building a schema would try it.
z.config({ jitless: true });

/** What the contract's schemas are built with in the browser: the build puts it in place of the library (`vite.config.ts`). */
export { z };
