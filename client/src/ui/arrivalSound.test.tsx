import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { startTranslations } from '../locale/i18n';
import { playArrivalSound, switchArrivalSound, useArrivalSound } from './arrivalSound';
import { SoundSwitch } from './SoundSwitch';

const started = vi.fn();
class FakeAudio {
  currentTime = 0;
  destination = {};
  resume = () => Promise.resolve();
  createOscillator = () => ({
    frequency: { value: 0 },
    connect: () => ({ connect: vi.fn() }),
    start: started,
    stop: vi.fn(),
  });
  createGain = () => ({ gain: { setValueAtTime: vi.fn(), linearRampToValueAtTime: vi.fn() } });
}

/** Each tone has two notes, which start when the page may sound. */
async function tones(): Promise<number> {
  await Promise.resolve();
  await Promise.resolve();
  return started.mock.calls.length / 2;
}

describe('the sound of new cases', () => {
  beforeAll(() => startTranslations('zh-CN'));
  beforeEach(() => {
    vi.stubGlobal('AudioContext', FakeAudio);
    localStorage.clear();
    useArrivalSound.setState({ isOn: false });
    started.mockReset();
  });
  afterEach(() => {
    cleanup();
    vi.unstubAllGlobals();
  });

  it('is off until somebody wants it', async () => {
    playArrivalSound(0);
    expect(await tones()).toBe(0);
  });

  it('is heard once when switched on, and remembered', async () => {
    switchArrivalSound();
    expect(await tones()).toBe(1);
    expect(localStorage.getItem('wangge.arrival-sound')).toBe('on');
    switchArrivalSound();
    expect(localStorage.getItem('wangge.arrival-sound')).toBe('off');
    expect(await tones()).toBe(1);
  });

  it('is one tone for a burst', async () => {
    useArrivalSound.setState({ isOn: true });
    // Whole milliseconds: fractions may lose their last bits when something is added and taken away again.
    const now = Math.ceil(performance.now()) + 60_000;
    for (const wait of [0, 100, 2_900]) playArrivalSound(now + wait);
    expect(await tones()).toBe(1);
    playArrivalSound(now + 3_000);
    expect(await tones()).toBe(2);
  });

  it('stays silent where the device has no sound', async () => {
    vi.stubGlobal('AudioContext', undefined);
    switchArrivalSound();
    expect(await tones()).toBe(0);
  });

  it('has a switch that says whether it is pressed', () => {
    render(<SoundSwitch />);
    const button = screen.getByRole('button', { name: '新案件提示音' });
    expect(button.getAttribute('aria-pressed')).toBe('false');
    fireEvent.click(button);
    expect(button.getAttribute('aria-pressed')).toBe('true');
  });
});
