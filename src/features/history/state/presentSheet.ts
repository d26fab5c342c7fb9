import { createSubscriber } from 'svelte/reactivity';
import { rootOf } from '#domain/collection.ts';
import { SHEET_KINDS, type SheetThen } from '../domain/compareSheets.ts';
import { contentOfEntry } from '#domain/projections/history/contentOfEntry.ts';
import { SHEET_ROOTS } from '#domain/projections/history/sheetRoots.ts';
import type { SpaceState } from '#state/space.svelte.ts';

/** The sheet of a theme as it stands on this device: it follows what anybody writes. */
export class PresentSheet {
  readonly #read: () => SheetThen;
  readonly #subscribe: () => void;

  constructor(space: SpaceState, theme: string) {
    const { doc } = space.shared;
    const roots = SHEET_ROOTS.map((root) => rootOf(doc, SHEET_KINDS[root]));
    this.#read = () =>
      Object.fromEntries(
        SHEET_ROOTS.map((root) => [
          root,
          [...rootOf(doc, SHEET_KINDS[root]).keys()].flatMap((id) => {
            const fields = contentOfEntry(doc, SHEET_KINDS[root], id);
            return fields?.theme === theme ? [{ id, fields }] : [];
          }),
        ]),
      ) as unknown as SheetThen;
    this.#subscribe = createSubscriber((update) => {
      for (const root of roots) root.observeDeep(update);
      return () => {
        for (const root of roots) root.unobserveDeep(update);
      };
    });
  }

  get sheet(): SheetThen {
    this.#subscribe();
    return this.#read();
  }
}
