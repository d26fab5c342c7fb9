import type { ItemId } from '#domain/ids.ts';
import { familiesOf } from '#domain/projections/families.ts';
import type { StructureKind } from '#domain/structureKinds.ts';
import type { SpaceState } from '#state/space.svelte.ts';

/** Of the families that a theme lacks, those that a question would bring to it. Reactive where it is read. */
export function broughtVoices(
  space: SpaceState,
  question: ItemId,
  missing: readonly StructureKind[],
): readonly StructureKind[] {
  const asked = space.questions.get(question);
  if (asked === undefined) return [];
  return familiesOf(asked, space.sharesOf(question), (id) => space.structures.get(id))
    .all.filter(
      ({ kind, structures, unnamedVoice }) =>
        missing.includes(kind) && (structures.length > 0 || unnamedVoice),
    )
    .map(({ kind }) => kind);
}
