/**
 * One publication of grids at a time in a district ($1), of whatever kind: codes are given once, and what holds is looked at and
 * ended together.
 */
export const oneAtATime = `SELECT pg_advisory_xact_lock(hashtext('grids:' || $1))`;

/** Closes a draft ($1 district, $2 draft) as published by $3 at $4, valid from $5. */
export const closeDraft = `
  UPDATE unit_grid_drafts SET published_by = $3, published_at = $4, valid_from = $5::date, updated_by = $3, updated_at = $4,
    revision = revision + 1
  WHERE district_code = $1 AND id = $2`;
