import { create } from 'zustand';

const storageKey = 'wangge.arrival-sound';
/** A burst of arrivals is one tone. */
const REST_MILLISECONDS = 3_000;
const TONE_SECONDS = 0.35;

interface SoundState {
  readonly isOn: boolean;
}

/** Whether new cases are announced by a tone on this device; off until somebody wants it. */
export const useArrivalSound = create<SoundState>(() => ({ isOn: read() === 'on' }));

let context: AudioContext | null = null;
let playedAt = Number.NEGATIVE_INFINITY;

/** Switches the tone on or off and remembers it; switched on, it is heard once. */
export function switchArrivalSound(): void {
  const isOn = !useArrivalSound.getState().isOn;
  useArrivalSound.setState({ isOn });
  try {
    localStorage.setItem(storageKey, isOn ? 'on' : 'off');
  } catch {
    // A private window keeps nothing; the switch holds until the page is closed.
  }
  playedAt = Number.NEGATIVE_INFINITY;
  playArrivalSound(performance.now());
}

/** Two short notes, when wanted and not heard just now. `now` in milliseconds. */
export function playArrivalSound(now: number): void {
  if (!useArrivalSound.getState().isOn || now - playedAt < REST_MILLISECONDS) return;
  if (typeof AudioContext === 'undefined') return;
  playedAt = now;
  context ??= new AudioContext();
  const audio = context;
  // Browsers keep a page silent until somebody has pressed something on it; then the tone is simply not heard.
  void audio.resume().then(
    () => {
      playNote(audio, 660, audio.currentTime);
      playNote(audio, 880, audio.currentTime + TONE_SECONDS / 2);
    },
    () => undefined,
  );
}

function playNote(audio: AudioContext, frequency: number, at: number): void {
  const oscillator = audio.createOscillator();
  const gain = audio.createGain();
  oscillator.frequency.value = frequency;
  // Fades in and out, else it clicks.
  gain.gain.setValueAtTime(0, at);
  gain.gain.linearRampToValueAtTime(0.2, at + 0.02);
  gain.gain.linearRampToValueAtTime(0, at + TONE_SECONDS);
  oscillator.connect(gain).connect(audio.destination);
  oscillator.start(at);
  oscillator.stop(at + TONE_SECONDS);
}

function read(): string | null {
  try {
    return localStorage.getItem(storageKey);
  } catch {
    return null;
  }
}
