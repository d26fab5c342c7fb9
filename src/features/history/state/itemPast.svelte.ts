import type { HistoryPlace, ItemContent, ItemHistory, NamedVersion } from '#protocol/history.ts';
import type { AskHistory } from './askHistory.ts';
import { pastKey, type KeptPast, type PastShelf } from '#sync/keptPast.ts';

/** A state of an entry that can be looked at: by a moment of its history, or by the name that was given to it. */
export type When = { readonly at: number } | { readonly version: string };

export const whenKey = (when: When): string => ('at' in when ? `${when.at}` : `v:${when.version}`);

/** `server`: as it stands now. `device`: as this device read it once, and the server does not answer. */
export type PastSource = 'server' | 'device';

/** `unknown`: it has no history, or no longer. `unreachable`: neither the server nor this device knows it. */
export type PastTrouble = 'unknown' | 'unreachable' | 'tooMany';

type VersionAnswer = Awaited<ReturnType<AskHistory['nameVersion']>>;

/**
 * The past of one entry, from the server where it answers, else as this device read it last. What is read is kept
 * for the next time without network. Call `load` at first and whenever the network comes back, `stop` at the end.
 */
export class ItemPast {
  readonly place: HistoryPlace;
  readonly #ask: AskHistory;
  readonly #shelf: Promise<PastShelf>;
  readonly #now: () => number;
  #loading: Promise<void> = Promise.resolve();
  #kept: KeptPast | null = $state.raw(null);
  #source: PastSource | null = $state.raw(null);
  #trouble: PastTrouble | null = $state.raw(null);

  constructor(place: HistoryPlace, ask: AskHistory, shelf: Promise<PastShelf>, now: () => number) {
    this.place = place;
    this.#ask = ask;
    this.#shelf = shelf;
    this.#now = now;
  }

  /** Null while it is not known yet, or where nobody knows it. */
  get history(): ItemHistory | null {
    return this.#kept?.history ?? null;
  }
  get source(): PastSource | null {
    return this.#source;
  }
  /** When the history that is shown was read. */
  get readAt(): number | null {
    return this.#kept?.readAt ?? null;
  }
  get trouble(): PastTrouble | null {
    return this.#trouble;
  }

  load(): Promise<void> {
    return (this.#loading = this.#load());
  }

  async #load(): Promise<void> {
    const answer = await this.#ask.item(this.place);
    const shelf = await this.#shelf;
    if (answer.ok) {
      // What stood at a moment does not change; what was erased since does, so nothing older is kept.
      await this.#keep({
        key: pastKey(this.place),
        readAt: this.#now(),
        history: answer.value,
        contents: {},
      });
      [this.#source, this.#trouble] = ['server', null];
    } else if (answer.why === 'unknownEntry') {
      await shelf.forget(this.place);
      [this.#kept, this.#source, this.#trouble] = [null, null, 'unknown'];
    } else if (answer.why === 'tooMany') this.#trouble = this.#kept === null ? 'tooMany' : null;
    else {
      this.#kept ??= await shelf.read(this.place);
      this.#source = this.#kept === null ? null : 'device';
      this.#trouble = this.#kept === null ? 'unreachable' : null;
    }
  }

  /** The entry as it stood, or null where neither the server nor this device can tell now. */
  async contentAt(when: When): Promise<ItemContent | null> {
    const known = this.#kept?.contents[whenKey(when)];
    if (known !== undefined) return known;
    const answer = await ('at' in when
      ? this.#ask.contentAt(this.place, when.at)
      : this.#ask.contentOf(this.place, when.version));
    if (!answer.ok) return null;
    if (this.#kept !== null) {
      const contents = { ...this.#kept.contents, [whenKey(when)]: answer.value };
      await this.#keep({ ...this.#kept, contents });
    }
    return answer.value;
  }

  /** Gives a name to the entry as it stands now. */
  async nameVersion(name: string): Promise<VersionAnswer> {
    const answer = await this.#ask.nameVersion(this.place.id, name);
    if (answer.ok) await this.load();
    return answer;
  }

  get versions(): readonly NamedVersion[] {
    return this.history?.versions ?? [];
  }

  /** What is on its way is still kept. */
  async stop(): Promise<void> {
    await this.#loading;
    (await this.#shelf).close();
  }

  async #keep(past: KeptPast): Promise<void> {
    this.#kept = past;
    await (await this.#shelf).keep(past);
  }
}
