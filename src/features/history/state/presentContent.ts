import { createSubscriber } from 'svelte/reactivity';
import { rootOf } from '#domain/collection.ts';
import type { Kind } from '#domain/kind.ts';
import { contentOfEntry } from '#domain/projections/history/contentOfEntry.ts';
import type { SpaceState } from '#state/space.svelte.ts';

/** An entry as it stands on this device, mine that waits included: it follows what anybody writes. */
export class PresentContent {
  readonly #read: () => Readonly<Record<string, unknown>> | null;
  readonly #subscribe: () => void;

  constructor(space: SpaceState, kind: Pick<Kind, 'root'>, id: string) {
    const { doc } = space.shared;
    const root = rootOf(doc, kind);
    this.#read = () => contentOfEntry(doc, kind, id);
    this.#subscribe = createSubscriber((update) => {
      const changed = (
        events: readonly {
          readonly path: readonly unknown[];
          readonly keys: { has(key: string): boolean };
        }[],
      ): void => {
        if (events.some(({ path, keys }) => path[0] === id || (path.length === 0 && keys.has(id)))) update();
      };
      root.observeDeep(changed as Parameters<typeof root.observeDeep>[0]);
      return () => root.unobserveDeep(changed as Parameters<typeof root.observeDeep>[0]);
    });
  }

  get fields(): Readonly<Record<string, unknown>> | null {
    this.#subscribe();
    return this.#read();
  }
}
