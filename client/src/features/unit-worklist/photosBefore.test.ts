import { describe, expect, it } from 'vitest';
import { photosBefore } from './photosBefore';

const report = { kind: 'report' as const, photos: ['r'] };
const handle = { kind: 'handle' as const, photos: ['h'] };
const feedback = { kind: 'give-feedback' as const, photos: ['f'] };

describe('the photos from before', () => {
  it('are those of the report until the unit has taken its own', () => {
    expect(photosBefore([report])).toEqual({ photos: ['r'], isOfUnit: false });
    expect(photosBefore([report, handle, handle])).toEqual({ photos: ['h', 'h'], isOfUnit: true });
  });

  it('begin anew after a feedback that was sent back', () => {
    const again = { kind: 'handle' as const, photos: ['again'] };
    expect(photosBefore([report, handle, feedback])).toEqual({ photos: ['r'], isOfUnit: false });
    expect(photosBefore([report, handle, feedback, again]).photos).toEqual(['again']);
  });

  it('may be missing', () => {
    expect(photosBefore([])).toEqual({ photos: [], isOfUnit: false });
  });
});
