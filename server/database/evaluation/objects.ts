import type { EvaluationPort } from '../../application/evaluation/evaluationPort.ts';
import { isAreaKind, type ObjectKind } from '../../domain/evaluation/objects.ts';
import type { Database } from '../connection.ts';
import { runStatement } from '../statement.ts';

/** $1: the district or null, $2: codes that were counted and so must have a name, whatever became of their bearer. */
const inDistrict = '($1::text IS NULL OR district_code = $1)';

const isPresent = 'valid_from <= now() AND now() < valid_to';

function textOf(kind: ObjectKind): string {
  if (kind === 'unit') {
    return `SELECT code, name FROM disposal_units
      WHERE parent_code IS NULL AND ${isPresent} AND ${inDistrict} OR code = ANY ($2::text[])`;
  }
  if (kind === 'responsibility-grid') {
    return `SELECT code, name FROM responsibility_grids WHERE ${inDistrict} AND (${isPresent} OR code = ANY ($2::text[]))`;
  }
  if (isAreaKind(kind)) {
    return `SELECT code, name FROM administrative_areas
      WHERE level = '${kind}' AND ${inDistrict} AND (${isPresent} OR code = ANY ($2::text[]))`;
  }
  return `SELECT id::text AS code, display_name AS name FROM users
    WHERE role_code = '${kind}' AND is_active AND ${inDistrict} OR id = ANY ($2::text[]::uuid[])`;
}

/** The objects of a kind by code, with their names. */
export function objectsFrom(database: Database): EvaluationPort['listObjects'] {
  return (kind, districtCode, counted) =>
    runStatement(database, { name: `evaluated-${kind}`, text: `${textOf(kind)} ORDER BY 1` }, [districtCode, counted]);
}
