import * as Y from 'yjs';
import { encodeUpdate, type Range, type Struct } from '#engine/protocol/encodeUpdate.ts';
import type { EntryModel } from './entryModel.ts';
import { doubtOf, keyOf, placeOf, type Place } from './place.ts';

export interface Replaying {
  /** The copy as it stood, what was refused included. It is only read. */
  readonly old: Y.Doc;
  /** The server's document; it takes in what is replayed. */
  readonly fresh: Y.Doc;
  /** The entries of mine that wait: `<root>/<id>`. */
  readonly waiting: ReadonlySet<string>;
  /** What was refused, by place, and why. */
  readonly doubts: ReadonlyMap<string, string>;
  readonly isAnothers: EntryModel<never>['isAnothers'];
  /** Gives what is replayed other client ids, when the server does not take it under those it has. */
  readonly renames: boolean;
}

/** The reason for which nothing of an entry is replayed, nor kept. */
export const ERASED = 'erased';

/** Where a struct of the old copy stands in the fresh one, for those that changed their id. */
export type Renamed = (id: Y.ID) => Y.ID;

/**
 * Replays what waits and was not refused from the old copy to the fresh one, under the ids it has: whatever of it
 * is still on its way to the server is then written once, not twice. What stands before it under the same client id
 * goes with it: the server may have taken it since it told what it holds. Only what was refused becomes a hole.
 * Deletions go over only inside entries that wait.
 */
export function replayChanges(replaying: Replaying): Renamed {
  const { old, fresh, renames } = replaying;
  const shared = Y.decodeStateVector(Y.encodeStateVector(fresh));
  if (renames) for (const client of shared.keys()) if (isTwoPeoples(client, replaying)) shared.delete(client);
  const { structs, ds } = Y.decodeUpdate(Y.encodeStateAsUpdate(old, Y.encodeStateVector(shared)));
  const kept = keptByClient(structs, replaying);
  const names = new Names(structs, fresh, renames ? [...kept.keys()] : []);
  for (const own of kept.values()) for (const struct of own) names.giveTo(struct);
  const renamed = new Map([...kept].map(([client, own]) => [names.clientOf(client), own]));
  Y.applyUpdate(fresh, encodeUpdate(renamed, new Map()));
  Y.applyUpdate(fresh, encodeUpdate(new Map(), keptDeletions(ds.clients, replaying, names)));
  return (id) => names.idOf(id);
}

/** Two people wrote under one client id: what the server holds of it is not what this copy holds. */
function isTwoPeoples(client: number, { old, fresh }: Replaying): boolean {
  const first = (doc: Y.Doc): Place | null => placeOf(doc.store.clients.get(client)?.[0]);
  const [mine, theirs] = [first(old), first(fresh)];
  return mine !== null && theirs !== null && keyOf(mine) !== keyOf(theirs);
}

const mayStay = (place: Place | null, { waiting, doubts }: Replaying): boolean =>
  place !== null && waiting.has(keyOf(place)) && doubtOf(place, doubts) === null;

/** What others wrote where something of mine was refused was not refused to them; what is erased is everybody's. */
function isRefused(place: Place, client: number, { old, doubts, isAnothers }: Replaying): boolean {
  const why = doubtOf(place, doubts);
  return why !== null && (why === ERASED || !bearsAnothers(old, client, isAnothers));
}

/** Whether somebody else's contribution was laid down under this client id. */
const bearsAnothers = (doc: Y.Doc, client: number, isAnothers: Replaying['isAnothers']): boolean =>
  (doc.store.clients.get(client) ?? []).some((struct) => {
    const place =
      struct instanceof Y.Item && struct.content instanceof Y.ContentType ? placeOf(struct) : null;
    return place !== null && place.field === null && isAnothers(place.entry);
  });

/** By client id, what goes over; the rest is holes, and nothing after the last of it. */
function keptByClient(structs: readonly Struct[], replaying: Replaying): Map<number, Struct[]> {
  const byClient = new Map<number, { readonly all: Struct[]; upTo: number }>();
  for (const struct of structs) {
    if (struct instanceof Y.Skip) continue;
    const { client, clock } = struct.id;
    let own = byClient.get(client);
    if (own === undefined) byClient.set(client, (own = { all: [], upTo: 0 }));
    const place = placeIn(replaying.old, struct);
    const isReplayed = mayStay(place, replaying);
    const stays =
      isReplayed || (!replaying.renames && place !== null && !isRefused(place, client, replaying));
    own.all.push(stays ? struct : new Y.GC(Y.createID(client, clock), struct.length));
    if (isReplayed) own.upTo = own.all.length;
  }
  return new Map(
    [...byClient].flatMap(([client, { all, upTo }]) => (upTo === 0 ? [] : [[client, all.slice(0, upTo)]])),
  );
}

/** An update names a place only at times: the document itself knows where each struct stands. */
function placeIn(doc: Y.Doc, struct: Struct): Place | null {
  const { client, clock } = struct.id;
  const own = doc.store.clients.get(client);
  return own === undefined ? null : placeOf(own[Y.findIndexSS(own, clock)]);
}

/** Only what still stands in the fresh copy, and may go. */
function keptDeletions(
  deletes: ReadonlyMap<number, readonly Range[]>,
  replaying: Replaying,
  names: Names,
): Map<number, Range[]> {
  const kept = new Map<number, Range[]>();
  for (const [client, ranges] of deletes)
    for (const { clock, len } of ranges)
      for (const item of standingIn(replaying.fresh, names.idOf(Y.createID(client, clock)), len)) {
        if (!mayStay(placeOf(item), replaying)) continue;
        const own = kept.get(item.id.client);
        const range = { clock: item.id.clock, len: item.length };
        if (own === undefined) kept.set(item.id.client, [range]);
        else own.push(range);
      }
  return kept;
}

/** The items of a range that are not deleted. Those at its ends are split, so that no letter beside it goes. */
function standingIn(doc: Y.Doc, { client, clock }: Y.ID, len: number): Y.Item[] {
  const standing: Y.Item[] = [];
  const held = Y.getState(doc.store, client);
  const end = Math.min(clock + len, held);
  if (clock >= end) return standing;
  doc.transact((transaction) => {
    Y.getItemCleanStart(transaction, Y.createID(client, clock));
    Y.getItemCleanEnd(transaction, doc.store, Y.createID(client, end - 1));
    const own = doc.store.clients.get(client) ?? [];
    for (let n = Y.findIndexSS(own, clock); n < own.length; n += 1) {
      const struct = own[n];
      if (struct === undefined || struct.id.clock >= end) break;
      if (struct instanceof Y.Item && !struct.deleted) standing.push(struct);
    }
  });
  return standing;
}

/** The new ids of what the server does not take under its old ones. */
class Names {
  readonly #starts = new Map<number, number>();
  readonly #clients = new Map<number, number>();

  constructor(structs: readonly Struct[], fresh: Y.Doc, renamed: readonly number[]) {
    for (const { id } of structs)
      if (renamed.includes(id.client) && !this.#starts.has(id.client)) this.#starts.set(id.client, id.clock);
    renamed.forEach((client, n) =>
      this.#clients.set(client, n === 0 ? fresh.clientID : new Y.Doc().clientID),
    );
  }

  clientOf(client: number): number {
    return this.#clients.get(client) ?? client;
  }

  idOf(id: Y.ID): Y.ID {
    const [client, start] = [this.#clients.get(id.client), this.#starts.get(id.client)];
    if (client === undefined || start === undefined || id.clock < start) return id;
    return Y.createID(client, id.clock - start);
  }

  giveTo(struct: Struct): void {
    struct.id = this.idOf(struct.id);
    if (!(struct instanceof Y.Item)) return;
    if (struct.origin !== null) struct.origin = this.idOf(struct.origin);
    if (struct.rightOrigin !== null) struct.rightOrigin = this.idOf(struct.rightOrigin);
    if (struct.parent instanceof Y.ID) struct.parent = this.idOf(struct.parent);
  }
}
