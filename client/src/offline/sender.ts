import type { BodyOf } from '@contract/endpoints';
import type { Receipt } from '@contract/schemas';
import type { SurveyReceipt } from '@contract/schemas/survey';
import { call } from '../api/call';
import { type ErrorCode, errorCodeOf } from '../api/problem';
import type { Sender, Sent } from './synchronise';

/** Failures that pass by themselves or with a new sign-in; all others are the server's answer to this very command. */
const passing: ReadonlySet<ErrorCode> = new Set([
  'unreachable',
  'internal-error',
  'too-many-requests',
  'not-signed-in',
]);

async function attempt<T>(work: () => Promise<T>): Promise<Sent<T>> {
  try {
    return { ok: await work() };
  } catch (error) {
    const code = errorCodeOf(error);
    return passing.has(code) ? { later: code } : { refused: code };
  }
}

/** Sends photos and commands by the contract's endpoints. */
export const httpSender: Sender = {
  putPhoto: (districtCode, photo) =>
    attempt(async () => {
      const body = new Uint8Array(photo.bytes);
      await call('putPhoto', { parameters: { districtCode, sha256: photo.sha256 }, body });
      return null;
    }),
  giveCommand: ({ command }) =>
    attempt<Receipt | SurveyReceipt>(() =>
      command.kind === 'answer-survey'
        ? call('answerSurvey', { body: command as BodyOf<'answerSurvey'> })
        : call('giveCommand', { body: command as BodyOf<'giveCommand'> }),
    ),
};
