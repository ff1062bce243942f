import { z } from 'zod';
import { latitude, longitude } from '../schemas.ts';

/** What grids are drawn along: the middle line of a street, or a bank. */
export const borderLineKinds = ['street', 'water'] as const;

/** Lines of the base map around a place; longitude and latitude of each point. */
export const borderLines = z.object({
  items: z.array(z.object({ kind: z.enum(borderLineKinds), points: z.array(z.tuple([longitude, latitude])) })),
});
export type BorderLine = z.infer<typeof borderLines>['items'][number];
