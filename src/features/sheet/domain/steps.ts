import type * as Y from 'yjs';
import { create, patch, readItem } from '#domain/collection.ts';
import { arrangedId, type ItemId } from '#domain/ids.ts';
import { step } from '#domain/kinds/step.ts';
import { LONGEST_STEP, LONGEST_WHO, MOST_MINUTES } from '#domain/kinds/step.ts';
import { done, refused, type Result } from '#domain/result.ts';
import { tidy } from '#domain/sentence.ts';
import type { World } from '#domain/world.ts';
import { bringBack, inView, moveTo, putAway, rankAfterAll } from './inOrder.ts';

export type StepRefusal = 'item.gone' | 'step.minutes' | 'step.tooLong' | 'step.whoTooLong';

export interface NewStep {
  readonly theme: ItemId;
  readonly minutes: number;
  readonly what?: string;
  readonly who?: string | null;
  readonly isPause?: boolean;
}

/** What of a moment is no shared text. What is not given stays. */
export interface StepChange {
  readonly minutes?: number;
  readonly who?: string | null;
  readonly isPause?: boolean;
}

const isLength = (minutes: number): boolean =>
  Number.isSafeInteger(minutes) && minutes >= 0 && minutes <= MOST_MINUTES;

function checked({ minutes, who }: StepChange): StepRefusal | null {
  if (minutes !== undefined && !isLength(minutes)) return 'step.minutes';
  return tidy(who ?? '').length > LONGEST_WHO ? 'step.whoTooLong' : null;
}

/** An organiser's act: one more moment, after the others. */
export function addStep(doc: Y.Doc, given: NewStep, world: World): Result<ItemId, StepRefusal> {
  const what = tidy(given.what ?? '');
  const why = checked(given);
  if (why !== null) return refused(why);
  if (what.length > LONGEST_STEP) return refused('step.tooLong');
  const id = arrangedId(world.chance);
  create(doc, step, id, {
    theme: given.theme,
    minutes: given.minutes,
    what,
    who: tidy(given.who ?? '') || null,
    isPause: given.isPause ?? false,
    rank: rankAfterAll(doc, step, given.theme),
  });
  return done(id);
}

export function changeStep(doc: Y.Doc, id: ItemId, change: StepChange): Result<ItemId, StepRefusal> {
  const why = checked(change);
  if (why !== null) return refused(why);
  const who = change.who === undefined ? undefined : tidy(change.who ?? '') || null;
  return patch(doc, step, id, { ...change, who }) ? done(id) : refused('item.gone');
}

export const moveStep = (doc: Y.Doc, id: ItemId, to: number): boolean =>
  moveTo(doc, step, inView(doc, step, readItem(doc, step, id)?.theme ?? null), id, to);

/** Out of view, with its words: brought back, it stands where it stood. */
export const archiveStep = (doc: Y.Doc, id: ItemId, world: World): boolean => putAway(doc, step, id, world);

export const bringBackStep = (doc: Y.Doc, id: ItemId): boolean => bringBack(doc, step, id);
