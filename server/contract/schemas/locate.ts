import { z } from 'zod';
import { areaClasses } from '../../domain/grid/codes.ts';
import { refusalCodes } from '../../domain/refusal.ts';
import { position } from '../schemas.ts';

/** A tracker's or a survey's page of points. */
const MOST_POINTS = 1000;

export const pointsToLocate = z.strictObject({ points: z.array(position).min(1).max(MOST_POINTS) });

const foundPlace = z.object({
  districtCode: z.string(),
  subdistrictCode: z.string(),
  communityCode: z.string(),
  unitGridCode: z.string(),
  responsibilityGridCode: z.string().nullable(),
  professionalGridCodes: z.array(z.string()),
  areaClass: z.enum(areaClasses),
});

/** One for each point, in their order: where it is, or why it is nowhere. */
export const locatedPoints = z.object({
  items: z.array(z.object({ place: foundPlace.nullable(), refused: z.enum(refusalCodes).nullable() })),
});
