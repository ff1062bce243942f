import type { Receipt } from '@contract/schemas';
import type { SurveyReceipt } from '@contract/schemas/survey';
import type { CaseCommand } from '@domain/case/commands';
import type { SurveyAnswer } from '@domain/inventory/surveyFinding';

/** waiting: on the device alone · sent: the server gave its receipt · refused: the server said no · discarded: by the person. */
export type OutboxState = 'waiting' | 'sent' | 'refused' | 'discarded';

/** One command kept on the device until the server has answered for it. */
export interface OutboxItem {
  readonly commandId: string;
  readonly ownerId: string;
  readonly districtCode: string;
  readonly createdAt: number;
  readonly command: CaseCommand | SurveyAnswer;
  readonly photos: readonly string[];
  /** What the list shows while there is no case on the server: category and place in the person's words. */
  readonly title: string;
  readonly place: string;
  readonly state: OutboxState;
  readonly attempts: number;
  readonly refusal: string | null;
  readonly receipt: Receipt | SurveyReceipt | null;
}

/** An item that is a command against a case. */
export interface CaseItem extends OutboxItem {
  readonly command: CaseCommand;
  readonly receipt: Receipt | null;
}

/** An item that is an answer to a survey. */
export interface SurveyItem extends OutboxItem {
  readonly command: SurveyAnswer;
}

/** Tells commands against cases from answers to surveys; both are kept and sent in the same way and order. */
export function isCaseItem(item: OutboxItem): item is CaseItem {
  return item.command.kind !== 'answer-survey';
}

/** Tells answers to surveys. */
export function isSurveyItem(item: OutboxItem): item is SurveyItem {
  return item.command.kind === 'answer-survey';
}

export interface StoredPhoto {
  readonly sha256: string;
  readonly bytes: ArrayBuffer;
}

/** What the outbox needs of the device's database; the tests give it one in memory. */
export interface OutboxStore {
  /** Keeps the command and its photos together: both or neither. */
  add(item: OutboxItem, photos: readonly StoredPhoto[]): Promise<void>;
  update(commandId: string, change: Partial<OutboxItem>): Promise<void>;
  list(ownerId: string): Promise<OutboxItem[]>;
  photo(sha256: string): Promise<StoredPhoto | null>;
  removePhotos(digests: readonly string[]): Promise<void>;
}

export type NewItem = Pick<OutboxItem, 'ownerId' | 'districtCode' | 'command' | 'title' | 'place'>;

/** A new item, waiting to be sent. */
export function newItem(input: NewItem, createdAt: number): OutboxItem {
  const { payload, commandId } = input.command;
  const photos = 'photos' in payload ? payload.photos : [];
  return { ...input, commandId, createdAt, photos, state: 'waiting', attempts: 0, refusal: null, receipt: null };
}

/** How many commands have not reached the server yet. */
export function waitingCount(items: readonly OutboxItem[]): number {
  return items.filter((item) => item.state === 'waiting').length;
}

/** Photos of ended items that no other item still needs. */
export function photosToRemove(items: readonly OutboxItem[]): string[] {
  const needed = new Set(items.filter((item) => item.state !== 'sent').flatMap((item) => item.photos));
  const sent = items.filter((item) => item.state === 'sent').flatMap((item) => item.photos);
  return [...new Set(sent)].filter((digest) => !needed.has(digest));
}
