import type { EvaluationPort } from '../../application/evaluation/evaluationPort.ts';
import type { WeightsVersion } from '../../contract/schemas/evaluation.ts';
import type { Database } from '../connection.ts';
import { runStatement, violatedConstraint } from '../statement.ts';

interface VersionRow extends Omit<WeightsVersion, 'changedAt'> {
  readonly changedAt: Date;
}

/** Every version of the weights, the newest first. */
export function listWeightsFrom(database: Database): EvaluationPort['listWeights'] {
  return async () => {
    const text = `
      SELECT w.scale, w.version, w.weights, w.changed_at AS "changedAt", u.display_name AS "changedBy"
      FROM evaluation_weights w JOIN users u ON u.id = w.changed_by ORDER BY w.changed_at DESC, w.scale, w.version DESC`;
    const rows = await runStatement<VersionRow>(database, { name: 'list-evaluation-weights', text }, []);
    return rows.map((row) => ({ ...row, changedAt: row.changedAt.toISOString() }));
  };
}

/** Adds a version; of two people who add the same one, the second is told so. */
export function addWeightsTo(database: Database): EvaluationPort['addWeights'] {
  return async ({ scale, weights, expectedVersion }, by, at) => {
    const text = `
      INSERT INTO evaluation_weights (scale, version, weights, changed_by, changed_at)
      SELECT $1::text, $2::int + 1, $3::jsonb, $4::uuid, $5::timestamptz
      WHERE $2::int = coalesce((SELECT max(version) FROM evaluation_weights WHERE scale = $1::text), 0)
      RETURNING version`;
    const values = [scale, expectedVersion, JSON.stringify(weights), by.id, at.toISOString()];
    try {
      const [row] = await runStatement<{ version: number }>(database, { name: 'add-evaluation-weights', text }, values);
      return row ? { scale, version: row.version, weights, changedAt: at.toISOString(), changedBy: by.name } : null;
    } catch (error) {
      if (violatedConstraint(error) === 'evaluation_weights_pkey') return null;
      throw error;
    }
  };
}
