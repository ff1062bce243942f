import { Button, Popconfirm } from 'antd';
import { useTranslation } from '../../../locale/useTranslation';

interface SettingsButtonsProps {
  /** What is kept, for those who look for the buttons. */
  readonly what: 'profile' | 'system';
  readonly isWhole: boolean;
  readonly isSaving: boolean;
  /** The name of what can be removed; null while it is new. */
  readonly keptName: string | null;
  readonly onRemove: () => void;
}

/** Saves the form that they stand in, or removes what it shows. */
export function SettingsButtons({ what, isWhole, isSaving, keptName, onRemove }: SettingsButtonsProps) {
  const { t } = useTranslation();
  return (
    <div className="survey-buttons">
      <Button type="primary" htmlType="submit" data-action={`save-${what}`} loading={isSaving} disabled={!isWhole}>
        {t('action.save')}
      </Button>
      {keptName !== null && (
        <Popconfirm
          title={t('surveySettings.removeConfirm', { name: keptName })}
          okText={t('surveySettings.remove')}
          cancelText={t('action.cancel')}
          onConfirm={onRemove}
        >
          <Button data-action={`remove-${what}`}>{t('surveySettings.remove')}</Button>
        </Popconfirm>
      )}
    </div>
  );
}
