import type { BodyOf } from '@contract/endpoints';
import type { CaseCommand } from '@domain/case/commands';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from './call';
import { type CaseRef, queryKeys } from './queryKeys';

/** One case with its timeline and the actions one may take. */
export function useCase(ref: CaseRef | null) {
  return useQuery({
    queryKey: queryKeys.case(ref ?? { districtCode: '', caseId: '' }),
    queryFn: ({ signal }) => call('readCase', { parameters: ref ?? { districtCode: '', caseId: '' }, signal }),
    enabled: ref !== null,
  });
}

/** The unit that the rules propose for a case, and why. */
export function useProposal(ref: CaseRef) {
  return useQuery({
    queryKey: queryKeys.proposal(ref),
    queryFn: ({ signal }) => call('proposeUnit', { parameters: ref, signal }),
  });
}

/** A photo ready to be sent: its digest and bytes. */
export interface ReadyPhoto {
  readonly sha256: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** A command together with the photos it names. */
export interface CommandWithPhotos {
  readonly districtCode: string;
  readonly command: CaseCommand;
  readonly photos: readonly ReadyPhoto[];
}

/** Sends the photos first, then the command: the server refuses a command whose photos it does not hold. */
export async function sendCommand({ districtCode, command, photos }: CommandWithPhotos) {
  for (const photo of photos) {
    await call('putPhoto', { parameters: { districtCode, sha256: photo.sha256 }, body: photo.bytes });
  }
  return await call('giveCommand', { body: command as BodyOf<'giveCommand'> });
}

/** Gives a command from a desk and refreshes the case it changed. */
export function useGiveCommand() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: sendCommand,
    onSettled: async (_, __, { districtCode, command }) => {
      const ref = { districtCode, caseId: command.caseId };
      await client.invalidateQueries({ queryKey: queryKeys.case(ref) });
    },
  });
}

/** The address of a photo's bytes. */
export function photoAddress(districtCode: string, sha256: string): string {
  return `/api/photos/${districtCode}/${sha256}`;
}
