import type { CaseFilter } from '../contract/schemas/caseFilter.ts';
import type { ComponentFilter, ComponentSrid } from '../contract/schemas/inventory.ts';
import type { ExportJob, ExportLanguage, FileFormat } from '../contract/schemas/search.ts';
import type { CaseSource, CaseStatus } from '../domain/case/caseFile.ts';
import type { Actor } from '../domain/identity/permissions.ts';
import type { Lamp } from '../domain/time-limit/lamp.ts';

/** One exported case. Times are the city's local time, `YYYY-MM-DD HH:MM:SS`. */
export interface ExportRow {
  readonly number: string;
  readonly status: CaseStatus;
  readonly source: CaseSource;
  readonly majorCategory: string;
  readonly category: string;
  readonly description: string;
  readonly address: string | null;
  readonly district: string;
  readonly subdistrict: string | null;
  readonly community: string | null;
  readonly unitGridCode: string;
  readonly responsibilityGrid: string | null;
  readonly unit: string | null;
  readonly subUnit: string | null;
  readonly reporter: string | null;
  readonly lamp: Lamp;
  readonly reportedAt: string;
  readonly acceptedAt: string | null;
  readonly filedAt: string | null;
  readonly dispatchedAt: string | null;
  readonly dueAt: string | null;
  readonly handledAt: string | null;
  readonly verifiedAt: string | null;
  readonly closedAt: string | null;
  readonly reworkCount: number;
  readonly extensionCount: number;
  readonly longitude: number;
  readonly latitude: number;
}

/** One exported component under the names of the standard (GB/T 30428.2); words as the standard has them, days `YYYY-MM-DD`. */
export interface ComponentExportRow {
  readonly ObjID: string;
  readonly ObjName: string;
  readonly DeptCode1: string | null;
  readonly DeptName1: string | null;
  readonly DeptCode2: string | null;
  readonly DeptName2: string | null;
  readonly DeptCode3: string | null;
  readonly DeptName3: string | null;
  readonly BGID: string | null;
  readonly ObjState: string;
  readonly ORDate: string | null;
  readonly CHDate: string | null;
  readonly DataSource: string;
  readonly Note: string | null;
  /** Degrees east, or metres to the east of the projection's false origin. */
  readonly east: number;
  /** Degrees north, or metres north of the equator. */
  readonly north: number;
}

/** Where a page ended. */
export interface ExportCursor {
  readonly at: string;
  readonly id: string;
}

/** Every case that a filter finds, page by page; nothing holds all of them at once. */
export interface ExportRowPort {
  count(filter: CaseFilter, actor: Actor, now: Date, most: number): Promise<number>;
  /** The page after a cursor (null = the first); its `next` is null at the end. */
  page(question: {
    filter: CaseFilter;
    actor: Actor;
    now: Date;
    after: ExportCursor | null;
    limit: number;
  }): Promise<{ rows: readonly ExportRow[]; next: ExportCursor | null }>;
}

/** Every component that a filter finds, in the order of the codes, with coordinates of the asked system. */
export interface ComponentExportPort {
  count(filter: ComponentFilter, most: number): Promise<number>;
  page(question: {
    filter: ComponentFilter;
    srid: ComponentSrid;
    after: string | null;
    limit: number;
  }): Promise<{ rows: readonly ComponentExportRow[]; next: string | null }>;
}

/** A job as it is kept beside its file. */
export interface ExportRecord extends ExportJob {
  readonly ownerId: string;
}

/** Takes the rows of one file. */
export interface ExportSink<Row = ExportRow> {
  write(rows: readonly Row[]): Promise<void>;
  /** Ends the file and tells its size. */
  end(): Promise<number>;
  /** Leaves nothing behind. */
  discard(): Promise<void>;
}

/** The files of exports and the records beside them. */
export interface ExportFilePort {
  create(id: string, format: FileFormat, language: ExportLanguage): Promise<ExportSink>;
  createComponents(id: string, format: FileFormat, srid: ComponentSrid): Promise<ExportSink<ComponentExportRow>>;
  save(record: ExportRecord): Promise<void>;
  read(id: string): Promise<ExportRecord | null>;
  listOf(ownerId: string): Promise<readonly ExportRecord[]>;
  remove(id: string): Promise<void>;
  removeExpired(now: Date): Promise<void>;
  bytes(record: ExportRecord): AsyncIterable<Uint8Array>;
  /** Told when an export broke; nothing is known of it to the person but that it failed. */
  reportFailure(id: string, error: unknown): void;
}
