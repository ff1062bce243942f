import type { CaseDetail } from '@contract/schemas';
import type { CaseCommand, CommandPayloads } from '@domain/case/commands';
import { useCallback } from 'react';
import { useGiveCommand } from '../../api/cases';
import type { PreparedPhoto } from '../../offline/photos';
import { uuidv7 } from '../../offline/uuid';
import type { FollowingCommand } from '../../ui/commandForm';

/** Gives one command against a case. Resolves when it is accepted; throws a coded error when it is refused. */
export type GiveCommand = <K extends FollowingCommand>(
  detail: CaseDetail,
  kind: K,
  payload: CommandPayloads[K],
  photos: readonly PreparedPhoto[],
) => Promise<'accepted' | 'kept'>;

/** A command against the case as the person sees it now. */
export function commandFor<K extends FollowingCommand>(
  detail: CaseDetail,
  kind: K,
  payload: CommandPayloads[K],
): CaseCommand {
  // The mapped union cannot be proved for a generic kind; kind and payload are tied by the signature.
  return {
    kind,
    commandId: uuidv7(),
    caseId: detail.id,
    districtCode: detail.districtCode,
    // A remark is right whatever happened meanwhile; everything else is decided on what the person saw.
    ...(kind === 'note' ? {} : { expectedVersion: detail.version }),
    payload,
  } as CaseCommand;
}

/** Gives commands straight to the server, photos first. */
export function useDirectGive(): GiveCommand {
  const { mutateAsync } = useGiveCommand();
  return useCallback(
    async (detail, kind, payload, photos) => {
      const ready = photos.map(({ sha256, bytes }) => ({ sha256, bytes: new Uint8Array(bytes) }));
      await mutateAsync({
        districtCode: detail.districtCode,
        command: commandFor(detail, kind, payload),
        photos: ready,
      });
      return 'accepted';
    },
    [mutateAsync],
  );
}
