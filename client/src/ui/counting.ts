import { CallError } from '../api/problem';

/** How far the server has come with counting, or null when that is not why there is no answer. */
export function countingOf(reason: Error | null): { readonly done: number; readonly total: number } | null {
  if (!(reason instanceof CallError) || reason.code !== 'figures-not-ready') return null;
  const { done, total } = reason.details;
  return { done: Number(done), total: Number(total) };
}
