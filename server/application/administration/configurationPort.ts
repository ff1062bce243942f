import type { ConfigurationChange, ConfigurationEntry, ReplyTemplate } from '../../contract/schemas/administration.ts';
import type { Entry, Subject, SubjectDocument } from '../../domain/administration/documents.ts';
import type { CasePolicy } from '../../domain/case/policy.ts';
import type { Refusal } from '../../domain/refusal.ts';

/** A change as it is written into the record. */
export interface ChangeRecord {
  readonly id: string;
  readonly subject: Subject;
  readonly key: string;
  readonly districtCode: string | null;
  readonly before: SubjectDocument['document'] | null;
  readonly after: SubjectDocument['document'] | null;
  readonly isPasswordChanged: boolean;
  readonly actorId: string;
  readonly actorName: string;
  readonly reason: string | null;
  readonly at: string;
  readonly reverts: string | null;
}

/** One change in the making: nobody else changes the configuration meanwhile, and a refusal undoes everything. */
export interface ConfigurationWork {
  read(subject: Subject, key: string): Promise<ConfigurationEntry | null>;
  list<S extends Subject>(subject: S): Promise<readonly Entry<S>[]>;
  write(key: string, content: SubjectDocument): Promise<void>;
  remove(subject: Subject, key: string): Promise<void>;
  /** Sets the hash and ends the account's sessions. */
  setPassword(userId: string, passwordHash: string): Promise<void>;
  record(change: ChangeRecord): Promise<ConfigurationChange>;
  isArea(level: 'district' | 'subdistrict', code: string, districtCode: string): Promise<boolean>;
  isLoginTaken(login: string, exceptUserId: string): Promise<boolean>;
  countOpenCases(unitCode: string): Promise<number>;
  /** Active accounts of the whole city that may change the configuration. */
  countAdministrators(): Promise<number>;
}

/** Which entries or changes somebody may see: the own district's and the city's, but not the accounts of others. */
export interface ConfigurationScope {
  readonly districtCode: string | null;
}

/** What administrators change, and the record of it. */
export interface ConfigurationPort {
  list(
    subject: Subject,
    filter: ConfigurationScope & { readonly search: string; readonly limit: number },
  ): Promise<{ items: ConfigurationEntry[]; total: number }>;
  listChanges(
    filter: ConfigurationScope & {
      readonly subject: Subject | null;
      readonly key: string | null;
      readonly before: number | null;
      readonly limit: number;
    },
  ): Promise<ConfigurationChange[]>;
  readChange(id: string): Promise<ConfigurationChange | null>;
  /** Does the work in one transaction, one at a time over the whole installation. */
  change<T extends object>(work: (room: ConfigurationWork) => Promise<T | Refusal>): Promise<T | Refusal>;
  readPasswordHash(userId: string): Promise<string | null>;
  /** The district's own policy, else the city's, else null. A policy may be older than a figure of the product. */
  readPolicy(districtCode: string | null): Promise<Partial<CasePolicy> | null>;
  /** Districts whose working time the city's calendar says. */
  listDistrictsOnCityCalendar(): Promise<readonly string[]>;
  listTemplates(): Promise<readonly ReplyTemplate[]>;
}
