import { describe, expect, it } from 'vitest';
import { emptyDraft, isBegun, parseDraft } from './newCaseDraft';

describe('the draft of a telephone report', () => {
  it('comes back as it was entered', () => {
    const draft = {
      place: { longitude: 121.47, latitude: 31.23 },
      source: 'citizen' as const,
      categoryId: 'cjt214-2007-e0102',
      address: undefined,
      description: '楼下有垃圾',
    };
    expect(parseDraft(JSON.stringify(draft))).toEqual(draft);
    expect(isBegun(draft)).toBe(true);
  });

  it('is empty when nothing, or nothing readable, was kept', () => {
    expect(parseDraft(null)).toEqual(emptyDraft);
    expect(parseDraft('{"place":')).toEqual(emptyDraft);
    expect(parseDraft('{"place":{"longitude":"x"},"source":"rumour"}')).toMatchObject({
      place: null,
      source: 'hotline',
    });
    expect(isBegun(emptyDraft)).toBe(false);
  });
});
