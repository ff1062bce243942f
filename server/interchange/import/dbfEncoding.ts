import { isUtf8 } from 'node:buffer';
import { open, readFile } from 'node:fs/promises';
import iconv from 'iconv-lite';

/** Language ids of a .dbf header that Chinese software writes; others say nothing that can be trusted. */
const LANGUAGES: Readonly<Record<number, string>> = { 77: 'gbk', 122: 'gbk', 79: 'big5', 120: 'big5' };
const CODE_PAGES: Readonly<Record<string, string>> = {
  '65001': 'utf-8',
  '936': 'gbk',
  '54936': 'gb18030',
  '950': 'big5',
  gb2312: 'gbk',
};
const LANGUAGE_BYTE = 29;
const CHUNK_BYTES = 1 << 20;

/**
 * The encoding of a .dbf table: what its .cpg says, else its language id, else UTF-8 where all its bytes are, else GB18030.
 * A .cpg that says UTF-8 over bytes that are not is a common mistake of exports and is not believed.
 */
export async function encodingOfDbf(dbf: string, cpg: string | null): Promise<string> {
  const stated = cpg ? nameOf(await readFile(cpg, 'latin1')) : null;
  if (stated && stated !== 'utf-8') return stated;
  const { language, isAllUtf8 } = await inspect(dbf);
  if (isAllUtf8 && stated === 'utf-8') return 'utf-8';
  return LANGUAGES[language] ?? (isAllUtf8 ? 'utf-8' : 'gb18030');
}

function nameOf(text: string): string | null {
  const name = text.trim().toLowerCase();
  const number = /^(?:ansi|cp|oem|windows)?[ -]?(\d+)$/.exec(name)?.[1];
  const known = CODE_PAGES[number ?? name] ?? name.replace(/^utf8$/, 'utf-8');
  return iconv.encodingExists(known) ? known : null;
}

/** Field by field, because fixed widths cut characters in the middle: only the bytes before the padding are judged. */
async function inspect(path: string): Promise<{ language: number; isAllUtf8: boolean }> {
  const file = await open(path);
  try {
    const header = Buffer.alloc(32);
    await file.read(header, 0, 32, 0);
    const [start, width] = [header.readUInt16LE(8), header.readUInt16LE(10)];
    const language = header[LANGUAGE_BYTE] ?? 0;
    if (width === 0) return { language, isAllUtf8: true };
    const rows = Buffer.alloc(Math.max(1, Math.floor(CHUNK_BYTES / width)) * width);
    for (let at = start; ; at += rows.length) {
      const { bytesRead } = await file.read(rows, 0, rows.length, at);
      if (!isUtf8(rows.subarray(0, bytesRead))) return { language, isAllUtf8: false };
      if (bytesRead < rows.length) return { language, isAllUtf8: true };
    }
  } finally {
    await file.close();
  }
}
