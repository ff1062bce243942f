import { createContext } from 'react';

/** Whether fingers press here: then everything is larger. */
export const LargeContext = createContext(false);
