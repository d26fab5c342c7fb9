import type { ItemId } from '#domain/ids.ts';
import { joinedCards } from '#domain/projections/joinedCards.ts';
import type { Result } from '#domain/result.ts';
import type { Contact, ContactAccess, ContactDoorRefusal, GivenContact } from '#protocol/contacts.ts';
import type { SessionRefusal } from '#protocol/portal.ts';
import { askServer } from '#sync/askServer.ts';
import type { SpaceState } from '#state/space.svelte.ts';

type Door<T, Why extends string = never> = Promise<
  Result<T, Why | SessionRefusal | 'notAllowed' | 'notStored' | 'unreachable'>
>;

/**
 * Contacts as a page shows them: asked of the server, in memory while the page is there, and nowhere else. `forget`
 * empties it; so does losing the right to see them.
 */
export class ContactsState {
  readonly #space: SpaceState;
  readonly #structure: ItemId | null;
  #rows = $state.raw<readonly Contact[] | null>(null);
  #trouble = $state.raw<string | null>(null);
  #asked = 0;

  /** Of one structure, or all. */
  constructor(space: SpaceState, structure: ItemId | null = null) {
    this.#space = space;
    this.#structure = structure;
  }

  /** Null before they are asked for, and once they are forgotten. */
  get rows(): readonly Contact[] | null {
    return this.#space.may('writeBackstage') ? this.#rows : null;
  }
  /** Why they could not be had. */
  get trouble(): string | null {
    return this.#trouble;
  }

  /** All the cards of the structure, where it was added twice. */
  get #cards(): readonly (ItemId | null)[] {
    const one = this.#structure;
    return one === null ? [null] : (joinedCards(this.#space.structures).get(one) ?? [one]);
  }

  async ask(): Promise<void> {
    const asked = (this.#asked += 1);
    const answers = await Promise.all(
      this.#cards.map((card) =>
        this.#knock<readonly Contact[]>('GET', card === null ? '' : `?structure=${encodeURIComponent(card)}`),
      ),
    );
    if (asked !== this.#asked) return;
    const refused = answers.find(({ ok }) => !ok);
    this.#trouble = refused === undefined || refused.ok ? null : refused.why;
    if (refused === undefined) this.#rows = answers.flatMap((one) => (one.ok ? one.value : []));
  }

  async add(given: GivenContact): Door<Contact, ContactDoorRefusal> {
    const answer = await this.#knock<Contact, ContactDoorRefusal>('POST', '', given);
    if (answer.ok) this.#rows = [...(this.#rows ?? []), answer.value];
    return answer;
  }

  async change(id: string, given: GivenContact): Door<Contact, ContactDoorRefusal | 'unknownContact'> {
    const path = `/${encodeURIComponent(id)}`;
    const answer = await this.#knock<Contact, ContactDoorRefusal | 'unknownContact'>('PATCH', path, given);
    if (answer.ok) this.#rows = this.#rows?.map((one) => (one.id === id ? answer.value : one)) ?? null;
    return answer;
  }

  async remove(id: string): Door<null, 'unknownContact'> {
    const answer = await this.#knock<null, 'unknownContact'>('DELETE', `/${encodeURIComponent(id)}`);
    if (answer.ok || answer.why === 'unknownContact')
      this.#rows = this.#rows?.filter((one) => one.id !== id) ?? null;
    return answer;
  }

  accesses(): Door<readonly ContactAccess[]> {
    return this.#knock('GET', '/accesses');
  }

  /** The page goes away, perhaps to be shown again as it was. */
  forget(): void {
    this.#asked += 1;
    this.#rows = null;
  }

  #knock<T, Why extends string = never>(method: string, path: string, body?: unknown): Door<T, Why> {
    return askServer(
      { fetch: (...request) => fetch(...request), origin: location.origin },
      `${encodeURIComponent(this.#space.slug)}/contacts${path}`,
      method,
      body,
    );
  }
}
