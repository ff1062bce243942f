import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { chooseLanguage } from '../locale/i18n';
import { useLanguage } from '../locale/useLanguage';

/** Changes between Chinese and English. */
export function LanguageSwitch() {
  const { t } = useTranslation();
  const language = useLanguage();
  const other = language === 'en' ? 'zh-CN' : 'en';
  return (
    <Button type="text" lang={other} data-action="language" onClick={() => void chooseLanguage(other)}>
      {t('nav.language')}
    </Button>
  );
}
