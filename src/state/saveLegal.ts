import { settleLegal, type LegalSettings } from '#domain/commands/settleLegal.ts';
import { done, refused } from '#domain/result.ts';
import type { SpaceState } from './space.svelte.ts';

/** What the law asks of a space, said anew as a whole. */
export const saveLegal = (space: SpaceState, given: LegalSettings) =>
  space.write('changeSpace', (doc) => (settleLegal(doc, given) ? done(given) : refused('item.gone')));
