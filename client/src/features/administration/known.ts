import type { City, Session } from '@contract/schemas';

/** What every part of the settings knows: the city, and who is looking. */
export interface Known {
  readonly city: City;
  readonly session: Session;
}

/** Whether this person may change what belongs to a district (null = to the whole city). */
export function mayChange({ session }: Known, districtCode: string | null): boolean {
  return session.districtCode === null || session.districtCode === districtCode;
}
