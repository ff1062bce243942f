import { type Refusal, type RefusalCode, refuse } from '../refusal.ts';

/**
 * Carries a refusal out of the middle of a stream of records, where no value can be returned. Whoever reads the stream
 * catches it at once and goes on with the refusal as a value.
 */
export class SurveyRefused extends Error {
  readonly refusal: Refusal;

  constructor(code: RefusalCode, details?: Refusal['details']) {
    super(code);
    this.refusal = refuse(code, details);
  }
}

/** Runs something that reads a survey; its refusal comes back as a value, every other error is thrown on. */
export async function refusalAsValue<T>(work: () => Promise<T>): Promise<T | Refusal> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof SurveyRefused) return error.refusal;
    throw error;
  }
}
