import { glossaryOf } from '#domain/projections/glossaryOf.ts';
import { recogniser, type Recogniser } from '#domain/recognise/recogniser.ts';
import type { SpaceState } from './space.svelte.ts';

/** The words of a space's glossary, to be recognised in its texts; alive. Opened by what shows them. */
export class KnownWords {
  readonly #space: Pick<SpaceState, 'views'>;
  readonly recogniser: Recogniser = $derived.by(() =>
    recogniser(glossaryOf(this.#space.views.terms.items.values(), [])),
  );

  constructor(space: Pick<SpaceState, 'views'>) {
    this.#space = space;
  }
}
