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
}

/** Who is here, each person once however many windows they have open. I am not in the list. */
export class PresenceState {
  #others = $state.raw<readonly Present[]>([]);
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
    this.#awareness.setLocalStateField('page', page);
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

function readOthers(awareness: Awareness, me: AccountId): readonly Present[] {
  const people = new Map<AccountId, Present>();
  for (const [client, state] of awareness.getStates()) {
    if (client === awareness.clientID) continue;
    const person = readPresent(state);
    if (person === null || person.account === me) continue;
    const known = people.get(person.account);
    const pages = [...new Set([...(known?.pages ?? []), ...person.pages])].sort();
    people.set(person.account, Object.freeze({ ...person, pages }));
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
  };
}

const samePeople = (a: readonly Present[], b: readonly Present[]): boolean =>
  JSON.stringify(a) === JSON.stringify(b);
