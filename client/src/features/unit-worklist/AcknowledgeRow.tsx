import type { CaseSummary } from '@contract/schemas';
import { Button } from 'antd';
import { useGiveCommand } from '../../api/cases';
import { errorCodeOf } from '../../api/problem';
import { useTranslation } from '../../locale/useTranslation';
import { uuidv7 } from '../../offline/uuid';
import { useCategoryNames } from '../../ui/useCategoryNames';

/** Under a row: the one tap that says the case has arrived. */
export function AcknowledgeRow({ item }: { item: CaseSummary }) {
  const { t } = useTranslation();
  const nameOf = useCategoryNames();
  const { mutate, isPending, error } = useGiveCommand();
  const { id: caseId, districtCode, version: expectedVersion } = item;
  const give = () => {
    const command = {
      kind: 'acknowledge',
      commandId: uuidv7(),
      caseId,
      districtCode,
      expectedVersion,
      payload: {},
    } as const;
    mutate({ districtCode, command, photos: [] });
  };
  return (
    <div className="acknowledge-row">
      {error && (
        <span className="field-error" role="alert">
          {t(`refusal.${errorCodeOf(error)}`)}
        </span>
      )}
      <Button
        loading={isPending}
        data-acknowledge={caseId}
        aria-label={`${t('work.acknowledge')} ${nameOf(item.categoryId, item.categoryName)} ${item.number}`}
        onClick={give}
      >
        {t('work.acknowledge')}
      </Button>
    </div>
  );
}
