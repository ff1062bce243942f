import type { CaseDetail } from '@contract/schemas';
import type { CommandPayloads } from '@domain/case/commands';
import { App } from 'antd';
import { useMemo, useState } from 'react';
import { type ErrorCode, errorCodeOf } from '../../api/problem';
import { useTranslation } from '../../locale/useTranslation';
import type { PreparedPhoto } from '../../offline/photos';
import type { CommandForms, FollowingCommand } from '../../ui/commandForm';
import { sortActions } from './actionOrder';
import type { GiveCommand } from './useGive';

/** What can be done with a case now, which form is open, and how the last command went. A refused form stays as it was. */
export function useActions(detail: CaseDetail, forms: CommandForms, give: GiveCommand) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const sorted = useMemo(() => sortActions(detail.actions), [detail.actions]);
  const [wanted, setWanted] = useState<FollowingCommand | null>(null);
  const [isGiving, setIsGiving] = useState(false);
  const [refusal, setRefusal] = useState<ErrorCode | null>(null);
  const onGive = async <K extends FollowingCommand>(
    kind: K,
    payload: CommandPayloads[K],
    photos: readonly PreparedPhoto[],
  ) => {
    setIsGiving(true);
    setRefusal(null);
    try {
      const outcome = await give(detail, kind, payload, photos);
      setWanted(null);
      void message.success(outcome === 'kept' ? t('case.saved') : t('case.done', { action: t(`command.${kind}`) }));
    } catch (error) {
      setRefusal(errorCodeOf(error));
    } finally {
      setIsGiving(false);
    }
  };
  const start = (kind: FollowingCommand) => {
    setRefusal(null);
    if (forms[kind]) setWanted(kind);
    else void onGive(kind, {}, []);
  };
  // Somebody else may have moved the case on while the form was open.
  const isStillAllowed = [sorted.primary, ...sorted.secondary].some((action) => action?.kind === wanted);
  return {
    ...sorted,
    open: isStillAllowed ? wanted : null,
    refusal,
    isGiving,
    onGive,
    start,
    close: () => setWanted(null),
  };
}
