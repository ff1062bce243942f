/** The folder of PostgreSQL's programs, or the reason why there is none to use. */
export function findPostgres(): { folder: string; reason: null } | { folder: null; reason: string };
