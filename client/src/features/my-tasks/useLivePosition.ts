import type { PositionFix } from '@domain/case/commands';
import { useEffect, useState } from 'react';

/** Where the device is, followed while the component stands: a fix, or why there is none. */
export function useLivePosition(): { readonly fix: PositionFix | null; readonly hasFailed: boolean } {
  const [fix, setFix] = useState<PositionFix | null>(null);
  const [hasFailed, setHasFailed] = useState(false);
  useEffect(() => {
    if (!('geolocation' in navigator)) {
      setHasFailed(true);
      return;
    }
    const watch = navigator.geolocation.watchPosition(
      ({ coords, timestamp }) => {
        setHasFailed(false);
        setFix({
          longitude: coords.longitude,
          latitude: coords.latitude,
          accuracyMeters: Math.min(coords.accuracy, 100_000),
          at: new Date(timestamp).toISOString(),
        });
      },
      () => setHasFailed(true),
      { enableHighAccuracy: true, maximumAge: 5_000 },
    );
    return () => navigator.geolocation.clearWatch(watch);
  }, []);
  return { fix, hasFailed };
}
