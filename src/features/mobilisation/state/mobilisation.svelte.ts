import { bringIn, moveStructure, nameAgain, setGoBetween, type Named } from '#domain/commands/mobilise.ts';
import type { AccountId, ItemId } from '#domain/ids.ts';
import { goBetween } from '#domain/kinds/goBetween.ts';
import type { MobilisationState } from '#domain/kinds/structure.ts';
import { goBetweens } from '#domain/projections/goBetweens.ts';
import { broughtTree, whoBrought, type Branch } from '#domain/projections/whoBrought.ts';
import type { Result } from '#domain/result.ts';
import type { Member } from '#protocol/portal.ts';
import type { LiveRoot } from '#state/live.svelte.ts';
import type { SpaceState } from '#state/space.svelte.ts';

/** Whom I had named, and whom somebody else named. */
export interface Overtaken {
  readonly card: ItemId;
  readonly mine: AccountId | null;
  readonly now: AccountId | null;
}

/** How far we are with each structure, by whom it came and who talks with it, alive. Opened by the pages that show it. */
export class Mobilisation {
  readonly #space: SpaceState;
  readonly #goBetweens: LiveRoot<typeof goBetween.fields>;
  readonly by: ReadonlyMap<ItemId, ItemId> = $derived.by(() => whoBrought(this.#space.structures));
  readonly tree: readonly Branch[] = $derived.by(() => broughtTree(this.#space.structures));

  readonly #talking = $derived.by(() =>
    goBetweens(this.#goBetweens.items.values(), (one) => this.#space.readAs(one)),
  );

  /** Whom I named on which card, as long as nobody named somebody else there. */
  readonly #named = new Map<ItemId, AccountId | null>();
  #overtaken: Overtaken | null = $state.raw(null);

  constructor(space: SpaceState) {
    this.#space = space;
    this.#goBetweens = space.view(goBetween);
    $effect.pre(() =>
      this.#goBetweens.watch((card, _, after, isLocal) => {
        const mine = this.#named.get(card);
        const now = after?.member ?? null;
        if (isLocal || mine === undefined || now === mine) return;
        this.#named.delete(card);
        this.#overtaken = { card, mine, now };
      }),
    );
  }

  /** Somebody else named another one after me, or at the same time, and that is what stands. */
  get overtaken(): Overtaken | null {
    return this.#overtaken;
  }

  get mayAct(): boolean {
    return this.#space.may('mobilise');
  }

  /**
   * Who of the committee talks with a structure: one person, or several where it was added twice. Whoever has left is
   * not among them. Reactive.
   */
  goBetweensOf(structure: ItemId): readonly Member[] {
    return (this.#talking.get(structure) ?? []).flatMap((one) => this.#space.members.get(one) ?? []);
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

  setGoBetween(id: ItemId, member: AccountId | null): Result<readonly Named[], 'item.gone' | 'notAllowed'> {
    const answer = this.#space.write('mobilise', (doc, world) => setGoBetween(doc, id, member, world));
    if (answer.ok) this.#remember(answer.value.map(({ card }) => ({ card, member })));
    return answer;
  }

  /** Puts back what `setGoBetween` answered. */
  nameAgain(named: readonly Named[]): Result<null, 'notAllowed'> {
    const answer = this.#space.write('mobilise', (doc, world) => nameAgain(doc, named, world));
    if (answer.ok) this.#remember(named);
    return answer;
  }

  leaveIt(): void {
    this.#overtaken = null;
  }

  #remember(named: readonly Named[]): void {
    for (const { card, member } of named) this.#named.set(card, member);
    if (named.some(({ card }) => card === this.#overtaken?.card)) this.#overtaken = null;
  }
}
