import type { i18n } from 'i18next';
import { useTranslation as useUntyped } from 'react-i18next';
import type { zhCN } from './zh-CN';

/** The address of every text in a tree of words; a counted text (`…_other`) is asked for without its ending. */
type Leaves<T, Prefix extends string = ''> = {
  [K in keyof T & (string | number)]: T[K] extends string
    ? `${Prefix}${`${K}` extends `${infer Base}_other` ? Base : K}`
    : Leaves<T[K], `${Prefix}${K}.`>;
}[keyof T & (string | number)];

/** Every text there is. */
export type WordKey = Leaves<typeof zhCN>;

/** Gives a text in the present language. The library's own typing of keys does not stand a vocabulary of this size. */
export type Translate = (key: WordKey, options?: Readonly<Record<string, unknown>>) => string;

/** The words of the present language; the component is drawn anew when the language changes. */
export function useTranslation(): { readonly t: Translate; readonly i18n: i18n } {
  const { t, i18n } = useUntyped();
  return { t: t as Translate, i18n };
}
