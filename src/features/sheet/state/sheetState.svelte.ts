import type * as Y from 'yjs';
import { sharedType } from '#domain/collection.ts';
import type { ItemId } from '#domain/ids.ts';
import { carrier } from '#domain/kinds/carrier.ts';
import { sheetLine } from '#domain/kinds/sheetLine.ts';
import { spine } from '#domain/kinds/spine.ts';
import { step } from '#domain/kinds/step.ts';
import { sheetOf, type Sheet } from '#domain/projections/sheetOf.ts';
import type { LiveRoot } from '#state/live.svelte.ts';
import type { SpaceState } from '#state/space.svelte.ts';

/** What workshops hold, alive. Opened by the pages that show it: the first screen does without. */
export class SheetState {
  readonly #space: SpaceState;
  readonly #spines: LiveRoot<typeof spine.fields>;
  readonly #carriers: LiveRoot<typeof carrier.fields>;
  readonly #steps: LiveRoot<typeof step.fields>;
  readonly #lines: LiveRoot<typeof sheetLine.fields>;

  constructor(space: SpaceState) {
    this.#space = space;
    this.#spines = space.view(spine);
    this.#carriers = space.view(carrier);
    this.#steps = space.view(step);
    this.#lines = space.view(sheetLine);
  }

  /** Reactive. */
  of(theme: ItemId): Sheet {
    return sheetOf(theme, {
      spines: this.#spines.items.values(),
      carriers: this.#carriers.items.values(),
      steps: this.#steps.items.values(),
      sheetLines: this.#lines.items.values(),
    });
  }

  /** The words of a moment or a line, for `ui/editor` and nobody else; null when it is not there. Reactive. */
  wordsOf(kind: 'step' | 'sheetLine', id: ItemId): Y.Text | null {
    const { doc } = this.#space.shared;
    return (
      kind === 'step' ? sharedType(doc, step, id, 'what') : sharedType(doc, sheetLine, id, 'words')
    ) as Y.Text | null;
  }
}
