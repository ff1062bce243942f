import type { ChangeRecord } from '../../application/administration/configurationPort.ts';
import type { ConfigurationChange } from '../../contract/schemas/administration.ts';
import type { RunIn as Run } from '../transaction.ts';

const columns = `
  c.id, c.sequence::int AS sequence, c.subject, c.key, c.revision, c.district_code AS "districtCode", c.before, c.after,
  c.is_password_changed AS "isPasswordChanged", c.actor_name AS "actorName", c.reason, c.at, c.reverts,
  c.before IS DISTINCT FROM c.after AND NOT EXISTS (
    SELECT FROM configuration_changes later WHERE later.subject = c.subject AND later.key = c.key AND later.revision > c.revision
      AND later.before IS DISTINCT FROM later.after) AS "isRevertible"`;

/** A district sees its own changes and the city's, except those of accounts of the whole city. */
const list = `
  SELECT ${columns} FROM configuration_changes c
  WHERE ($1::text IS NULL OR c.district_code = $1 OR (c.district_code IS NULL AND c.subject <> 'user'))
    AND ($2::text IS NULL OR c.subject = $2) AND ($3::text IS NULL OR c.key = $3)
    AND ($4::bigint IS NULL OR c.sequence < $4)
  ORDER BY c.sequence DESC LIMIT $5`;

const insert = `
  INSERT INTO configuration_changes (id, subject, key, revision, district_code, before, after, is_password_changed,
    actor_id, actor_name, reason, at, reverts)
  SELECT $1, $2, $3, coalesce(max(revision), 0) + 1, $4, $5, $6, $7, $8, $9, $10, $11, $12
  FROM configuration_changes WHERE subject = $2 AND key = $3`;

type ChangeRow = Omit<ConfigurationChange, 'at'> & { readonly at: Date };
const changeOf = (row: ChangeRow): ConfigurationChange => ({ ...row, at: row.at.toISOString() });

interface ChangeFilter {
  readonly districtCode: string | null;
  readonly subject: string | null;
  readonly key: string | null;
  readonly before: number | null;
  readonly limit: number;
}

/** Changes, newest first. */
export async function listChanges(run: Run, filter: ChangeFilter): Promise<ConfigurationChange[]> {
  const { districtCode, subject, key, before, limit } = filter;
  return (await run<ChangeRow>(list, [districtCode, subject, key, before, limit])).map(changeOf);
}

/** One change, or null. */
export async function readChange(run: Run, id: string): Promise<ConfigurationChange | null> {
  const [row] = await run<ChangeRow>(`SELECT ${columns} FROM configuration_changes c WHERE c.id = $1`, [id]);
  return row ? changeOf(row) : null;
}

/** Adds a change to the record, with the next revision of its entry. */
export async function recordChange(run: Run, change: ChangeRecord): Promise<ConfigurationChange> {
  const { id, subject, key, districtCode, before, after, isPasswordChanged, actorId, actorName, reason, at } = change;
  const documents = [before, after].map((document) => document && JSON.stringify(document));
  await run(insert, [
    id,
    subject,
    key,
    districtCode,
    ...documents,
    isPasswordChanged,
    actorId,
    actorName,
    reason,
    at,
    change.reverts,
  ]);
  const recorded = await readChange(run, id);
  if (!recorded) throw new Error('a recorded change cannot be read');
  return recorded;
}
