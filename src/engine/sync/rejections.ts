import * as Y from 'yjs';
import type { Outbox } from './outbox.ts';
import type { Heard, Written } from './status.ts';

/** Whether an answer takes away something of these entries, `<root>/<id>`, that nobody wrote over. */
export type RollsBack = (waiting: ReadonlySet<string>) => boolean;

/**
 * Rejections of one room: what the server refused of mine, told or found out, and whether the copy is due to be made
 * anew for it. A refusal may go unheard, with the connection that it was told on: then what the server answers later
 * takes away what was written here, which is a refusal as well.
 */
export class Rejections {
  readonly #outbox: Pick<Outbox, 'keys' | 'note' | 'receipts'>;
  /** Frames that were refused and are not taken care of yet. */
  #heard: Heard[] = [];
  /** What waits as this person wrote it: what others wrote since may have gone over it. */
  readonly before = new Map<string, Written>();
  /** What waited when this connection began: frames of the former one may be judged beside those of this one. */
  #inDoubt: Set<string> = new Set();
  /** What of it has been settled since; the next answer of the server's shows whether it stands. */
  readonly unseen = new Set<string>();
  /** What another window says is turned away until the copy is rebased, and not again before something is settled. */
  #turnedAway = false;
  /** The frame whose receipt says that the server has done with them; null: nothing is to be done. */
  #dueAfter: number | null = null;

  constructor(outbox: Pick<Outbox, 'keys' | 'note' | 'receipts'>) {
    this.#outbox = outbox;
  }

  /** A connection begins. */
  opened(): void {
    this.#inDoubt = new Set(this.#outbox.receipts.waiting);
  }

  /** A tab is gone that may have sent these, and cannot hear any more what became of them. */
  adopted(keys: Iterable<string>): void {
    for (const key of keys) this.#inDoubt.add(key);
  }

  /** This person wrote in these entries. */
  wrote(doc: Y.Doc, keys: ReadonlySet<string>): void {
    for (const key of keys) {
      const slash = key.indexOf('/');
      const entry = doc.getMap(key.slice(0, slash)).get(key.slice(slash + 1));
      if (entry instanceof Y.Map) this.before.set(key, entry.toJSON());
    }
  }

  /** Something was refused, in frame `n` of this connection; 0: heard by another tab. */
  refused(heard: Heard, n: number): void {
    this.#outbox.receipts.refused(heard.keys, heard.why);
    this.#heard.push(heard);
    this.#dueAfter = Math.max(n, this.#dueAfter ?? 0);
  }

  /**
   * Frame `n` of this connection, or what of it these places name, was refused. Answers what the other tabs are told;
   * null where it only could not be stored, and goes out again.
   */
  refusedFrame(n: number, why: string, paths: readonly string[]): Heard | null {
    const { receipts } = this.#outbox;
    if (why === 'notStored') {
      receipts.postponed(n, why);
      return null;
    }
    const keys = new Set([...receipts.keysOf(n), ...paths.flatMap(entryAt)]);
    const heard = { why, paths, keys: [...keys] };
    this.refused(heard, n);
    return heard;
  }

  takeHeard(): readonly Heard[] {
    return this.#heard.splice(0);
  }

  /** These entries wait no more. Answers whether the server is to be asked if they stand. */
  received(keys: readonly string[]): boolean {
    if (keys.length > 0) this.#turnedAway = false;
    for (const key of keys) this.before.delete(key);
    const inDoubt = keys.filter((key) => this.#inDoubt.delete(key));
    for (const key of inDoubt) this.unseen.add(key);
    return inDoubt.length > 0;
  }

  /** Whether an answer takes away what waits here, or what nobody saw stand: a refusal that was not heard. */
  rollsBack(doc: Y.Doc, rollsBack: RollsBack, isTheServers: boolean): boolean {
    const keys = new Set([...this.#outbox.keys, ...this.unseen]);
    this.wrote(doc, keys);
    const mayTurnAway = isTheServers || this.#dueAfter !== null || !this.#turnedAway;
    const isRolledBack = mayTurnAway && keys.size > 0 && rollsBack(keys);
    if (isRolledBack) {
      if (!isTheServers) this.#turnedAway = true;
      this.#outbox.note(this.unseen);
      this.setDue();
    }
    if (isRolledBack || isTheServers) this.unseen.clear();
    return isRolledBack;
  }

  /** The copy is due to be made anew, as soon as the server can be asked. */
  setDue(): void {
    this.#dueAfter ??= 0;
  }

  /** Whether it is, the first `settled` frames of this connection being done with. */
  isDue(settled = Infinity): boolean {
    return this.#dueAfter !== null && settled >= this.#dueAfter;
  }

  /** All that was heard is taken care of. */
  done(): void {
    this.#dueAfter = null;
  }
}

/** The entry that a place is in: another window's, perhaps, whose words went out with this one's. */
function entryAt(place: string): readonly string[] {
  const [root, id] = place.split('/');
  return root === undefined || id === undefined ? [] : [`${root}/${id}`];
}
