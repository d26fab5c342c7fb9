/** Items of one Yjs client, one after another. */
export interface Range {
  readonly clock: number;
  readonly length: number;
}

/** Items of a document, by client: in their order, apart from each other. */
export type Ranges = ReadonlyMap<number, readonly Range[]>;

/** In order, each item once. */
export function rangesOf(items: Iterable<readonly [client: number, ranges: Iterable<Range>]>): Ranges {
  const gathered = new Map<number, Range[]>();
  for (const [client, ranges] of items) {
    const known = gathered.get(client);
    if (known === undefined) gathered.set(client, [...ranges]);
    else for (const range of ranges) known.push(range);
  }
  return new Map([...gathered].flatMap(([client, ranges]) => nonEmpty(client, joined(ranges))));
}

/** What is in `one` and not in `other`. */
export const without = (one: Ranges, other: Ranges): Ranges =>
  new Map([...one].flatMap(([client, ranges]) => nonEmpty(client, cut(ranges, other.get(client) ?? []))));

export const inBoth = (one: Ranges, other: Ranges): Ranges => without(one, without(one, other));

export const countOf = (ranges: Ranges): number =>
  [...ranges.values()].flat().reduce((sum, { length }) => sum + length, 0);

const nonEmpty = (client: number, ranges: readonly Range[]): [number, readonly Range[]][] =>
  ranges.length === 0 ? [] : [[client, ranges]];

function joined(ranges: readonly Range[]): Range[] {
  const sorted = [...ranges].sort((one, other) => one.clock - other.clock);
  const result: Range[] = [];
  for (const { clock, length } of sorted) {
    const last = result.at(-1);
    if (last !== undefined && clock <= last.clock + last.length) {
      const end = Math.max(last.clock + last.length, clock + length);
      result[result.length - 1] = { clock: last.clock, length: end - last.clock };
    } else if (length > 0) result.push({ clock, length });
  }
  return result;
}

function cut(ranges: readonly Range[], away: readonly Range[]): Range[] {
  const result: Range[] = [];
  let next = 0;
  for (const { clock, length } of ranges) {
    let from = clock;
    const end = clock + length;
    while (next > 0 && (away[next]?.clock ?? Infinity) > from) next -= 1;
    for (; next < away.length; next += 1) {
      const { clock: start, length: size } = away[next] as Range;
      if (start >= end) break;
      if (start > from) result.push({ clock: from, length: start - from });
      from = Math.max(from, start + size);
      if (from >= end) break;
    }
    if (from < end) result.push({ clock: from, length: end - from });
  }
  return result;
}
