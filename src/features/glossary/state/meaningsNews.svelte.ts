import { meaning, type Meaning } from '#domain/kinds/meaning.ts';
import { glossaryOf, type GlossaryWord } from '#domain/projections/glossaryOf.ts';
import type { SpaceState } from '#state/space.svelte.ts';

/** A word that means something to a structure of mine, and what others have said since that it means to them. */
export interface NewMeanings {
  readonly word: GlossaryWord;
  readonly meanings: readonly Meaning[];
}

/** Meanings that others gave, since a moment, to words to which I or a structure of mine gave one. */
export class MeaningsNews {
  readonly list: readonly NewMeanings[];

  constructor(space: SpaceState, since: number) {
    const given = space.view(meaning);
    const isOurs = ({ id, structure }: Meaning): boolean =>
      space.isMine(id) || (structure !== null && space.standsFor(structure));
    this.list = $derived.by(() =>
      glossaryOf(
        space.views.terms.items.values(),
        given.items.values(),
        space.views.moderations.items,
      ).flatMap((word) => {
        const meanings = word.meanings.filter((one) => one.givenAt > since && !space.isMine(one.id));
        const isForUs = word.meanings.some((one) => isOurs(one) && !meanings.includes(one));
        return isForUs && meanings.length > 0 ? [{ word, meanings }] : [];
      }),
    );
  }
}
