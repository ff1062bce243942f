import type { AnswerMemory } from './answerMemory.ts';

/** From so many characters on a packed list is written by itself: `JSON.stringify` would look for what to escape in each of its millions. */
const LONG = 10_000;
const BASE64 = /^[A-Za-z0-9+/=]*$/;
/** Stands for a long list while the rest becomes text; no text of the database can hold this character. */
const MARK = '\u0000';
const WRITTEN_MARK = JSON.stringify(MARK);

/** An answer as the bytes of its JSON, in memory that is nobody else's and can be handed over to another thread. */
export function jsonBytes(answer: object, memory: Pick<AnswerMemory, 'take'>): Uint8Array<ArrayBuffer> {
  const lists: string[] = [];
  const text = JSON.stringify(answer, (_key, value: unknown) => {
    if (typeof value !== 'string' || value.length < LONG || !BASE64.test(value)) return value;
    lists.push(value);
    return MARK;
  });
  // The character itself never stands in JSON, only its escape.
  const around = text.replaceAll(WRITTEN_MARK, `"${MARK}"`).split(MARK);
  const parts = around.map((part) => new TextEncoder().encode(part));
  const byteLength =
    parts.reduce((sum, part) => sum + part.length, 0) + lists.reduce((sum, list) => sum + list.length, 0);
  const bytes = Buffer.from(memory.take(byteLength), 0, byteLength);
  let at = 0;
  for (const [index, part] of parts.entries()) {
    bytes.set(part, at);
    at += part.length;
    at += bytes.write(lists[index] ?? '', at, 'latin1');
  }
  return bytes;
}
