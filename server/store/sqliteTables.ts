import type { Database, Statement as Prepared } from 'better-sqlite3';
import { onDisk } from './sqliteErrors.ts';
import type { Statement, Tables, Value } from './tables.ts';

type Cell = string | number | null;

/** Columns that hold what SQLite has no type for. */
const READ: Readonly<Record<string, (cell: Cell) => unknown>> = {
  structures: (cell) => JSON.parse(String(cell)) as unknown,
  pens: (cell) => JSON.parse(String(cell)) as unknown,
  followsEvent: (cell) => cell === 1,
};

const written = (value: Value): Cell =>
  typeof value === 'boolean'
    ? Number(value)
    : typeof value === 'object' && value !== null
      ? JSON.stringify(value)
      : value;

const read = <Row>(row: Readonly<Record<string, Cell>>): Row =>
  Object.fromEntries(Object.entries(row).map(([name, cell]) => [name, READ[name]?.(cell) ?? cell])) as Row;

/** The tables of one SQLite database. Statements are prepared when they are first asked for. */
export function sqliteTables(db: Database): Tables {
  const known = new Map<string, Prepared<unknown[], Readonly<Record<string, Cell>>>>();
  const prepare = (text: string): Prepared<unknown[], Readonly<Record<string, Cell>>> => {
    const statement = known.get(text) ?? db.prepare(text);
    known.set(text, statement);
    return statement;
  };
  const rowsOf = ({ text, values }: Statement): Readonly<Record<string, Cell>>[] => {
    const statement = prepare(text);
    const named = values.map((value, n) => [n + 1, written(value)] as const);
    const bound = values.length === 0 ? [] : [Object.fromEntries(named)];
    if (statement.reader) return statement.all(...bound);
    statement.run(...bound);
    return [];
  };
  const together = db.transaction((statements: readonly Statement[]): number =>
    statements.reduce((_, statement) => rowsOf(statement).length, 0),
  );
  return {
    arrival: 'rowid',
    expect: (...selects) => selects.forEach(prepare),
    select: <Row>(text: string, ...values: readonly Value[]) =>
      onDisk(() => rowsOf({ text, values }).map((row) => read<Row>(row))),
    change: (...statements) => onDisk(() => together.immediate(statements)),
  };
}
