import type { Language } from './language';
import { useTranslation } from './useTranslation';

/** The present language. */
export function useLanguage(): Language {
  return useTranslation().i18n.language === 'en' ? 'en' : 'zh-CN';
}
