import type { Awareness } from 'y-protocols/awareness';
import type { AccountId } from '#domain/ids.ts';
import { isRecord } from '#domain/readers.ts';
import { isRole, type Role } from '#domain/roles.ts';

/** Somebody who is here. The server stamps who; the page is what they look at. */
export interface Present {
  readonly account: AccountId;
  readonly name: string;
  readonly role: Role;
  /** The pages they look at, one per open window; a page is its path inside the space. */
  readonly pages: readonly string[];
  /** The field they write in, as `<theme>/<field>`; null when in none, or when they do not show it. */
  readonly writesIn: string | null;
}

/** Somebody I go to: where they write now, or with them until I press a key. */
export interface Guide {
  readonly account: AccountId;
  readonly name: string;
  readonly isFollowed: boolean;
}

/** Who is here, each person once however many windows they have open. I am not in the list. */
export class PresenceState {
  #others = $state.raw<readonly Present[]>([]);
  /** Whom I am going to; the shell takes me there. */
  guide: Guide | null = $state.raw(null);
  #page: string | null = null;
  #isDiscreet = false;
  #awareness: Awareness;
  readonly #me: () => AccountId;
  readonly #follow = (): void => {
    const others = readOthers(this.#awareness, this.#me());
    if (!samePeople(this.#others, others)) this.#others = others;
  };

  constructor(awareness: Awareness, me: () => AccountId) {
    this.#awareness = awareness;
    this.#me = me;
    awareness.on('change', this.#follow);
    this.#follow();
  }

  get others(): readonly Present[] {
    return this.#others;
  }

  onPage(page: string): readonly Present[] {
    return this.#others.filter((person) => person.pages.includes(page));
  }

  /** Tells the others which page I look at; `null` when I look at none. */
  setPage(page: string | null): void {
    this.#page = page;
    this.#awareness.setLocalStateField('page', this.#isDiscreet ? null : page);
  }

  get isDiscreet(): boolean {
    return this.#isDiscreet;
  }

  /** The others see that I am here, not where I read or write. */
  beDiscreet(isDiscreet: boolean): void {
    if (isDiscreet === this.#isDiscreet) return;
    this.#isDiscreet = isDiscreet;
    if (isDiscreet) for (const place of PLACES) this.#awareness.setLocalStateField(place, null);
    this.setPage(this.#page);
  }

  /** Follows who is here with another copy of the space. */
  renew(awareness: Awareness): void {
    this.stop();
    this.#awareness = awareness;
    awareness.on('change', this.#follow);
    this.#follow();
  }

  stop(): void {
    this.#awareness.off('change', this.#follow);
  }
}

/** What of a presence says where somebody writes. */
const PLACES = ['field', 'cursor'] as const;

/** The same presence, by which places are said only while `isDiscreet` answers false. */
export function discreetly(awareness: Awareness, isDiscreet: () => boolean): Awareness {
  const say: Awareness['setLocalStateField'] = (name, value) => {
    const shown = isDiscreet() && (PLACES as readonly string[]).includes(name) ? null : (value as unknown);
    const isSaid = shown === null && (awareness.getLocalState()?.[name] ?? null) === null;
    if (!isSaid) awareness.setLocalStateField(name, shown);
  };
  return new Proxy(awareness, {
    get: (target, name): unknown => (name === 'setLocalStateField' ? say : Reflect.get(target, name)),
  });
}

function readOthers(awareness: Awareness, me: AccountId): readonly Present[] {
  const people = new Map<AccountId, Present>();
  for (const [client, state] of awareness.getStates()) {
    if (client === awareness.clientID) continue;
    const person = readPresent(state);
    if (person === null || person.account === me) continue;
    const known = people.get(person.account);
    const pages = [...new Set([...(known?.pages ?? []), ...person.pages])].sort();
    const writesIn = person.writesIn ?? known?.writesIn ?? null;
    people.set(person.account, Object.freeze({ ...person, pages, writesIn }));
  }
  return [...people.values()].sort(
    (a, b) => a.name.localeCompare(b.name) || (a.account < b.account ? -1 : 1),
  );
}

function readPresent(state: unknown): Present | null {
  if (!isRecord(state) || !isRecord(state.user)) return null;
  const { account, name, role } = state.user;
  if (typeof account !== 'string' || typeof name !== 'string' || !isRole(role)) return null;
  return {
    account: account as AccountId,
    name,
    role,
    pages: typeof state.page === 'string' ? [state.page] : [],
    writesIn: typeof state.field === 'string' ? state.field : null,
  };
}

const samePeople = (a: readonly Present[], b: readonly Present[]): boolean =>
  JSON.stringify(a) === JSON.stringify(b);
