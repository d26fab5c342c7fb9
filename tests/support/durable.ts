import * as Y from 'yjs';
import { openCommons } from '#domain/everyKind.ts';
import type { UpdateLog } from '#server/store/store.ts';

/** What the disk holds at this moment, kept beside it: a document built from the rows that were written. */
export class DurableMirror {
  private readonly doc = openCommons(new Y.Doc());

  /** The same log, watched: rows count as written at the moment the store has them. */
  watch(log: UpdateLog): UpdateLog {
    return {
      ...log,
      append: async (rows) => {
        await log.append(rows);
        for (const row of rows) Y.applyUpdate(this.doc, row.bytes);
      },
    };
  }

  /** Whether all that an update says is on the disk. */
  holds(update: Uint8Array): boolean {
    return holdsAll(this.doc, update);
  }
}

/** Whether a document holds every struct and every deletion of an update. */
export function holdsAll({ store }: Y.Doc, update: Uint8Array): boolean {
  const { structs, ds } = Y.decodeUpdate(update);
  if (structs.some(({ id, length }) => id.clock + length > Y.getState(store, id.client))) return false;
  return [...ds.clients].every(([client, ranges]) =>
    ranges.every(({ clock, len }) => isDeleted(store.clients.get(client) ?? [], clock, clock + len)),
  );
}

const isDeleted = (structs: readonly (Y.Item | Y.GC)[], from: number, to: number): boolean =>
  structs.every(({ id, length, deleted }) => deleted || id.clock >= to || id.clock + length <= from) &&
  to <= (structs.at(-1)?.id.clock ?? 0) + (structs.at(-1)?.length ?? 0);
