import { bringIn, moveStructure, setGoBetween } from '#domain/commands/mobilise.ts';
import type { AccountId, ItemId } from '#domain/ids.ts';
import { goBetween, type MobilisationState } from '#domain/kinds/index.ts';
import { broughtTree, whoBrought, type Branch } from '#domain/projections/whoBrought.ts';
import type { Result } from '#domain/result.ts';
import type { Member } from '#protocol/portal.ts';
import { LiveRoot } from './live.svelte.ts';
import type { SpaceState } from './space.svelte.ts';

/** How far we are with each structure, by whom it came and who talks with it, alive. Opened by the pages that show it. */
export class Mobilisation {
  readonly #space: SpaceState;
  readonly #goBetweens: LiveRoot<typeof goBetween.fields>;
  readonly by: ReadonlyMap<ItemId, ItemId> = $derived.by(() => whoBrought(this.#space.structures));
  readonly tree: readonly Branch[] = $derived.by(() => broughtTree(this.#space.structures));

  constructor(space: SpaceState) {
    this.#space = space;
    this.#goBetweens = new LiveRoot(space.shared.doc, goBetween);
  }

  get mayAct(): boolean {
    return this.#space.may('mobilise');
  }

  /** Who of the committee talks with a structure; null also when whoever did has left. Reactive. */
  goBetweenOf(structure: ItemId): Member | null {
    const account = this.#goBetweens.items.get(structure)?.member ?? null;
    return account === null ? null : (this.#space.members.get(account as AccountId) ?? null);
  }

  move(id: ItemId, to: MobilisationState): Result<MobilisationState, 'item.gone' | 'notAllowed'> {
    return this.#space.write('mobilise', (doc) => moveStructure(doc, id, to));
  }

  bringIn(
    id: ItemId,
    by: ItemId | null,
  ): Result<ItemId | null, 'item.gone' | 'structure.ring' | 'notAllowed'> {
    return this.#space.write('mobilise', (doc) => bringIn(doc, id, by));
  }

  setGoBetween(id: ItemId, member: AccountId | null): Result<AccountId | null, 'item.gone' | 'notAllowed'> {
    return this.#space.write('mobilise', (doc, world) => setGoBetween(doc, id, member, world));
  }

  /** Reads from the document that is open now. Reactive: another one may take its place. */
  follow(): void {
    this.#goBetweens.renew(this.#space.shared.doc);
  }

  stop(): void {
    this.#goBetweens.stop();
  }
}
