import type * as Y from 'yjs';
import { sharedType } from '#domain/collection.ts';
import type { ItemId } from '#domain/ids.ts';
import { carrier } from '#domain/kinds/carrier.ts';
import { sheetLine } from '#domain/kinds/sheetLine.ts';
import { spine } from '#domain/kinds/spine.ts';
import { step } from '#domain/kinds/step.ts';
import { sheetOf, type Sheet } from '#domain/projections/sheetOf.ts';
import { LiveRoot } from '../live.svelte.ts';
import type { SpaceState } from '../space.svelte.ts';

/** What workshops hold, alive. Opened by the pages that show it: the first screen does without. */
export class SheetState {
  readonly #space: SpaceState;
  readonly #spines: LiveRoot<typeof spine.fields>;
  readonly #carriers: LiveRoot<typeof carrier.fields>;
  readonly #steps: LiveRoot<typeof step.fields>;
  readonly #lines: LiveRoot<typeof sheetLine.fields>;

  constructor(space: SpaceState) {
    const { doc } = space.shared;
    this.#space = space;
    this.#spines = new LiveRoot(doc, spine);
    this.#carriers = new LiveRoot(doc, carrier);
    this.#steps = new LiveRoot(doc, step);
    this.#lines = new LiveRoot(doc, sheetLine);
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

  /** Reads from the document that is open now. Reactive: another one may take its place. */
  follow(): void {
    const { doc } = this.#space.shared;
    for (const root of this.#roots()) root.renew(doc);
  }

  stop(): void {
    for (const root of this.#roots()) root.stop();
  }

  #roots(): readonly Pick<LiveRoot<never>, 'renew' | 'stop'>[] {
    return [this.#spines, this.#carriers, this.#steps, this.#lines];
  }
}
