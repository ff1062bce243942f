import { chooseLanguage } from '../locale/i18n';
import { useLanguage } from '../locale/useLanguage';
import { useTranslation } from '../locale/useTranslation';

/** Changes between Chinese and English. */
export function LanguageSwitch() {
  const { t } = useTranslation();
  const language = useLanguage();
  const other = language === 'en' ? 'zh-CN' : 'en';
  return (
    <button
      type="button"
      className="text-button"
      lang={other}
      data-action="language"
      onClick={() => void chooseLanguage(other)}
    >
      {t('nav.language')}
    </button>
  );
}
