/** The program of an installed Chromium, or null where there is none. */
export function findChromium(): string | null;
