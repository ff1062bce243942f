import type { CaseDetail } from '@contract/schemas';
import type { CommandPayloads } from '@domain/case/commands';
import { App } from 'antd';
import { useState } from 'react';
import { type ErrorCode, errorCodeOf } from '../../api/problem';
import { useTranslation } from '../../locale/useTranslation';
import type { PreparedPhoto } from '../../offline/photos';
import type { FollowingCommand } from '../../ui/commandForm';
import { type Change, changesOf } from './changes';
import type { GiveCommand } from './useGive';

/** How the last command went: nothing to say, or the refusal with what had changed meanwhile. */
interface Outcome {
  readonly refusal: ErrorCode | null;
  readonly changes: readonly Change[];
}
const quiet: Outcome = { refusal: null, changes: [] };

/** Gives commands one at a time, says that they were done, and keeps why one was refused. */
export function useGiving(give: GiveCommand, onDone: () => void) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [isGiving, setIsGiving] = useState(false);
  const [outcome, setOutcome] = useState(quiet);
  const giveTo = async <K extends FollowingCommand>(
    detail: CaseDetail,
    kind: K,
    payload: CommandPayloads[K],
    photos: readonly PreparedPhoto[],
  ) => {
    setIsGiving(true);
    setOutcome(quiet);
    try {
      const given = await give(detail, kind, payload, photos);
      onDone();
      void message.success(given === 'kept' ? t('case.saved') : t('case.done', { action: t(`command.${kind}`) }));
    } catch (error) {
      setOutcome({ refusal: errorCodeOf(error), changes: changesOf(error) });
    } finally {
      setIsGiving(false);
    }
  };
  return { isGiving, outcome, giveTo, forget: () => setOutcome(quiet) };
}
