import { SvelteMap } from 'svelte/reactivity';
import type { ItemId } from '#domain/ids.ts';
import type { Grouping, grouping } from '#domain/kinds/grouping.ts';
import type { moderation } from '#domain/kinds/moderation.ts';
import type { Question, question } from '#domain/kinds/question.ts';
import {
  componentOf,
  endsOf,
  groupAmong,
  groupsOf,
  linksByQuestion,
  mayBeJoined,
  type Group,
} from '#domain/projections/groups.ts';
import type { LiveRoot } from './live.svelte.ts';

interface Roots {
  readonly groupings: LiveRoot<typeof grouping.fields>;
  readonly questions: LiveRoot<typeof question.fields>;
  readonly moderations: LiveRoot<typeof moderation.fields>;
}

/** Told of the questions whose group is another than before. */
type GroupWatcher = (questions: ReadonlySet<ItemId>, isLocal: boolean) => void;

const NONE: readonly Grouping[] = Object.freeze([]);

/** The group of each question that is in one. A link or a question that changes looks again at its own group only. */
export class GroupsIndex {
  readonly #roots: Roots;
  readonly #links: Map<ItemId, readonly Grouping[]>;
  readonly #plain: Map<ItemId, Group>;
  readonly #living: SvelteMap<ItemId, Group>;
  readonly #watchers = new Set<GroupWatcher>();

  constructor(roots: Roots) {
    this.#roots = roots;
    this.#links = linksByQuestion(roots.groupings.plain.values());
    this.#plain = groupsOf(roots.groupings.plain.values(), (id) => this.#joined(id));
    this.#living = new SvelteMap(this.#plain);
    const look = (id: ItemId, _before: unknown, _after: unknown, isLocal: boolean): void => {
      if (this.#links.has(id)) this.#lookAgain([id], isLocal);
    };
    roots.groupings.watch((_id, before, after, isLocal) => this.#relink(before, after, isLocal));
    roots.questions.watch(look);
    roots.moderations.watch(look);
  }

  /** Reactive: wakes when this question comes into a group, leaves it, or when the group changes. */
  of(question: ItemId): Group | null {
    return this.#living.get(question) ?? null;
  }

  /** The same, wiring nothing. */
  plainOf(question: ItemId): Group | null {
    return this.#plain.get(question) ?? null;
  }

  watch(watcher: GroupWatcher): () => void {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  }

  #joined(id: ItemId): Question | undefined {
    const asked = this.#roots.questions.plain.get(id);
    return asked !== undefined && mayBeJoined(asked, this.#roots.moderations.plain.get(id))
      ? asked
      : undefined;
  }

  #relink(before: Grouping | undefined, after: Grouping | undefined, isLocal: boolean): void {
    const ends = [before, after].flatMap((link) => (link === undefined ? [] : (endsOf(link) ?? [])));
    for (const end of new Set(ends)) {
      const others = (this.#links.get(end) ?? NONE).filter((link) => link.id !== (before ?? after)?.id);
      const now = after === undefined ? [] : (linksByQuestion([after]).get(end) ?? []);
      if (others.length + now.length === 0) this.#links.delete(end);
      else this.#links.set(end, [...others, ...now]);
    }
    this.#lookAgain(ends, isLocal);
  }

  /** What these questions were with, and what they are with now. */
  #lookAgain(questions: readonly ItemId[], isLocal: boolean): void {
    const touched = new Set(questions.flatMap((id) => this.#plain.get(id)?.members ?? [id]));
    const met = new Set<ItemId>();
    const changed = new Set<ItemId>();
    for (const start of touched) {
      if (met.has(start)) continue;
      const component = componentOf(start, (id) => this.#links.get(id) ?? NONE);
      const group = groupAmong(component, (id) => this.#joined(id));
      for (const id of component.questions) {
        met.add(id);
        if (this.#put(id, group?.members.includes(id) === true ? group : null)) changed.add(id);
      }
    }
    if (changed.size > 0) for (const watcher of this.#watchers) watcher(changed, isLocal);
  }

  /** Answers whether that is another group than before. */
  #put(id: ItemId, group: Group | null): boolean {
    const before = this.#plain.get(id) ?? null;
    if (before === group || before?.members.join() === group?.members.join()) return false;
    if (group === null) {
      this.#plain.delete(id);
      this.#living.delete(id);
    } else {
      this.#plain.set(id, group);
      this.#living.set(id, group);
    }
    return true;
  }
}
