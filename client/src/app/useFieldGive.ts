import { useMemo } from 'react';
import { commandFor, type GiveCommand } from '../features/case-detail/useGive';
import { submit } from '../offline/useOutbox';
import { useKnown } from './Gate';
import { isFieldRole } from './homes';

/** In the field a command is kept on the device first and sent from there; at a desk it goes straight to the server. */
export function useFieldGive(): GiveCommand | undefined {
  const { session } = useKnown();
  const { id, roleCode } = session;
  return useMemo<GiveCommand | undefined>(() => {
    if (!isFieldRole(roleCode)) return undefined;
    return async (detail, kind, payload, photos) => {
      const command = { ...commandFor(detail, kind, payload), capturedAt: new Date().toISOString() };
      const { districtCode, categoryName, communityName, unitGridCode } = detail;
      const place = `${communityName} ${unitGridCode}`;
      await submit({ ownerId: id, districtCode, command, title: categoryName, place }, photos);
      return 'kept';
    };
  }, [id, roleCode]);
}
