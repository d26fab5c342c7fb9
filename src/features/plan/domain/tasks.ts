import type * as Y from 'yjs';
import { ACT, create, patch, readItem, rootOf } from '#domain/collection.ts';
import { arrangedId, type ItemId } from '#domain/ids.ts';
import { task } from '#domain/kinds/backstage/task.ts';
import {
  isOffset,
  LONGEST_TASK,
  LONGEST_TASK_REASON,
  type DoneTask,
  type Trade,
  type When,
} from '#domain/kinds/backstage/task.ts';
import { dueOf } from './dueOf.ts';
import { optionalDay } from '#domain/readers.ts';
import { done, refused, type Result } from '#domain/result.ts';
import { tidy } from '#domain/sentence.ts';
import type { World } from '#domain/world.ts';

export type TaskRefusal = 'task.empty' | 'task.tooLong' | 'task.when';
export type TaskGone = 'item.gone';

export interface GivenTask {
  readonly text: string;
  readonly trade: Trade;
  /** None: whenever it can be. */
  readonly when: When | null;
}

export function addTask(
  doc: Y.Doc,
  given: GivenTask & { readonly assignee: string | null },
  world: World,
): Result<ItemId, TaskRefusal> {
  const checked = checkTask(given);
  if (!checked.ok) return checked;
  const id = arrangedId(world.chance);
  create(doc, task, id, { ...checked.value, assignee: given.assignee, addedAt: world.now() });
  return done(id);
}

export function editTask(
  doc: Y.Doc,
  id: ItemId,
  given: GivenTask,
  world: World,
): Result<ItemId, TaskRefusal | TaskGone> {
  const checked = checkTask(given);
  if (!checked.ok) return checked;
  const former = readItem(doc, task, id);
  if (former === null) return refused('item.gone');
  // A register that says the same is left alone, so that it stands against what another writes meanwhile.
  const when = isSameWhen(former.when, checked.value.when) ? {} : { when: checked.value.when };
  patch(doc, task, id, {
    text: checked.value.text,
    trade: checked.value.trade,
    ...when,
    editedAt: world.now(),
  });
  return done(id);
}

/** Gives a task another day, or none. */
export function moveTask(doc: Y.Doc, id: ItemId, when: When | null): Result<ItemId, TaskRefusal | TaskGone> {
  const checked = checkWhen(when);
  if (!checked.ok) return checked;
  return patch(doc, task, id, { when }) ? done(id) : refused('item.gone');
}

/** `today`: the day on which it was done. What it was due for then stays with it. */
export function tickTask(
  doc: Y.Doc,
  id: ItemId,
  { by, today, eventDay }: { readonly by: string; readonly today: string; readonly eventDay: string | null },
): Result<ItemId, TaskGone> {
  const former = readItem(doc, task, id);
  if (former === null) return refused('item.gone');
  return markTask(doc, id, { on: today, by, due: dueOf(former, eventDay) });
}

/** Says that it is done, as it was said before, or that it is not. */
export const markTask = (doc: Y.Doc, id: ItemId, mark: DoneTask | null): Result<ItemId, TaskGone> =>
  patch(doc, task, id, { done: mark }) ? done(id) : refused('item.gone');

export const assignTask = (doc: Y.Doc, id: ItemId, account: string | null): Result<ItemId, TaskGone> =>
  patch(doc, task, id, { assignee: account }) ? done(id) : refused('item.gone');

/** Takes it out of the plan, and says why. Nothing is lost. */
export function setTaskAside(
  doc: Y.Doc,
  id: ItemId,
  raw: string,
  world: World,
): Result<ItemId, 'task.reason' | TaskGone> {
  const reason = raw.trim().slice(0, LONGEST_TASK_REASON);
  if (reason === '') return refused('task.reason');
  return patch(doc, task, id, { aside: { reason, at: world.now() } }) ? done(id) : refused('item.gone');
}

export const bringTaskBack = (doc: Y.Doc, id: ItemId): Result<ItemId, TaskGone> =>
  patch(doc, task, id, { aside: null }) ? done(id) : refused('item.gone');

/** Takes entries out of the document: for undoing what just laid them down, and for nothing else. */
export const takeTasksOut = (doc: Y.Doc, ids: readonly ItemId[]): void =>
  doc.transact(() => ids.forEach((id) => rootOf(doc, task).delete(id)), ACT);

const isSameWhen = (a: When | null, b: When | null): boolean =>
  a === b ||
  (a?.kind === 'offset' && b?.kind === 'offset' && a.days === b.days) ||
  (a?.kind === 'day' && b?.kind === 'day' && a.day === b.day);

/** Nothing is cut in silence. */
function checkTask({ text: raw, trade, when }: GivenTask): Result<GivenTask, TaskRefusal> {
  const text = tidy(raw);
  if (!/\p{L}|\p{N}/u.test(text)) return refused('task.empty');
  if (text.length > LONGEST_TASK) return refused('task.tooLong');
  const checked = checkWhen(when);
  return checked.ok ? done({ text, trade, when: checked.value }) : checked;
}

function checkWhen(when: When | null): Result<When | null, 'task.when'> {
  if (when === null) return done(null);
  const isRight = when.kind === 'offset' ? isOffset(when.days) : optionalDay(when.day) !== null;
  return isRight ? done(when) : refused('task.when');
}
