import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { type Language, storedLanguage, storeLanguage, wordsOf } from './language';

/** Changes the language of the page and keeps the choice on this device; without a network it may stay as it is. */
export async function chooseLanguage(language: Language): Promise<void> {
  if (!(await loadLanguage(language))) return;
  storeLanguage(language);
  await i18next.changeLanguage(language);
}

/** Downloads the words of a language; whether they are there. */
export async function loadLanguage(language: Language): Promise<boolean> {
  try {
    i18next.addResourceBundle(language, 'translation', await wordsOf[language]());
    return true;
  } catch {
    return false;
  }
}

/** Readies translations: the words of the language that is spoken. Every language has every word (a test says so), so none stands in for another. */
export async function startTranslations(language: Language = storedLanguage()): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    resources: { [language]: { translation: await wordsOf[language]() } },
    interpolation: { escapeValue: false },
  });
}
