type Rows = readonly (readonly string[])[];

/** The tables of a section of a page in Markdown, each as its rows without the head. */
export function tablesOf(page: string, heading: string): readonly Rows[] {
  const section = page.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';
  return section
    .split(/\n(?!\|)/)
    .filter((block) => block.includes('|---|'))
    .map((block) =>
      block
        .split('\n')
        .filter((line) => line.startsWith('|'))
        .slice(2)
        .map(cellsOf),
    );
}

/** The first table of a section. */
export const rowsUnder = (page: string, heading: string): Rows => tablesOf(page, heading)[0] ?? [];

/** A piece of a page with other rows in its first table; what stands around it stays. */
export const withRows = (piece: string, rows: Rows): string =>
  piece.replace(
    /(\n\|[-|]+\|)\n(?:\|.*\n)*/,
    (_, rule: string) => `${rule}\n${rows.map((cells) => `| ${cells.join(' | ')} |\n`).join('')}`,
  );

const cellsOf = (line: string): readonly string[] =>
  line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());
