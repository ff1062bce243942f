/** The attributes of a component `c` under the names of the domain; a history row has the same columns. */
export const componentColumns = `c.version, c.category_id AS "categoryId", c.name,
  c.authority_code AS "authorityCode", c.owner_code AS "ownerCode", c.maintainer_code AS "maintainerCode",
  c.unit_grid_code AS "unitGridCode", c.state, c.recorded_on::text AS "recordedOn", c.changed_on::text AS "changedOn",
  c.data_source AS "dataSource", c.accuracy, c.note,
  jsonb_build_object('longitude', ST_X(c.location), 'latitude', ST_Y(c.location)) AS location`;
