import { z } from 'zod';

// The content security policy forbids code made from strings; without this, building a schema would try it.
z.config({ jitless: true });
