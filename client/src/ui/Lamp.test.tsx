import { lamps } from '@domain/time-limit/lamp';
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startTranslations } from '../locale/i18n';
import { liveLamp } from './DueClock';
import { GroupedCode } from './GroupedCode';
import { Lamp, lampShapes } from './Lamp';

describe('a lamp', () => {
  beforeAll(() => startTranslations('zh-CN'));
  afterEach(cleanup);

  it('is told by shape and by text, not by colour alone', () => {
    expect(new Set(Object.values(lampShapes)).size).toBe(lamps.length);
    render(<Lamp lamp="red" />);
    expect(screen.getByText('■')).toBeDefined();
    expect(screen.getByText('已超时')).toBeDefined();
  });

  it('turns by the device’s clock while a case is being handled, and stands otherwise', () => {
    const item = {
      stepWarnAt: '2026-01-01T08:00:00.000Z',
      stepDueAt: '2026-01-01T10:00:00.000Z',
      stepPausedAt: null,
      reportedAt: '2026-01-01T00:00:00.000Z',
    };
    const at = (time: string) => Date.parse(`2026-01-01T${time}Z`);
    expect(liveLamp({ ...item, stage: 'disposal' }, at('07:59:00'))).toBe('green');
    expect(liveLamp({ ...item, stage: 'disposal' }, at('08:01:00'))).toBe('yellow');
    expect(liveLamp({ ...item, stage: 'disposal' }, at('10:01:00'))).toBe('red');
    const stopped = { ...item, stepPausedAt: '2026-01-01T07:00:00.000Z' };
    expect(liveLamp({ ...stopped, stage: 'disposal' }, at('23:00:00'))).toBe('green');
    expect(liveLamp({ ...stopped, stage: 'ended' }, at('23:00:00'))).toBe('green');
  });
});

describe('a code', () => {
  afterEach(cleanup);

  it('is shown in groups', () => {
    const { container } = render(<GroupedCode code="310101007003012" />);
    expect([...container.querySelectorAll('span > span')].map((group) => group.textContent)).toEqual([
      '310101',
      '007',
      '003',
      '012',
    ]);
  });
});
