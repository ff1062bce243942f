import type { PositionFix } from '@domain/case/commands';
import { useCallback, useState } from 'react';

/** Longer than this and the person is better served by tapping the map. */
const timeoutMilliseconds = 10_000;

/** The device's position now, or null when it cannot or may not be known. */
export function takeFix(): Promise<PositionFix | null> {
  if (!('geolocation' in navigator)) return Promise.resolve(null);
  return new Promise((resolve) => {
    navigator.geolocation.getCurrentPosition(
      ({ coords, timestamp }) =>
        resolve({
          longitude: coords.longitude,
          latitude: coords.latitude,
          accuracyMeters: Math.min(coords.accuracy, 100_000),
          at: new Date(timestamp).toISOString(),
        }),
      () => resolve(null),
      { enableHighAccuracy: true, timeout: timeoutMilliseconds, maximumAge: 5_000 },
    );
  });
}

type Progress = 'idle' | 'locating' | 'failed';

/** The last fix taken on this page, and how to take another. */
export function usePosition() {
  const [fix, setFix] = useState<PositionFix | null>(null);
  const [progress, setProgress] = useState<Progress>('idle');
  const locate = useCallback(async () => {
    setProgress('locating');
    const taken = await takeFix();
    if (taken) setFix(taken);
    setProgress(taken ? 'idle' : 'failed');
    return taken;
  }, []);
  return { fix, progress, locate };
}
