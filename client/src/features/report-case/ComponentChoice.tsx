import { Radio } from 'antd';
import { useLocate } from '../../api/reference';
import { useTranslation } from '../../locale/useTranslation';
import { GroupedCode } from '../../ui/GroupedCode';
import { useDraft } from './draft';

/** Which thing it is: the nearest components of the category. */
export function ComponentChoice({ categoryId }: { categoryId: string }) {
  const { t } = useTranslation();
  const { location, componentCode } = useDraft();
  const { data } = useLocate(location, categoryId);
  const components = (data?.components ?? []).filter((component) => component.categoryId === categoryId).slice(0, 4);
  if (components.length === 0) return null;
  return (
    <>
      <p className="field-label">{t('field.component')}</p>
      <Radio.Group
        className="condition-list"
        aria-label={t('field.component')}
        value={componentCode ?? ''}
        onChange={(event) => useDraft.setState({ componentCode: event.target.value || null })}
      >
        {components.map((component) => (
          <Radio key={component.code} value={component.code}>
            {component.name} <GroupedCode code={component.code} />
            <span className="condition-limit">
              {t('field.meters', { meters: Math.round(component.distanceMeters) })}
            </span>
          </Radio>
        ))}
        <Radio value="">{t('field.noComponent')}</Radio>
      </Radio.Group>
    </>
  );
}
