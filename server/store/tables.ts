/** What a column may hold: a list of words is an array, or JSON where a database has none. */
export type Value = string | number | boolean | null | readonly string[];

/** SQL that both databases read alike, with `$1` for the first of its values. */
export interface Statement {
  readonly text: string;
  readonly values: readonly Value[];
}

export const sql = (text: string, ...values: readonly Value[]): Statement => ({ text, values });

/** The tables of one database, whichever it is. Columns bear the names of the rows' fields, in snake case. */
export interface Tables {
  /** The column by which rows stand in the order in which they came. */
  readonly arrival: string;
  /** Throws at once where the database is known to have no such tables; one that is far away says so when it is asked. */
  expect(...selects: readonly string[]): void;
  select<Row extends object>(text: string, ...values: readonly Value[]): Promise<Row[]>;
  /** In one transaction, in this order. Answers how many rows the last of them returns, by its `RETURNING`. */
  change(...statements: readonly Statement[]): Promise<number>;
}

/** The first of these rows; null where there is none. */
export const first = async <Row>(rows: Promise<readonly Row[]>): Promise<Row | null> =>
  (await rows)[0] ?? null;

interface Table<Row> {
  /** Up to its `WHERE`. */
  readonly select: string;
  insert(row: Row, clause?: string): Statement;
  /** Changes the fields that are given, of the rows in which those of `key` are such. */
  update(key: Partial<Row>, change: Partial<Row>): Statement;
}

const columnOf = (field: string): string => field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** The statements that any table has; `fields` are all those of its rows. */
export function tableOf<Row extends object>(
  name: string,
  fields: { readonly [Field in keyof Row]-?: true },
): Table<Row> {
  const names = Object.keys(fields) as (keyof Row & string)[];
  const insert = `INSERT INTO ${name} (${names.map(columnOf).join(', ')}) VALUES (${names.map((_, n) => `$${n + 1}`).join(', ')})`;
  return {
    select: `SELECT ${names.map((field) => `${columnOf(field)} AS "${field}"`).join(', ')} FROM ${name}`,
    insert: (row, clause = '') => sql(`${insert} ${clause}`, ...names.map((field) => row[field] as Value)),
    update(key, change) {
      const values: Value[] = [];
      const equal = (given: Partial<Row>, glue: string): string =>
        Object.entries(given)
          .map(([field, value]) => `${columnOf(field)} = $${values.push(value as Value)}`)
          .join(glue);
      return sql(`UPDATE ${name} SET ${equal(change, ', ')} WHERE ${equal(key, ' AND ')}`, ...values);
    },
  };
}
