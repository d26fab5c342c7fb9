import { crc32 } from 'node:zlib';
import { plain } from './plain.ts';
import { Damaged, type LoggedRow, type PastRow, type VersionRow } from './store.ts';

/**
 * Checksums of stored rows: CRC-32 (IEEE 802.3), which misses no change within 32 bits in a row, and one in 2³² of all
 * others. What a database counts by itself (the number of a row, an epoch) is added to the sum, so that it can add it
 * as well; a change of it is noticed too. Null, of rows from before sums were kept: nothing is known of them.
 */
export type RowSum = number | null;

/** zlib begins anew at no bytes where they have no address. */
const sumOn = (sum: number, bytes: Uint8Array): number => (bytes.length === 0 ? sum : crc32(bytes, sum));

const of = (parts: readonly (string | number | null)[], ...bytes: readonly Uint8Array[]): number =>
  bytes.reduce(sumOn, crc32(parts.map((part) => (part === null ? '-' : `+${part}`)).join('\0')));

/** Of an update, without its number. On the path of each keystroke: one string, and nothing else is made. */
export const sumOfUpdate = (
  room: string,
  { account, at, bytes }: Pick<LoggedRow, 'account' | 'at' | 'bytes'>,
): number => sumOn(crc32(`+${room}\0${account === null ? '-' : `+${account}`}\0+${at}`), bytes);

/** Of a folded state and its memory, without the epoch. */
export const sumOfFolded = (
  room: string,
  through: number,
  state: Uint8Array,
  memory: Uint8Array | null,
): number => of([room, through, state.length, memory?.length ?? null], state, memory ?? NOTHING);

export const sumOfPast = (room: string, { root, id, n, bytes }: PastRow): number =>
  of([room, root, id, n], bytes);

export const sumOfVersion = ({ room, id, root, entry, name, at, account, bytes }: VersionRow): number =>
  of([room, id, root, entry, name, at, account], bytes);

const NOTHING = new Uint8Array();

/** A row as it is read, whole or not. */
export type Summed<T> = Omit<T, 'bytes'> & { readonly bytes: unknown; readonly sum: RowSum };

export interface SummedState {
  readonly through: number;
  readonly epoch: number;
  readonly state: unknown;
  readonly memory: unknown;
  readonly sum: RowSum;
}

/** Of a row that is not there, the first of those that follow each other. */
export const MISSING = 'missing';

/** Reads the rows of a room, and remembers each that is not what was written. */
export class RowReader {
  readonly damaged: string[] = [];
  /** Rows that have no sum. */
  unchecked = 0;

  /** The number of the next loose row. */
  private next = 1;

  constructor(private readonly room: string) {}

  /** Loose rows, oldest first: the first has the number `from`, and each the one after the one before. */
  updates(from: number, rows: readonly Summed<LoggedRow>[]): LoggedRow[] {
    this.next = from;
    const whole: LoggedRow[] = [];
    for (const { seq, account, at, bytes, sum } of rows) {
      if (seq !== this.next) this.damaged.push(`${MISSING} ${this.next}`);
      this.next = seq + 1;
      if (sum === null) this.unchecked += 1;
      const row = Buffer.isBuffer(bytes) ? { seq, account, at, bytes: plain(bytes) } : null;
      if (row !== null && (sum === null || sumOfUpdate(this.room, row) + seq === sum)) whole.push(row);
      else this.damaged.push(`updates ${seq}`);
    }
    return whole;
  }

  /** The last loose row has this number, which is known from elsewhere. */
  endsAt(last: number): void {
    if (this.next !== last + 1) this.damaged.push(`${MISSING} ${this.next}`);
  }

  /** Null where it is damaged. */
  folded({
    through,
    epoch,
    state,
    memory,
    sum,
  }: SummedState): { state: Uint8Array; memory: Uint8Array | null } | null {
    const isRead = Buffer.isBuffer(state) && (memory === null || Buffer.isBuffer(memory));
    if (sum === null) this.unchecked += 1;
    if (isRead && (sum === null || sumOfFolded(this.room, through, state, memory) + epoch === sum))
      return { state: plain(state), memory: memory === null ? null : plain(memory) };
    this.damaged.push('folded');
    return null;
  }

  past(rows: readonly Summed<PastRow>[]): PastRow[] {
    return rows.flatMap(({ sum, ...row }) => {
      const read = this.read(row, sum, (whole: PastRow) => sumOfPast(this.room, whole));
      if (read === null) this.damaged.push(`past ${row.root}/${row.id} ${row.n}`);
      return read === null ? [] : [read];
    });
  }

  versions(rows: readonly Summed<VersionRow>[]): VersionRow[] {
    return rows.flatMap(({ sum, ...row }) => {
      const read = this.read(row, sum, sumOfVersion);
      if (read === null) this.damaged.push(`versions ${row.id}`);
      return read === null ? [] : [read];
    });
  }

  /** Throws `Damaged` when one of the rows that were read is. */
  done(): void {
    if (this.damaged.length > 0) throw new Damaged(this.room, this.damaged);
  }

  private read<T extends { readonly bytes: Uint8Array }>(
    row: Omit<T, 'bytes'> & { readonly bytes: unknown },
    sum: RowSum,
    sumOf: (whole: T) => number,
  ): T | null {
    if (sum === null) this.unchecked += 1;
    if (!Buffer.isBuffer(row.bytes)) return null;
    const whole = { ...row, bytes: plain(row.bytes) } as unknown as T;
    return sum === null || sumOf(whole) === sum ? whole : null;
  }
}
