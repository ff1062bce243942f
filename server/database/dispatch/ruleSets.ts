import type { DispatchPort, RuleSetRecord, RuleSetSummary } from '../../application/dispatchPort.ts';
import type { Database } from '../connection.ts';
import { runStatement, violatedConstraint } from '../statement.ts';

const heading = `s.version, s.note, s.revision, s.updated_at AS "updatedAt",
  (SELECT display_name FROM users WHERE id = s.updated_by) AS "updatedByName", s.published_at AS "publishedAt",
  (SELECT display_name FROM users WHERE id = s.published_by) AS "publishedByName"`;

const published = {
  name: 'read-published-rules',
  text: `
    SELECT ${heading}, s.rules FROM dispatch_rule_sets s
    WHERE s.published_at IS NOT NULL ORDER BY s.version DESC LIMIT 1`,
};
const draft = { text: `SELECT ${heading}, s.rules FROM dispatch_rule_sets s WHERE s.published_at IS NULL` };
const byVersion = { text: `SELECT ${heading}, s.rules FROM dispatch_rule_sets s WHERE s.version = $1` };
const all = {
  text: `
    SELECT ${heading}, jsonb_array_length(s.rules) AS "ruleCount", coalesce(sent.cases, 0)::int AS "caseCount"
    FROM dispatch_rule_sets s
    LEFT JOIN (
      SELECT dispatch_rule_version AS version, count(*) AS cases FROM cases
      WHERE dispatch_rule_version IS NOT NULL GROUP BY dispatch_rule_version
    ) sent ON sent.version = s.version
    ORDER BY s.version DESC`,
};

const insertDraft = {
  text: `
    INSERT INTO dispatch_rule_sets AS s (version, rules, note, created_by, created_at, updated_by, updated_at)
    SELECT coalesce(max(version), 0) + 1, $1::jsonb, $2, $3::uuid, $4::timestamptz, $3::uuid, $4::timestamptz
    FROM dispatch_rule_sets
    RETURNING ${heading}, s.rules`,
};
const updateDraft = {
  text: `
    UPDATE dispatch_rule_sets s
    SET rules = $1::jsonb, note = $2, updated_by = $3::uuid, updated_at = $4::timestamptz, revision = revision + 1
    WHERE published_at IS NULL AND revision = $5
    RETURNING ${heading}, s.rules`,
};
const publish = {
  text: `
    UPDATE dispatch_rule_sets s
    SET note = $1, published_by = $2::uuid, published_at = $3::timestamptz, updated_by = $2::uuid, updated_at = $3::timestamptz
    WHERE published_at IS NULL AND revision = $4
    RETURNING ${heading}, s.rules`,
};
const discard = {
  text: `DELETE FROM dispatch_rule_sets WHERE published_at IS NULL AND revision = $1 RETURNING version`,
};

type Stored<T> = Omit<T, 'updatedAt' | 'publishedAt'> & {
  readonly updatedAt: Date;
  readonly publishedAt: Date | null;
};

function fromRow<T extends { updatedAt: Date; publishedAt: Date | null }>(row: T) {
  return { ...row, updatedAt: row.updatedAt.toISOString(), publishedAt: row.publishedAt?.toISOString() ?? null };
}

type RuleSets = Pick<
  DispatchPort,
  'readPublished' | 'listRuleSets' | 'readRuleSet' | 'readDraft' | 'saveDraft' | 'discardDraft' | 'publishDraft'
>;

/** The versions of the dispatch rules. The database itself refuses to change a published one, and holds one draft at most. */
export function ruleSets(database: Database): RuleSets {
  const one = async (statement: { text: string }, values: readonly unknown[]): Promise<RuleSetRecord | null> => {
    const [row] = await runStatement<Stored<RuleSetRecord>>(database, statement, values);
    return row ? fromRow(row) : null;
  };
  return {
    readPublished: () => one(published, []),
    readRuleSet: (version) => one(byVersion, [version]),
    readDraft: () => one(draft, []),
    listRuleSets: async () => (await runStatement<Stored<RuleSetSummary>>(database, all, [])).map(fromRow),
    async saveDraft({ rules, note, revision, by, at }) {
      const values = [JSON.stringify(rules), note, by, at];
      if (revision > 0) return one(updateDraft, [...values, revision]);
      try {
        return await one(insertDraft, values);
      } catch (error) {
        // Another draft was begun at the same moment.
        if (violatedConstraint(error)) return null;
        throw error;
      }
    },
    discardDraft: async (revision) => (await runStatement(database, discard, [revision])).length > 0,
    publishDraft: ({ revision, note, by, at }) => one(publish, [note, by, at, revision]),
  };
}
