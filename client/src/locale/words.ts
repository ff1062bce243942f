/**
 * The shape a translation must have: every key of the Chinese words, plus a singular beside each counted text.
 * A missing or surplus key is a type error.
 */
export type Words<T> = {
  [K in keyof T]: T[K] extends string ? string : Words<T[K]>;
} & { [K in keyof T as K extends `${infer Base}_other` ? `${Base}_one` : never]: string };
