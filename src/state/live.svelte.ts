import { SvelteMap } from 'svelte/reactivity';
import type * as Y from 'yjs';
import { readAll, readItem, rootOf, type Root } from '#domain/collection.ts';
import { penOf, type ItemId } from '#domain/ids.ts';
import type { Fields, ItemOf, Kind } from '#domain/kind.ts';
import { mandate } from '#domain/kinds/mandate.ts';
import { personIn } from '#domain/mandateId.ts';

/** Told of each entry that changed. `after` undefined: no entry stands there. `isLocal`: written in this window. */
export type Watcher<F extends Fields> = (
  id: ItemId,
  before: ItemOf<F> | undefined,
  after: ItemOf<F> | undefined,
  isLocal: boolean,
) => void;

/**
 * The living view of one root: frozen snapshots by id. A change re-reads the touched entries only, and wakes
 * only the effects that read one of them. `plain` holds the same snapshots for passes over all of them,
 * which must not wire thousands of signals.
 */
export class LiveRoot<F extends Fields> {
  readonly items: SvelteMap<ItemId, ItemOf<F>>;
  readonly plain: ReadonlyMap<ItemId, ItemOf<F>>;
  readonly #plain: Map<ItemId, ItemOf<F>>;
  readonly #kind: Kind<F>;
  #doc: Y.Doc;
  #root: Root;
  readonly #watchers = new Set<Watcher<F>>();
  readonly #observer = (events: Events): void => this.#follow(events);
  /** An answer about somebody changes how what they said counts. */
  readonly #answered = (events: Events): void => {
    const people = new Set([...idsIn(events)].map(personIn));
    for (const id of this.#plain.keys()) if (people.has(penOf(id) ?? '')) this.#read(id, false);
  };

  constructor(doc: Y.Doc, kind: Kind<F>) {
    this.#kind = kind;
    this.#doc = doc;
    this.#root = rootOf(doc, kind);
    this.plain = this.#plain = new Map(readAll(doc, kind));
    this.items = new SvelteMap(this.#plain);
    this.#attend('observeDeep');
  }

  watch(watcher: Watcher<F>): () => void {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  }

  /** Follows another document, and tells what differs in it as if it had been written in this window. */
  renew(doc: Y.Doc): void {
    this.#attend('unobserveDeep');
    this.#doc = doc;
    this.#root = rootOf(doc, this.#kind);
    this.#attend('observeDeep');
    const ids = new Set([...this.#plain.keys(), ...this.#root.keys()] as ItemId[]);
    for (const id of ids) this.#read(id, true);
  }

  stop(): void {
    this.#watchers.clear();
    this.#attend('unobserveDeep');
  }

  #attend(how: 'observeDeep' | 'unobserveDeep'): void {
    this.#root[how](this.#observer as never);
    if (this.#kind.spokenIn) rootOf(this.#doc, mandate)[how](this.#answered as never);
  }

  #follow(events: Events): void {
    const isLocal = events[0]?.transaction.local ?? false;
    for (const id of idsIn(events)) this.#read(id, isLocal);
  }

  #read(id: ItemId, isLocal: boolean): void {
    const before = this.#plain.get(id);
    const after = readItem(this.#doc, this.#kind, id) ?? undefined;
    if (before === after || (before !== undefined && after !== undefined && saysTheSame(before, after)))
      return;
    if (after === undefined) {
      this.#plain.delete(id);
      this.items.delete(id);
    } else {
      this.#plain.set(id, after);
      this.items.set(id, after);
    }
    for (const watcher of this.#watchers) watcher(id, before, after, isLocal);
  }
}

type Events = readonly Y.YEvent<Y.AbstractType<unknown>>[];

/** The entries that something happened to. */
function idsIn(events: Events): ReadonlySet<ItemId> {
  const ids = new Set<ItemId>();
  for (const event of events) {
    if (event.path.length > 0) ids.add(event.path[0] as ItemId);
    else for (const id of event.changes.keys.keys()) ids.add(id as ItemId);
  }
  return ids;
}

/** A keystroke in a rich body changes nothing that a snapshot holds: it must wake nobody. */
function saysTheSame(a: Readonly<Record<string, unknown>>, b: Readonly<Record<string, unknown>>): boolean {
  return Object.keys(a).every((name) => a[name] === b[name] || sameRecord(a[name], b[name]));
}

const sameRecord = (a: unknown, b: unknown): boolean =>
  typeof a === 'object' && a !== null && typeof b === 'object' && JSON.stringify(a) === JSON.stringify(b);
