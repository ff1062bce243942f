interface Kept<Value> {
  readonly version: string;
  readonly value: Promise<Value>;
}

/**
 * Keeps what was read under each key until its version changes; `read` gets the value of the version before. A failed reading is
 * forgotten, so that the next asker reads again.
 */
export function keptByVersion<Key, Value>(): (
  key: Key,
  version: string,
  read: (before: Promise<Value> | undefined) => Promise<Value>,
) => Promise<Value> {
  const kept = new Map<Key, Kept<Value>>();
  return (key, version, read) => {
    const known = kept.get(key);
    if (known?.version === version) return known.value;
    const reading = { version, value: read(known?.value) };
    kept.set(key, reading);
    reading.value.catch(() => {
      if (kept.get(key) === reading) kept.delete(key);
    });
    return reading.value;
  };
}
