import type { Category } from '@contract/schemas';
import type { AreaClass } from '@domain/grid/codes';
import { Radio } from 'antd';
import { useTranslation } from '../../locale/useTranslation';
import { LimitText } from '../../ui/LimitText';
import { useDraft } from './draft';

/** Under which condition of its category the case would be filed, with the limit that follows. */
export function ConditionChoice({ category, areaClass }: { category: Category; areaClass: AreaClass | null }) {
  const { t } = useTranslation();
  const { filingConditionId } = useDraft();
  if (category.conditions.length === 0) return null;
  return (
    <>
      <p className="field-label">{t('field.condition')}</p>
      <Radio.Group
        className="condition-list"
        aria-label={t('field.condition')}
        value={filingConditionId}
        onChange={(event) => useDraft.setState({ filingConditionId: event.target.value })}
      >
        {category.conditions.map((condition) => (
          <Radio key={condition.id} value={condition.id}>
            {condition.filingText}
            {areaClass && (
              <span className="condition-limit">
                <LimitText limit={condition.limits[areaClass]} />
              </span>
            )}
          </Radio>
        ))}
      </Radio.Group>
    </>
  );
}
