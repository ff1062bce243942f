import type { OutputOf } from '../../contract/endpoints.ts';
import type { Actor } from '../../domain/identity/permissions.ts';
import { type Refusal, refuse } from '../../domain/refusal.ts';
import type { SurveyStorePort } from './ports.ts';

/** The files that a person sent: whoever loads the page anew finds them and goes on, or throws them away. */
export function surveyUploads({ surveyStore }: { readonly surveyStore: SurveyStorePort }) {
  return {
    async listUploads(actor: Actor): Promise<OutputOf<'listSurveyUploads'>> {
      const files = await surveyStore.list(actor.id);
      return { items: files.map((file) => ({ ...file, receivedAt: file.receivedAt.toISOString() })) };
    },
    async removeUpload(actor: Actor, fileId: string): Promise<OutputOf<'removeSurveyUpload'> | Refusal> {
      return (await surveyStore.remove(fileId, actor.id)) ? { isRemoved: true } : refuse('not-found', { fileId });
    },
  };
}
