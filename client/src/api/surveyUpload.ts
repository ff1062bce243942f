import type { SurveyFileReceipt } from '@contract/schemas/surveyImport';
import { create } from 'zustand';
import { CallError, type ErrorCode, errorCodeOf, readProblem } from './problem';

/** The one survey file that is being sent, or was; it goes on while other pages are looked at. */
interface SurveyUpload {
  readonly name: string | null;
  readonly sentBytes: number;
  readonly totalBytes: number;
  readonly receipt: SurveyFileReceipt | null;
  readonly failure: ErrorCode | null;
  readonly cancel: (() => void) | null;
}
const nothing: SurveyUpload = {
  name: null,
  sentBytes: 0,
  totalBytes: 0,
  receipt: null,
  failure: null,
  cancel: null,
};

export const useSurveyUpload = create<SurveyUpload>(() => nothing);

/** Forgets the file; the server keeps it for a day. */
export function forgetSurveyFile(): void {
  useSurveyUpload.getState().cancel?.();
  useSurveyUpload.setState(nothing);
}

/** Goes on with a file that was sent before. */
export function resumeSurveyFile({ fileId, fileName, byteCount }: SurveyFileReceipt): void {
  useSurveyUpload.setState({ ...nothing, receipt: { fileId, fileName, byteCount } });
}

/** A page that is closed takes the sending with it: the browser asks first. */
const askFirst = (event: BeforeUnloadEvent) => event.preventDefault();

/** Sends a file as it is; the browser reads it from disk while it is sent. (`fetch` does not tell how far it is.) */
export async function sendSurveyFile(file: File): Promise<void> {
  const request = new XMLHttpRequest();
  useSurveyUpload.setState({ ...nothing, name: file.name, totalBytes: file.size, cancel: () => request.abort() });
  window.addEventListener('beforeunload', askFirst);
  try {
    const receipt = await answerOf(request, file);
    useSurveyUpload.setState(receipt ? { receipt, cancel: null } : nothing);
  } catch (error) {
    useSurveyUpload.setState({ failure: errorCodeOf(error), cancel: null });
  } finally {
    window.removeEventListener('beforeunload', askFirst);
  }
}

/** The receipt; null when the person cancelled. */
function answerOf(request: XMLHttpRequest, file: File): Promise<SurveyFileReceipt | null> {
  return new Promise((resolve, reject) => {
    request.upload.addEventListener('progress', ({ loaded }) => useSurveyUpload.setState({ sentBytes: loaded }));
    request.addEventListener('abort', () => resolve(null));
    request.addEventListener('error', () => reject(new CallError('unreachable', 0)));
    request.addEventListener('load', () => {
      if (request.status === 200) resolve(JSON.parse(request.responseText) as SurveyFileReceipt);
      else void readProblem(new Response(request.responseText, { status: request.status })).then(reject);
    });
    request.open('PUT', `/api/survey-files/${encodeURIComponent(file.name)}`);
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.send(file);
  });
}
