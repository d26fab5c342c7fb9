import type * as Y from 'yjs';
import { put } from '../collection.ts';
import type { ItemId } from '../ids.ts';
import { placement } from '../kinds/placement.ts';
import type { World } from '../world.ts';

/** An organiser's act: puts a question in a theme, or takes it out of any (`null`). The question itself is not touched. */
export const placeQuestion = (doc: Y.Doc, question: ItemId, theme: ItemId | null, world: World): void =>
  put(doc, placement, question, { theme, placedAt: world.now() });
