import { penOf, type ItemId } from '#domain/ids.ts';
import type { SpaceState } from '#state/space.svelte.ts';
import type { Words } from '#ui/words/context.ts';

interface Signed {
  readonly id: ItemId;
  readonly structure: string | null;
  readonly unconfirmed?: ItemId;
}

/** Who signs a meaning, a need, a resource or an axis: its structure, or the person, while that is to be confirmed. */
export function signerName(space: SpaceState, { app }: Pick<Words, 'app'>, signed: Signed): string {
  const nameOf = (id: string): string =>
    space.structures.get(space.readAs(id))?.name ?? app.card.unknownStructure;
  const { structure, unconfirmed } = signed;
  if (structure !== null) return nameOf(structure);
  const person = space.nameOf(penOf(signed.id) ?? '');
  if (unconfirmed !== undefined) return app.card.toConfirm(person ?? app.card.former, nameOf(unconfirmed));
  return person ?? app.card.unknownStructure;
}
