import type { Category } from '@contract/schemas';
import type { AreaClass } from '@domain/grid/codes';
import { Button, Radio } from 'antd';
import { useState } from 'react';
import { useCategories } from '../../api/reference';
import { useTranslation } from '../../locale/useTranslation';
import type { CommandFormProps } from '../../ui/commandForm';
import { LimitText } from '../../ui/LimitText';

/** Files a case under one of its category's conditions; the reporter's choice is preset. */
export function FileForm({ detail, isGiving, onGive, onCancel }: CommandFormProps<'file'>) {
  const { t } = useTranslation();
  const { data } = useCategories();
  const conditions = data?.find((category) => category.id === detail.categoryId)?.conditions ?? [];
  const [chosen, setChosen] = useState<string | null>(detail.filingConditionId);
  const [isAsked, setIsAsked] = useState(false);
  const only = conditions.length === 1 ? conditions[0]?.id : null;
  const filingConditionId = chosen ?? only ?? null;
  const submit = () => {
    setIsAsked(true);
    if (filingConditionId) void onGive({ filingConditionId });
  };
  return (
    <>
      <Radio.Group
        className="condition-list"
        aria-label={t('form.condition')}
        value={filingConditionId}
        onChange={(event) => setChosen(event.target.value)}
      >
        {conditions.map((condition) => (
          <ConditionRadio key={condition.id} condition={condition} areaClass={detail.areaClass} />
        ))}
      </Radio.Group>
      {isAsked && !filingConditionId && (
        <p className="field-error" role="alert">
          {t('form.conditionNeeded')}
        </p>
      )}
      <div className="case-buttons">
        <Button type="primary" loading={isGiving} autoFocus={filingConditionId !== null} onClick={submit}>
          {t('command.file')} <kbd>Ctrl ↵</kbd>
        </Button>
        <Button onClick={onCancel}>{t('action.cancel')}</Button>
      </div>
    </>
  );
}

function ConditionRadio({ condition, areaClass }: { condition: Category['conditions'][number]; areaClass: AreaClass }) {
  return (
    <Radio value={condition.id}>
      {condition.filingText}
      <span className="condition-limit">
        <LimitText limit={condition.limits[areaClass]} />
      </span>
    </Radio>
  );
}
