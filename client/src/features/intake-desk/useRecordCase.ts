import type { Receipt } from '@contract/schemas';
import type { CaseSource, Position } from '@domain/case/caseFile';
import { useState } from 'react';
import { useGiveCommand } from '../../api/cases';
import { uuidv7 } from '../../offline/uuid';

export interface NewCaseValues {
  readonly source: CaseSource;
  readonly categoryId: string;
  readonly address?: string;
  readonly description: string;
}

/** Reports a case at a place. Sent again after a lost answer it is the same case, not a second one. */
export function useRecordCase(
  place: Position | null,
  districtCode: string | undefined,
  onDone: (receipt: Receipt) => void,
) {
  const { mutateAsync, isPending, error } = useGiveCommand();
  const [caseId] = useState(() => uuidv7());
  const record = async (values: NewCaseValues) => {
    if (!place || !districtCode || isPending) return;
    const { source, categoryId, description } = values;
    const address = values.address?.trim() || undefined;
    const payload = { source, categoryId, description, address, location: place, photos: [] };
    const command = { kind: 'report', commandId: uuidv7(), caseId, payload } as const;
    const receipt = await mutateAsync({ districtCode, command, photos: [] }).catch(() => null);
    if (receipt) onDone(receipt);
  };
  return { record, isPending, error };
}
