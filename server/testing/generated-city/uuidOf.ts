/**
 * SQL of a UUID made of a text, the same each time: its digest with the version and variant of a UUID that somebody makes
 * by a rule of his own (RFC 9562, version 8), without which the API takes no identifier.
 */
export const uuidOf = (text: string): string =>
  `overlay(overlay(md5(${text}) PLACING '8' FROM 13) PLACING 'a' FROM 17)::uuid`;
