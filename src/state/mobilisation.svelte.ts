import { bringIn, moveStructure, nameAgain, setGoBetween, type Named } from '#domain/commands/mobilise.ts';
import type { AccountId, ItemId } from '#domain/ids.ts';
import { goBetween, type MobilisationState } from '#domain/kinds/index.ts';
import { goBetweens } from '#domain/projections/goBetweens.ts';
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

  readonly #talking = $derived.by(() =>
    goBetweens(this.#goBetweens.items.values(), (one) => this.#space.readAs(one)),
  );

  constructor(space: SpaceState) {
    this.#space = space;
    this.#goBetweens = new LiveRoot(space.shared.doc, goBetween);
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
    return this.#space.write('mobilise', (doc, world) => setGoBetween(doc, id, member, world));
  }

  /** Puts back what `setGoBetween` answered. */
  nameAgain(named: readonly Named[]): Result<null, 'notAllowed'> {
    return this.#space.write('mobilise', (doc, world) => nameAgain(doc, named, world));
  }

  /** Reads from the document that is open now. Reactive: another one may take its place. */
  follow(): void {
    this.#goBetweens.renew(this.#space.shared.doc);
  }

  stop(): void {
    this.#goBetweens.stop();
  }
}
