import type { ConfigurationEntry } from '../../contract/schemas/administration.ts';
import type { Subject } from '../../domain/administration/documents.ts';
import { defaultCasePolicy } from '../../domain/case/policy.ts';
import type { RunIn as Run } from '../transaction.ts';
import { selects } from './subjectTables.ts';

/** The entries of a subject with their revisions: $1 the subject. */
const withRevision = (subject: Subject, where: string, order: string) => `
  SELECT $1 AS subject, e.key, e."districtCode", e.document, coalesce(r.revision, 0) AS revision, count(*) OVER ()::int AS total
  FROM (${selects[subject]}) e
  LEFT JOIN (SELECT key, max(revision) AS revision FROM configuration_changes WHERE subject = $1 GROUP BY key) r ON r.key = e.key
  WHERE ${where} ${order}`;

/** A district sees its own entries and the city's, but only its own accounts. */
const inScope = `($2::text IS NULL OR e."districtCode" = $2 OR (e."districtCode" IS NULL AND $1 <> 'user'))`;
const matches = `($3 = '' OR position(lower($3) IN lower(e.key || ' ' || e.document::text)) > 0)`;

type EntryRow = ConfigurationEntry & { readonly total: number };

/** The entries one may see, sorted, at most `limit`, and how many there are. */
export async function listEntries(
  run: Run,
  subject: Subject,
  filter: { readonly districtCode: string | null; readonly search: string; readonly limit: number },
): Promise<{ items: ConfigurationEntry[]; total: number }> {
  const text = withRevision(subject, `${inScope} AND ${matches}`, 'ORDER BY e.sort LIMIT $4');
  const rows = await run<EntryRow>(text, [subject, filter.districtCode, filter.search, filter.limit]);
  return { items: rows.map(entryOf), total: rows[0]?.total ?? 0 };
}

/** One entry, or null. */
export async function readEntry(run: Run, subject: Subject, key: string): Promise<ConfigurationEntry | null> {
  const [row] = await run<EntryRow>(withRevision(subject, 'e.key = $2', ''), [subject, key]);
  return row ? entryOf(row) : null;
}

/** A stored policy may be older than a figure of the product: that figure is the product's. */
function entryOf({ total: _, ...entry }: EntryRow): ConfigurationEntry {
  if (entry.subject !== 'policy') return entry;
  return { ...entry, document: { ...defaultCasePolicy, ...entry.document } as typeof entry.document };
}
