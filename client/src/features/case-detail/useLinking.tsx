import type { CaseDetail, CaseSummary } from '@contract/schemas';
import { App, Button } from 'antd';
import { useState } from 'react';
import { call } from '../../api/call';
import { errorCodeOf } from '../../api/problem';
import { useTranslation } from '../../locale/useTranslation';
import type { GiveCommand } from './useGive';

/** How long the way back is offered. */
const undoSeconds = 12;

/** Links a case to another one with one press, and offers to take that back instead of asking beforehand. */
export function useLinking(detail: CaseDetail, give: GiveCommand) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [isLinking, setIsLinking] = useState(false);
  const attempt = async (work: () => Promise<unknown>) => {
    setIsLinking(true);
    try {
      await work();
      return true;
    } catch (error) {
      void message.error(t(`refusal.${errorCodeOf(error)}`));
      return false;
    } finally {
      setIsLinking(false);
    }
  };
  const unlink = async () => {
    const parameters = { districtCode: detail.districtCode, caseId: detail.id };
    const now = await call('readCase', { parameters });
    await give(now, 'unlink-duplicate', { reason: t('case.similar.undoReason') }, []);
  };
  const link = async (other: CaseSummary) => {
    if (!(await attempt(() => give(detail, 'link-duplicate', { otherCaseId: other.id }, [])))) return;
    const key = `linked-${detail.id}`;
    const undo = () => {
      message.destroy(key);
      void attempt(unlink);
    };
    const content = (
      <>
        {t('case.similar.linked', { number: other.number })}{' '}
        <Button size="small" data-action="undo-link" onClick={undo}>
          {t('case.similar.undo')}
        </Button>
      </>
    );
    void message.open({ key, type: 'success', duration: undoSeconds, content });
  };
  return { isLinking, link };
}
