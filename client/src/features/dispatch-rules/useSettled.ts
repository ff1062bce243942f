import { useEffect, useState } from 'react';

const REST_MILLISECONDS = 400;

/** The value after it has rested for a moment, so that not every keystroke asks the server. */
export function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), REST_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
