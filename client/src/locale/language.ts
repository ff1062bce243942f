export const languages = ['zh-CN', 'en'] as const;
export type Language = (typeof languages)[number];
const storageKey = 'wangge.language';

/** The words of each language, downloaded when it is spoken: nobody waits for the other one. */
export const wordsOf = {
  'zh-CN': async () => (await import('./zh-CN')).zhCN,
  en: async () => (await import('./en')).en,
} as const satisfies Readonly<Record<Language, () => Promise<object>>>;

/** The language the person chose on this device; Chinese until they choose. */
export function storedLanguage(): Language {
  return languages.find((language) => language === localStorage.getItem(storageKey)) ?? 'zh-CN';
}

/** Keeps the choice on this device. */
export function storeLanguage(language: Language): void {
  localStorage.setItem(storageKey, language);
}
