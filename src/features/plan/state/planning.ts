import type * as Y from 'yjs';
import { layTemplate, takeTemplateBack } from '../domain/layTemplate.ts';
import {
  addTask,
  assignTask,
  bringTaskBack,
  editTask,
  markTask,
  moveTask,
  setTaskAside,
  takeTasksOut,
  tickTask,
  type GivenTask,
  type TaskGone,
  type TaskRefusal,
} from '../domain/tasks.ts';
import type { ItemId } from '#domain/ids.ts';
import type { Task, When } from '#domain/kinds/backstage/task.ts';
import { done, type Result } from '#domain/result.ts';
import type { TemplateWords } from '#domain/taskTemplate.ts';
import type { World } from '#domain/world.ts';
import type { BackstageState } from '#state/backstage.svelte.ts';
import type { SpaceState } from '#state/space.svelte.ts';

/** How an act is taken back: false when somebody came after it, and nothing was changed. */
export type TakeBack = () => boolean;
type Acted<Why extends string> = Result<TakeBack, Why | 'notAllowed'>;

/** What an organiser does with the tasks of the committee; each act answers how it is taken back. */
export class Planning {
  readonly #space: SpaceState;
  readonly #backstage: BackstageState;

  constructor(space: SpaceState, backstage: BackstageState) {
    this.#space = space;
    this.#backstage = backstage;
  }

  add(given: GivenTask & { readonly assignee: string | null }): Acted<TaskRefusal> {
    const added = this.#write((doc, world) => addTask(doc, given, world));
    if (!added.ok) return added;
    const id = added.value;
    const asAdded = JSON.stringify(this.#now(id));
    return done(
      () =>
        JSON.stringify(this.#now(id)) === asAdded && this.#write((doc) => done(takeTasksOut(doc, [id]))).ok,
    );
  }

  /** Words, trade, day and whoever sees to it, together. */
  edit(
    { id, text, trade, when, assignee }: Task,
    given: GivenTask & { readonly assignee: string | null },
  ): Acted<TaskRefusal | TaskGone> {
    const write = (values: GivenTask & { readonly assignee: string | null }) =>
      this.#write((doc, world) => {
        const edited = editTask(doc, id, values, world);
        return edited.ok && values.assignee !== this.#now(id)?.assignee
          ? assignTask(doc, id, values.assignee)
          : edited;
      });
    const saidOf = (one: Task) => [one.text, one.trade, one.when, one.assignee];
    return this.#change(
      id,
      saidOf,
      () => write(given),
      () => write({ text, trade, when, assignee }),
    );
  }

  move({ id, when }: Task, to: When | null): Acted<TaskRefusal | TaskGone> {
    return this.#change(
      id,
      (one) => one.when,
      () => this.#write((doc) => moveTask(doc, id, to)),
      () => this.#write((doc) => moveTask(doc, id, when)),
    );
  }

  assign({ id, assignee }: Task, account: string | null): Acted<TaskGone> {
    return this.#change(
      id,
      (one) => one.assignee,
      () => this.#write((doc) => assignTask(doc, id, account)),
      () => this.#write((doc) => assignTask(doc, id, assignee)),
    );
  }

  /** Says that it was done today, by me; or that it is not done after all. */
  tick({ id, done: former }: Task, isDone: boolean, today: string): Acted<TaskGone> {
    const eventDay = this.#space.settings?.eventDay ?? null;
    const by = this.#space.me.account;
    return this.#change(
      id,
      (one) => one.done,
      () =>
        this.#write((doc) => (isDone ? tickTask(doc, id, { by, today, eventDay }) : markTask(doc, id, null))),
      () => this.#write((doc) => markTask(doc, id, former)),
    );
  }

  setAside({ id }: Task, reason: string): Acted<'task.reason' | TaskGone> {
    return this.#change(
      id,
      (one) => one.aside,
      () => this.#write((doc, world) => setTaskAside(doc, id, reason, world)),
      () => this.#write((doc) => bringTaskBack(doc, id)),
    );
  }

  bringBack({ id, aside }: Task): Acted<TaskGone> {
    return this.#change(
      id,
      (one) => one.aside,
      () => this.#write((doc) => bringTaskBack(doc, id)),
      () => this.#write((doc, world) => setTaskAside(doc, id, aside?.reason ?? '', world)),
    );
  }

  /** Lays down what is missing of the template. Answers how many tasks came, and how to take them back. */
  layTemplate(
    words: TemplateWords,
  ): Result<{ readonly laid: number; readonly takeBack: TakeBack }, 'notAllowed'> {
    const laid = this.#write<readonly ItemId[], never>((doc, world) => done(layTemplate(doc, words, world)));
    if (!laid.ok) return laid;
    const ids = laid.value;
    const takeBack = () => this.#write((doc) => done(takeTemplateBack(doc, ids))).ok;
    return done({ laid: ids.length, takeBack });
  }

  #change<Why extends string>(
    id: ItemId,
    read: (task: Task) => unknown,
    write: () => Result<unknown, Why>,
    writeBack: () => Result<unknown, string>,
  ): Result<TakeBack, Why> {
    const written = write();
    if (!written.ok) return written;
    const said = (): string => JSON.stringify(read(this.#now(id) ?? NOTHING));
    const after = said();
    return done(() => said() === after && writeBack().ok);
  }

  #now(id: ItemId): Task | undefined {
    return this.#backstage.tasks.get(id);
  }

  #write<T, Why extends string>(
    write: (doc: Y.Doc, world: World) => Result<T, Why>,
  ): Result<T, Why | 'notAllowed'> {
    return this.#backstage.write('writeBackstage', write);
  }
}

const NOTHING = {} as Task;
