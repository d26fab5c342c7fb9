/** The disk is full, read-only, busy or gone. Any other error of a store is a bug. */
export class CannotWrite extends Error {
  override readonly name = 'CannotWrite';
}

/**
 * What stands on the disk is not what was written. `room` is the one that was read, null where it was no room; `rows`
 * says which (`updates 17`, `missing 18`, `folded`, `past questions/q1 0`, `versions v1`), `file` where the database itself cannot
 * read a page, `content` or `hole` where no checksum was kept and no document comes of it. Nothing may be made of such a room until it is repaired: no fold, no backup.
 */
export class Damaged extends Error {
  override readonly name = 'Damaged';
  constructor(
    readonly room: string | null,
    readonly rows: readonly string[],
    cause?: unknown,
  ) {
    super(`${room ?? 'the database'} is damaged: ${rows.slice(0, 20).join(', ')}`, { cause });
  }
}

/** The data was written by a newer version of this program: nothing is touched. */
export class NewerData extends Error {
  override readonly name = 'NewerData';
  constructor(step: number, ours: number) {
    super(`This data was written by a newer Terreau (step ${step}, ours ${ours}).`);
  }
}

/** Somebody else wrote in these rooms since the writer last read them. Read what came (`since`), judge again, append. */
export class Behind extends Error {
  override readonly name = 'Behind';
  constructor(readonly rooms: readonly string[]) {
    super(`Rows have come that the writer has not read: ${rooms.join(', ')}`);
  }
}

/** A fold came too late: the room was folded further, or erased in part, since it was read. */
export class FoldedMeanwhile extends Error {
  override readonly name = 'FoldedMeanwhile';
  constructor(room: string, through: number) {
    super(`${room} was folded beyond ${through}, or erased in part, meanwhile`);
  }
}
