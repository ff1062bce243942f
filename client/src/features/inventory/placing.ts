import type { Position } from '@domain/case/caseFile';
import { useEffect } from 'react';

/** How a form asks the page's map for a place: the taps are its answers while it is open. */
export interface Placing {
  readonly place: Position | null;
  readonly setPlace: (place: Position | null) => void;
  readonly setIsPlacing: (isPlacing: boolean) => void;
}

/** Lets the map answer while the form stands; afterwards the pin is gone. */
export function usePlacing({ setPlace, setIsPlacing }: Placing): void {
  useEffect(() => {
    setIsPlacing(true);
    return () => {
      setIsPlacing(false);
      setPlace(null);
    };
  }, [setPlace, setIsPlacing]);
}
