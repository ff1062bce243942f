/** Runs a statement with `$1` parameters inside the change's transaction. */
export type Run = <Row = unknown>(text: string, values: readonly unknown[]) => Promise<Row[]>;
