import { moderateQuestion as moderateIn } from '#domain/commands/moderateQuestion.ts';
import { placeQuestion as placeIn } from '#domain/commands/placeQuestion.ts';
import type { ItemId } from '#domain/ids.ts';
import type { Verdict } from '#domain/kinds/moderation.ts';
import { done, type Result } from '#domain/result.ts';
import type { SpaceState } from './space.svelte.ts';

/** Puts a question into a theme; null: back onto the heap. */
export const placeQuestion = (
  space: SpaceState,
  question: ItemId,
  inTheme: ItemId | null,
): Result<null, 'notAllowed'> =>
  space.write('arrange', (doc, world) => {
    placeIn(doc, question, inTheme, world);
    return done(null);
  });

/** Welcomes a question, or sets it aside. */
export const moderateQuestion = (
  space: SpaceState,
  question: ItemId,
  decided: { readonly verdict: Verdict; readonly reason?: string | null },
): Result<null, 'notAllowed'> =>
  space.write('welcome', (doc, world) => {
    moderateIn(doc, question, decided, world);
    return done(null);
  });
