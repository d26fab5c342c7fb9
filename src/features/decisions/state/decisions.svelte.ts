import {
  archiveDecision,
  bringBackDecision,
  editDecision,
  logDecision,
  type Decided,
  type DecisionRefusal,
} from '../domain/logDecision.ts';
import type { ItemId } from '#domain/ids.ts';
import { decision, type Decision } from '../domain/decision.ts';
import { decisionLog } from '../domain/decisionLog.ts';
import { done, refused, type Result } from '#domain/result.ts';
import type { LiveRoot } from '#state/live.svelte.ts';
import type { SpaceState } from '#state/space.svelte.ts';

/** What the committee decided, alive, and how an organiser writes it down. Opened by the pages that show it. */
export class DecisionsState {
  readonly #space: SpaceState;
  readonly #root: LiveRoot<typeof decision.fields>;

  constructor(space: SpaceState) {
    this.#space = space;
    this.#root = space.view(decision);
  }

  /** The newest day first; `about`: those on this item only. Reactive. */
  log(about: ItemId | null = null): readonly Decision[] {
    return decisionLog(this.#root.items.values(), about);
  }

  get archived(): readonly Decision[] {
    return [...this.#root.items.values()].filter(({ archivedAt }) => archivedAt !== null);
  }

  add(given: Decided): Result<ItemId, DecisionRefusal | 'notAllowed'> {
    return this.#space.write('decide', (doc, world) => logDecision(doc, given, world));
  }

  edit(id: ItemId, given: Decided): Result<ItemId, DecisionRefusal | 'notAllowed' | 'item.gone'> {
    return this.#space.write('decide', (doc, world) => editDecision(doc, id, given, world));
  }

  archive(id: ItemId): boolean {
    return this.#space.write('decide', (doc, world) =>
      archiveDecision(doc, id, world) ? done(id) : refused('item.gone'),
    ).ok;
  }

  bringBack(id: ItemId): boolean {
    return this.#space.write('decide', (doc) =>
      bringBackDecision(doc, id) ? done(id) : refused('item.gone'),
    ).ok;
  }
}
