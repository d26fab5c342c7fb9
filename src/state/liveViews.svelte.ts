import type * as Y from 'yjs';
import type { Fields, Kind } from '#domain/kind.ts';
import { LiveRoot } from './live.svelte.ts';

interface Counted {
  readonly root: LiveRoot<never>;
  /** How many need it; those always kept count as one. */
  count: number;
}

/** The living views of one document, one per kind and counted by reference; all follow the document that takes its place. */
export class LiveViews {
  #doc: Y.Doc;
  readonly #views = new Map<unknown, Counted>();

  constructor(doc: Y.Doc) {
    this.#doc = doc;
  }

  /** Opened when first asked, and let go when the last component or effect that asked is gone. Throws outside of one. */
  of<F extends Fields>(kind: Kind<F>): LiveRoot<F> {
    const view = this.#enter(kind);
    $effect.pre(() => () => {
      view.count -= 1;
      if (view.count > 0 || this.#views.get(kind) !== view) return;
      this.#views.delete(kind);
      view.root.stop();
    });
    return view.root as unknown as LiveRoot<F>;
  }

  /** Open until `stop`. */
  always<F extends Fields>(kind: Kind<F>): LiveRoot<F> {
    return this.#enter(kind).root as unknown as LiveRoot<F>;
  }

  renew(doc: Y.Doc): void {
    this.#doc = doc;
    for (const { root } of this.#views.values()) root.renew(doc);
  }

  stop(): void {
    for (const { root } of this.#views.values()) root.stop();
    this.#views.clear();
  }

  #enter<F extends Fields>(kind: Kind<F>): Counted {
    const root = (): LiveRoot<never> => new LiveRoot(this.#doc, kind) as unknown as LiveRoot<never>;
    const view = this.#views.get(kind) ?? { root: root(), count: 0 };
    view.count += 1;
    this.#views.set(kind, view);
    return view;
  }
}
