import { expect, it } from 'vitest';
import { createLogger } from './logger.ts';

function linesOf(log: (logger: ReturnType<typeof createLogger>) => void): Record<string, unknown>[] {
  const lines: string[] = [];
  log(createLogger('info', { write: (line: string) => void lines.push(line) }));
  return lines.map((line) => JSON.parse(line));
}

it('tells what an error was and where it came from, without the values that a database quotes in it', () => {
  const refused = Object.assign(new Error('duplicate key value violates unique constraint "users_login_key"'), {
    code: '23505',
    detail: 'Key (login)=(zhang.san) already exists.',
  });
  const error = new Error('a user could not be stored', { cause: refused });
  const [line] = linesOf((logger) => logger.error({ error, requestId: 'r' }, 'request failed'));
  expect(line).toMatchObject({
    msg: 'request failed',
    requestId: 'r',
    error: { type: 'Error', message: error.message, cause: { code: '23505', message: refused.message } },
  });
  expect(JSON.stringify(line)).toContain('logger.test.ts');
  expect(JSON.stringify(line)).not.toContain('zhang.san');
});

it('tells what was thrown when it was no error', () => {
  const [line] = linesOf((logger) => logger.error({ error: 'gone' }, 'x'));
  expect(line).toMatchObject({ error: { type: 'string', message: 'gone' } });
});

it('leaves out what may identify or authorise a person', () => {
  const [line] = linesOf((logger) =>
    logger.info({ user: { phone: '138', password: 'p' }, req: { headers: { a: 'b' } } }),
  );
  expect(JSON.stringify(line)).not.toMatch(/138|"p"|headers/);
});
