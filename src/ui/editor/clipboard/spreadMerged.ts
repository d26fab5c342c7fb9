const WIDEST_MERGE = 20;
/** More empty cells than tables of people ask for: the rest stays as it came. */
const MOST_ADDED = 2_000;

/** A column that a cell above takes from the rows to come: how many of them, and what kind of cell it is. */
interface Taken {
  readonly rows: number;
  readonly name: string;
}

/** Puts empty cells where merged ones reached, beside and below, so that what is under a column stays under it. */
export function spreadMerged(page: Document): void {
  let left = MOST_ADDED;
  const empty = (name: string): Element | null => (left-- > 0 ? page.createElement(name) : null);
  for (const section of page.querySelectorAll('thead, tbody, tfoot')) {
    let taken: readonly (Taken | undefined)[] = [];
    const rows = [...section.children].filter((one) => one instanceof HTMLTableRowElement);
    for (const row of rows) if (left > 0) taken = spreadRow(row, taken, empty);
  }
}

/** Fills one row. Answers what its cells, and those above, take from the next. */
function spreadRow(
  row: HTMLTableRowElement,
  taken: readonly (Taken | undefined)[],
  empty: (name: string) => Element | null,
): readonly (Taken | undefined)[] {
  const next: (Taken | undefined)[] = [];
  const still = ({ rows, name }: Taken): Taken | undefined =>
    rows > 1 ? { rows: rows - 1, name } : undefined;
  const put = (name: string, before: Element | null): void => {
    const cell = empty(name);
    if (cell !== null) row.insertBefore(cell, before);
  };
  const passTaken = (before: Element | null): void => {
    for (let above = taken[next.length]; above !== undefined; above = taken[next.length]) {
      put(above.name, before);
      next.push(still(above));
    }
  };
  for (const cell of [...row.cells]) {
    passTaken(cell);
    const { localName: name, rowSpan } = cell;
    // None said: down to the last row of its part of the table.
    const below = rowSpan === 0 ? Infinity : rowSpan - 1;
    const merged = Math.min(cell.colSpan, WIDEST_MERGE);
    for (let n = 0; n < merged; n += 1) {
      if (n > 0) put(name, cell.nextElementSibling);
      next.push(below > 0 ? { rows: below, name } : undefined);
    }
  }
  const reach = taken.findLastIndex((above) => above !== undefined);
  while (next.length <= reach) {
    const above = taken[next.length];
    put(above?.name ?? 'td', null);
    next.push(above === undefined ? undefined : still(above));
  }
  return next;
}
