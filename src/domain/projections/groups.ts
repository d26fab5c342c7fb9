import type { ItemId } from '../ids.ts';
import type { Grouping } from '../kinds/grouping.ts';
import type { Moderation } from '../kinds/moderation.ts';
import type { Question } from '../kinds/question.ts';
import { standingOf } from './standing.ts';

/** Two questions or more that say the same. `members`: the one in front, then the others, the oldest first. */
export interface Group {
  readonly front: ItemId;
  readonly members: readonly ItemId[];
}

/** All that live links reach from a question, itself included, and those links. */
export interface Component {
  readonly questions: ReadonlySet<ItemId>;
  readonly links: readonly Grouping[];
}

export type LinksOf = (question: ItemId) => readonly Grouping[];
/** The question, when it stands among others; nothing when it is not there, not shown, or kept apart. */
export type JoinedQuestion = (id: ItemId) => Question | undefined;

/** The two questions of a link; `null` for one that points nowhere or back at itself. */
export const endsOf = ({ question, into }: Grouping): readonly [ItemId, ItemId] | null =>
  question === null || into === null || question === into ? null : [question, into];

export const isLive = (link: Grouping): boolean => link.separatedAt === null && endsOf(link) !== null;

/** Whether a question is shown with those it is linked to: everybody reads it, and its asker lets it be. */
export const mayBeJoined = (asked: Question, decided: Moderation | undefined): boolean =>
  asked.apartSince === null && standingOf(asked, decided) === 'shared';

/** Live links by each of their questions. */
export function linksByQuestion(links: Iterable<Grouping>): Map<ItemId, Grouping[]> {
  const byQuestion = new Map<ItemId, Grouping[]>();
  for (const link of links) {
    if (link.separatedAt !== null) continue;
    for (const end of endsOf(link) ?? []) {
      const known = byQuestion.get(end);
      if (known === undefined) byQuestion.set(end, [link]);
      else known.push(link);
    }
  }
  return byQuestion;
}

/** Follows live links from a question. Each question is met once, so a ring of links is no trouble. */
export function componentOf(start: ItemId, linksOf: LinksOf): Component {
  const questions = new Set<ItemId>([start]);
  const links = new Set<Grouping>();
  for (const one of questions)
    for (const link of linksOf(one)) {
      links.add(link);
      for (const end of endsOf(link) ?? []) questions.add(end);
    }
  return { questions, links: [...links] };
}

/**
 * Who of a component is shown together. Those that may not be joined are dropped after it is known, so that the
 * others stay together. In front: where the latest link points that points at one of them, else the oldest asked.
 */
export function groupAmong({ questions, links }: Component, joined: JoinedQuestion): Group | null {
  const shown = [...questions].flatMap((id) => joined(id) ?? []).sort(byOldest);
  const oldest = shown[0];
  if (oldest === undefined || shown.length < 2) return null;
  const ids = shown.map(({ id }) => id);
  const pointing = links.filter(({ into }) => ids.includes(into as ItemId));
  const front = latest(pointing)?.into ?? oldest.id;
  return Object.freeze({ front, members: Object.freeze([front, ...ids.filter((id) => id !== front)]) });
}

/** The group of each question that is in one. A question is in one group at most. */
export function groupsOf(links: Iterable<Grouping>, joined: JoinedQuestion): Map<ItemId, Group> {
  const byQuestion = linksByQuestion(links);
  const groups = new Map<ItemId, Group>();
  const met = new Set<ItemId>();
  for (const start of byQuestion.keys()) {
    if (met.has(start)) continue;
    const component = componentOf(start, (id) => byQuestion.get(id) ?? []);
    for (const id of component.questions) met.add(id);
    const group = groupAmong(component, joined);
    for (const id of group?.members ?? []) if (group !== null) groups.set(id, group);
  }
  return groups;
}

/** Questions that a person said are not the same as one of these: by refusing a proposal, or by separating. */
export function saidDifferent(questions: Iterable<ItemId>, links: Iterable<Grouping>): ReadonlySet<ItemId> {
  const these = new Set(questions);
  const others = new Set<ItemId>();
  for (const link of links) {
    const ends = link.separatedAt === null ? null : endsOf(link);
    if (ends === null) continue;
    if (these.has(ends[0])) others.add(ends[1]);
    if (these.has(ends[1])) others.add(ends[0]);
  }
  for (const one of these) others.delete(one);
  return others;
}

export const latest = (links: readonly Grouping[]): Grouping | undefined =>
  links.reduce<Grouping | undefined>((a, b) => (a === undefined || isLater(b, a) ? b : a), undefined);

const isLater = (a: Grouping, b: Grouping): boolean =>
  a.groupedAt === b.groupedAt ? a.id > b.id : a.groupedAt > b.groupedAt;

const byOldest = (a: Question, b: Question): number =>
  a.askedAt - b.askedAt || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
