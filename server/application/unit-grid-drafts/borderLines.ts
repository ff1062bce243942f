import type { BorderLine } from '../../contract/schemas/borderLines.ts';

/** The lines of the base map that borders are drawn along. */
export interface BorderLinePort {
  /** Those around a place in degrees, the nearest first, cut at the edge of what was asked for. */
  around(longitude: number, latitude: number): Promise<readonly BorderLine[]>;
}
