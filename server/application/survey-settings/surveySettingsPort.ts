import type { CitySystem, KeptProfile } from '../../contract/schemas/surveySettings.ts';
import type { ImportProfile } from '../../domain/survey/plan.ts';

export interface ProfileKey {
  readonly districtCode: string;
  readonly name: string;
}
/** The revision that the person saw; 0 for what is to be new. */
export interface Seen {
  readonly revision: number;
}

/** What is kept between imports. Saving gives null when the revision is no longer the one that was seen. */
export interface SurveySettingsPort {
  profiles(districtCode: string): Promise<readonly KeptProfile[]>;
  readProfile(key: ProfileKey): Promise<ImportProfile | null>;
  saveProfile(
    profile: ProfileKey & Seen & { readonly profile: ImportProfile; readonly by: string | null; readonly at: Date },
  ): Promise<KeptProfile | null>;
  removeProfile(key: ProfileKey & Seen): Promise<boolean>;
  systems(): Promise<readonly CitySystem[]>;
  saveSystem(system: CitySystem): Promise<CitySystem | null>;
  removeSystem(key: { readonly code: string } & Seen): Promise<boolean>;
  /** Names of profiles that use a coordinate system. */
  profilesWith(systemCode: string): Promise<readonly string[]>;
}
