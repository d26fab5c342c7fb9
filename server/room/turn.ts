import * as Y from 'yjs';
import { mergeAll, recordingUpdates } from '#server/document/updates.ts';
import type { Verdict } from '#server/guard/contribution.ts';
import { inRuns, joined, standsWhole } from './runs.ts';

/** An update that waits for its turn. */
export interface Offer<Sender> {
  readonly from: Sender;
  /** Its number among the update frames of its connection. */
  readonly frame: number;
  readonly update: Uint8Array;
  readonly isStep2: boolean;
  /** What it costs its sender was counted: judged again, since others wrote meanwhile, it counts once. */
  isCounted?: true;
  /** What it was joined of (`runs.ts`), the last of which gave it its number. */
  readonly parts?: readonly Offer<Sender>[];
}

/** What came over the line. */
export const partsOf = <Sender>(offer: Offer<Sender>): readonly Offer<Sender>[] => offer.parts ?? [offer];

export interface Judged<Sender> {
  readonly offer: Offer<Sender>;
  readonly verdict: Verdict;
  /** What is to be kept of it where that is not what was sent: what it wrote in erased entries is left out. */
  readonly kept?: Uint8Array;
}

/** A turn that is applied in memory, and nothing more: neither stored nor seen. */
export interface Turn<Sender> {
  readonly judged: readonly Judged<Sender>[];
  /** All that the turn changed, as one update; null when it changed nothing. */
  readonly merged: Uint8Array | null;
  /** The same without what Yjs tidied. */
  readonly written: Uint8Array | null;
  /** What Yjs tidied by itself after the turn (doubled marks of a text): it was in nobody's update. */
  readonly tidied: Uint8Array | null;
}

/** The document in memory is no longer what the store would give: it has to be loaded anew. */
export class Spoiled<Sender> extends Error {
  override readonly name = 'Spoiled';
  constructor(
    readonly culprit: Offer<Sender>,
    options?: ErrorOptions,
  ) {
    super('an update passed the guard and could not be applied whole', options);
  }
}

export interface TurnChoices {
  /** Something was erased in the document: what is written where it stood is left out. */
  readonly hasErased?: boolean;
  /** Keys of one line are judged together where all of them are let in. */
  readonly joins?: boolean;
}

/**
 * Judges and applies offers one after another in one transaction, each against what the ones before it left.
 * Throws `Spoiled` when an accepted update left something pending or failed.
 */
export function takeTurn<Sender>(
  doc: Y.Doc,
  offers: Iterable<Offer<Sender>>,
  judge: (offer: Offer<Sender>) => Verdict,
  { hasErased = false, joins = true }: TurnChoices = {},
): Turn<Sender> {
  const judged: Judged<Sender>[] = [];
  const lay = (offer: Offer<Sender>, verdict: Verdict): void => {
    if (verdict.verdict !== 'accept') return void judged.push({ offer, verdict });
    const update = verdict.instead ?? offer.update;
    const before = hasErased ? clocksBefore(doc, update) : null;
    apply(doc, offer, update);
    const kept = before === null ? null : keptOf(doc, before);
    judged.push(kept === null ? { offer, verdict } : { offer, verdict, kept });
  };
  const layTogether = (run: readonly Offer<Sender>[]): boolean => {
    const whole = joined(run);
    if (whole === null) return false;
    const verdict = judge(whole);
    if (!standsWhole(verdict)) return false;
    for (const offer of run) offer.isCounted = true;
    lay(whole, verdict);
    return true;
  };
  const { emitted } = recordingUpdates(doc, () =>
    doc.transact(() => {
      for (const run of inRuns(offers))
        if (!joins || !layTogether(run)) for (const offer of run) lay(offer, judge(offer));
    }),
  );
  return {
    judged,
    merged: mergeAll(emitted),
    written: emitted[0] ?? null,
    tidied: mergeAll(emitted.slice(1)),
  };
}

function apply<Sender>(doc: Y.Doc, offer: Offer<Sender>, update: Uint8Array): void {
  try {
    Y.applyUpdate(doc, update);
  } catch (cause) {
    throw new Spoiled(offer, { cause });
  }
  if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null) throw new Spoiled(offer);
}

/** How far the document goes for each client that an update writes for. */
const clocksBefore = (doc: Y.Doc, update: Uint8Array): ReadonlyMap<number, number> =>
  new Map(
    [...Y.parseUpdateMeta(update).from.keys()].map((client) => [client, Y.getState(doc.store, client)]),
  );

/**
 * An update just applied, as the document holds it: a device that was away may write in an entry that was erased
 * meanwhile, and what it wrote there stands nowhere. Null when all of it stands.
 */
function keptOf(doc: Y.Doc, before: ReadonlyMap<number, number>): Uint8Array | null {
  for (const [client, clock] of before) {
    const structs = doc.store.clients.get(client) ?? [];
    for (let n = structs.length - 1; n >= 0; n -= 1) {
      const struct = structs[n];
      if (struct === undefined || struct.id.clock + struct.length <= clock) break;
      if (struct instanceof Y.GC) return Y.encodeStateAsUpdate(doc, vectorBefore(doc, before));
    }
  }
  return null;
}

/** The state vector as it was: one update moves on the clocks of its own clients only. */
const vectorBefore = (doc: Y.Doc, before: ReadonlyMap<number, number>): Uint8Array =>
  Y.encodeStateVector(new Map([...Y.decodeStateVector(Y.encodeStateVector(doc)), ...before]));
