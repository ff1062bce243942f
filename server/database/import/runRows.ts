/** Names the staged rows of one run in `r`. */
export const OF_RUN = 'r.district_code = :district AND r.run_id = :run';

/** Of the rows of a run that have one key in one kind, the first is taken. */
export const refuseSameKeys = (kind: 'category_id' | 'base_layer'): string => `
  UPDATE import_rows AS r SET rejection = 'duplicate-key'
  FROM (
    SELECT r.row_number, row_number() OVER (PARTITION BY r.${kind}, r.source_key ORDER BY r.row_number) AS turn
    FROM import_rows r WHERE ${OF_RUN} AND r.rejection IS NULL
  ) AS counted
  WHERE ${OF_RUN} AND r.row_number = counted.row_number AND counted.turn > 1`;
