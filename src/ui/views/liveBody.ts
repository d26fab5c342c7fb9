import { createSubscriber } from 'svelte/reactivity';
import { richBlocks, type RichBlock } from '#domain/projections/richBlocks.ts';
import type { ThemeWriting } from '#state/themeWriting.ts';

/** The body of a theme as blocks, for those who read it: it follows what others write. */
export class LiveBody {
  readonly #body: ThemeWriting['body'];
  readonly #subscribe: () => void;

  constructor(writing: ThemeWriting) {
    this.#body = writing.body;
    this.#subscribe = createSubscriber((update) => {
      const changed = (): void => update();
      this.#body.observeDeep(changed);
      return () => this.#body.unobserveDeep(changed);
    });
  }

  get blocks(): readonly RichBlock[] {
    this.#subscribe();
    return richBlocks(this.#body);
  }
}
