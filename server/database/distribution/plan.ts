/** A foreign key: `table` refers to `target`. */
export interface Reference {
  readonly table: string;
  readonly target: string;
}

export interface TableCatalogue {
  readonly tables: readonly string[];
  readonly references: readonly Reference[];
}

/**
 * Small tables that a city reads everywhere and that are copied to every node of a cluster. Every table that is named
 * neither here nor among the local ones is operational and is distributed by `district_code`; naming a new one is a decision.
 */
export const referenceTables: readonly string[] = [
  'administrative_areas',
  'base_features',
  'layer_versions',
  'layer_changes',
  'disposal_units',
  'roles',
  'users',
  'machine_keys',
  'categories',
  'filing_conditions',
  'time_limits',
  'calendars',
  'calendar_exceptions',
  'dispatch_rule_sets',
  'case_policies',
  'reply_templates',
  'configuration_changes',
  'evaluation_weights',
  'saved_filters',
  'coordinate_systems',
];

/** Kept on the coordinator alone: sessions, the seeds' and migrations' notes, the tables of PostGIS. */
export const localTables: readonly string[] = [
  'sessions',
  'seed_steps',
  'spatial_ref_sys',
  'schema_migrations',
  'schema_migrations_lock',
];

/** The table beside whose shards all others are placed, so that everything of one district is on one node. */
const FIRST = 'unit_grids';

/**
 * The statements that spread a city over a Citus cluster, in their order: first what is copied, then what is distributed,
 * each table after those that it refers to. Triggers run on the node of their row and touch rows of its district only,
 * which is what Citus cannot know and wants to be told.
 */
export function distributionPlan({ tables, references }: TableCatalogue): readonly string[] {
  const known = tables.filter((table) => !localTables.includes(table));
  const copied = known.filter((table) => referenceTables.includes(table));
  const spread = known.filter((table) => !referenceTables.includes(table));
  const inOrder = (some: readonly string[]) => afterTheirTargets(some, references);
  const distributed = inOrder(spread.toSorted((one, other) => Number(other === FIRST) - Number(one === FIRST)));
  return [
    'SET citus.enable_unsafe_triggers TO on',
    ...inOrder(copied).map((table) => `SELECT create_reference_table('${table}')`),
    ...distributed.map(
      (table) =>
        `SELECT create_distributed_table('${table}', 'district_code', colocate_with => '${table === FIRST ? 'none' : FIRST}')`,
    ),
  ];
}

/** The tables in an order in which each comes after all that it refers to; a table may refer to itself. */
function afterTheirTargets(tables: readonly string[], references: readonly Reference[]): string[] {
  const ordered: string[] = [];
  const add = (table: string, path: readonly string[]): void => {
    if (ordered.includes(table)) return;
    if (path.includes(table))
      throw new Error(`tables refer to each other in a circle: ${[...path, table].join(' → ')}`);
    for (const { target } of references.filter((each) => each.table === table && each.target !== table))
      if (tables.includes(target)) add(target, [...path, table]);
    ordered.push(table);
  };
  for (const table of tables) add(table, []);
  return ordered;
}
