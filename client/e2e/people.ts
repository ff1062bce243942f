import { createHash, randomUUID } from 'node:crypto';
import type { CommandKind } from '../../server/domain/case/commandKind.ts';
import { NANJING_ROAD, photo, type Receipt } from './steps.ts';

export const EXPOSED_GARBAGE = 'cjt214-2007-e0102';
const DISTRICT = '310101';
/** The password of every account of the demo city. */
const PASSWORD = 'wangge-2026';

/** A person of the demo city who works without a browser: what a journey needs to be there before it begins. */
export interface Helper {
  /** Gives a command; throws what the server said when it was refused. */
  command(kind: CommandKind, payload: object, about?: Receipt): Promise<Receipt>;
  get<T>(path: string): Promise<T>;
  /** Stores a photo and gives its digest. */
  photo(): Promise<string>;
}

/** Signs a person in. */
export async function helper(cityUrl: string, login: string): Promise<Helper> {
  const signedIn = await fetch(`${cityUrl}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login, password: PASSWORD }),
  });
  if (!signedIn.ok) throw new Error(`${login} could not sign in: ${await signedIn.text()}`);
  const cookie = signedIn.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ');
  const send = async <T>(method: string, path: string, body?: BodyInit, type = 'application/json'): Promise<T> => {
    const headers = { cookie, ...(body === undefined ? {} : { 'content-type': type }) };
    const answer = await fetch(cityUrl + path, { method, headers, ...(body === undefined ? {} : { body }) });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${login}: ${method} ${path}: ${text}`);
    return JSON.parse(text) as T;
  };
  return {
    get: (path) => send('GET', path),
    command: (kind, payload, about) => {
      const key = about ? { districtCode: about.districtCode, caseId: about.caseId } : { caseId: randomUUID() };
      return send('POST', '/api/commands', JSON.stringify({ kind, commandId: randomUUID(), ...key, payload }));
    },
    async photo() {
      const { buffer } = await photo(
        '#b8cbd6',
        `#${Math.floor(Math.random() * 0xffffff)
          .toString(16)
          .padStart(6, '0')}`,
      );
      const sha256 = createHash('sha256').update(buffer).digest('hex');
      await send('PUT', `/api/photos/${DISTRICT}/${sha256}`, new Uint8Array(buffer), 'image/jpeg');
      return sha256;
    },
  };
}

interface Category {
  readonly id: string;
  readonly conditions: readonly { readonly id: string }[];
}

/** The people who bring a case to a unit, and the unit. */
export async function people(cityUrl: string) {
  const logins = ['inspector', 'operator', 'duty', 'dispatcher', 'unit', 'supervisor'] as const;
  const [inspector, operator, duty, dispatcher, unit, supervisor] = await Promise.all(
    logins.map((login) => helper(cityUrl, login)),
  );
  if (!inspector || !operator || !duty || !dispatcher || !unit || !supervisor) throw new Error('somebody is missing');
  return { inspector, operator, duty, dispatcher, unit, supervisor };
}
export type People = Awaited<ReturnType<typeof people>>;

/** A case of exposed garbage on 南京东路 that waits to be dispatched. */
export async function filedCase({ inspector, operator, duty }: People, words: string): Promise<Receipt> {
  const { items } = await inspector.get<{ items: Category[] }>('/api/categories');
  const filingConditionId = items.find(({ id }) => id === EXPOSED_GARBAGE)?.conditions[0]?.id;
  const { longitude, latitude } = NANJING_ROAD;
  const report = await inspector.command('report', {
    location: { longitude, latitude },
    categoryId: EXPOSED_GARBAGE,
    filingConditionId,
    description: words,
    photos: [await inspector.photo()],
    source: 'inspector',
  });
  await operator.command('accept', {}, report);
  return duty.command('file', {}, report);
}

/** A case that was sent to the unit that the rules propose, and acknowledged by it. */
export async function handledCase(all: People, words: string): Promise<Receipt> {
  const filed = await filedCase(all, words);
  const key = `${filed.districtCode}/${filed.caseId}`;
  const { unitCode } = await all.dispatcher.get<{ unitCode: string }>(`/api/cases/${key}/proposal`);
  await all.dispatcher.command('dispatch', { unitCode }, filed);
  return all.unit.command('acknowledge', {}, filed);
}
