import type { Position } from '@domain/case/caseFile';

/** Reads "121.4737,31.2304" (also with a Chinese comma or a space); null when it is no position on the globe. */
export function readCoordinates(text: string): Position | null {
  const parts = text.trim().split(/[,，\s]+/);
  const [longitude, latitude] = parts.map(Number);
  if (parts.length !== 2 || longitude === undefined || latitude === undefined) return null;
  if (!Number.isFinite(longitude) || !Number.isFinite(latitude)) return null;
  return Math.abs(longitude) <= 180 && Math.abs(latitude) <= 180 ? { longitude, latitude } : null;
}
