import { Button } from 'antd';
import { useTranslation } from '../../locale/useTranslation';
import { useOpenCommand } from './openCommand';

export interface FormButtonsProps {
  readonly isGiving: boolean;
  readonly onCancel: () => void;
  /** Whether Enter alone shall do: then the button has the focus from the start. */
  readonly isFirst?: boolean;
}

/** The end of every form: give the command, or leave it. */
export function FormButtons({ isGiving, onCancel, isFirst = false }: FormButtonsProps) {
  const { t } = useTranslation();
  const kind = useOpenCommand();
  return (
    <div className="case-buttons">
      <Button type="primary" htmlType="submit" loading={isGiving} autoFocus={isFirst}>
        {t(`command.${kind}`)} <kbd>Ctrl ↵</kbd>
      </Button>
      <Button onClick={onCancel}>{t('action.cancel')}</Button>
    </div>
  );
}
