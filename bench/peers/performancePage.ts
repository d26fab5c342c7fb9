import { readFile, writeFile } from 'node:fs/promises';
import { LOADS } from './loads/index.ts';
import { tableHead } from './table.ts';

const PAGE = 'docs/performance.md';
const MARKER = '<!-- table -->';

/** Puts the lines of these loads in the place of the former ones; those of other loads stay. */
export async function writeTable(lines: ReadonlyMap<string, readonly string[]>): Promise<void> {
  const [before, table, after] = (await readFile(PAGE, 'utf8')).split(MARKER);
  if (before === undefined || table === undefined || after === undefined)
    throw new Error(`${PAGE} has no two ${MARKER}`);
  const kept = new Map(table.split('\n').map((line) => [firstCell(line), line]));
  const all = LOADS.flatMap(
    (load) => lines.get(load.name) ?? load.rows.flatMap(({ what }) => kept.get(what) ?? []),
  );
  await writeFile(PAGE, `${before}${MARKER}\n\n${tableHead()}\n${all.join('\n')}\n\n${MARKER}${after}`);
}

const firstCell = (line: string): string => line.split('|')[1]?.trim() ?? '';
