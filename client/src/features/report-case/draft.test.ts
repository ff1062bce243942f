import { caseCommand } from '@contract/commands';
import { describe, expect, it } from 'vitest';
import { uuidv7 } from '../../offline/uuid';
import { chooseCategory, emptyDraft, missingPart, type ReportDraft, reportPayload, selfDisposalPayload } from './draft';

const full: ReportDraft = {
  ...emptyDraft,
  location: { longitude: 121.4737, latitude: 31.2304 },
  categoryId: 'cj-0102',
  filingConditionId: 'condition-1',
  description: ' 一堆垃圾 ',
  photos: [{ sha256: 'a'.repeat(64), bytes: new ArrayBuffer(1) }],
};

describe('the draft of a report', () => {
  it('says what is missing, one thing at a time', () => {
    expect(missingPart(emptyDraft)).toBe('field.placeFirst');
    expect(missingPart({ ...emptyDraft, location: full.location })).toBe('field.categoryFirst');
    expect(missingPart({ ...full, photos: [] })).toBe('field.photoFirst');
    expect(missingPart(full)).toBeNull();
  });

  it('becomes a command that the contract accepts', () => {
    const payload = reportPayload(full, '');
    const command = { kind: 'report', commandId: uuidv7(), caseId: uuidv7(), payload };
    expect(caseCommand.safeParse(command).error).toBeUndefined();
    expect(payload?.description).toBe('一堆垃圾');
  });

  it('of something solved on the spot asks for the condition and a photo of the result, and becomes a self-disposal', () => {
    const solved: ReportDraft = { ...full, isSolved: true };
    expect(missingPart({ ...solved, filingConditionId: null })).toBe('solve.conditionFirst');
    expect(missingPart(solved)).toBe('solve.afterFirst');
    const done = { ...solved, afterPhotos: [{ sha256: 'b'.repeat(64), bytes: new ArrayBuffer(1) }] };
    expect(missingPart(done)).toBeNull();
    const payload = selfDisposalPayload(done, '');
    expect(payload?.photos).toEqual(['a'.repeat(64), 'b'.repeat(64)]);
    const command = { kind: 'self-dispose', commandId: uuidv7(), caseId: uuidv7(), payload };
    expect(caseCommand.safeParse(command).error).toBeUndefined();
  });

  it('that is not solved after all sends no photos of a result', () => {
    const draft = { ...full, afterPhotos: [{ sha256: 'b'.repeat(64), bytes: new ArrayBuffer(1) }] };
    expect(reportPayload(draft, '')?.photos).toEqual(['a'.repeat(64)]);
  });

  it('describes itself by its category when the inspector wrote nothing', () => {
    expect(reportPayload({ ...full, description: '  ' }, '暴露垃圾')?.description).toBe('暴露垃圾');
  });

  it('forgets the condition and the component of another category, and keeps the rest', () => {
    const next = { ...full, componentCode: '3101010101000001', ...chooseCategory('cj-0201', null) };
    expect(next).toMatchObject({ filingConditionId: null, componentCode: null, description: full.description });
    expect(next.photos).toBe(full.photos);
  });
});
