import type * as Y from 'yjs';
import { ACT, create, patch, readAll } from '../collection.ts';
import { arrangedId, type ItemId } from '../ids.ts';
import { grouping, type Grouping } from '../kinds/grouping.ts';
import { moderation } from '../kinds/moderation.ts';
import { question } from '../kinds/question.ts';
import {
  componentOf,
  endsOf,
  groupAmong,
  linksByQuestion,
  mayBeJoined,
  type Component,
  type JoinedQuestion,
} from '../projections/groups.ts';
import type { World } from '../world.ts';

/** What a separation did, to undo exactly that: the links it cut, and those it laid so that the others stay together. */
export interface Separation {
  readonly cut: readonly ItemId[];
  readonly laid: readonly ItemId[];
}

/**
 * An organiser's act: takes a question out of its group. The others stay together, and the one in front stays there
 * unless it is the one that leaves. `cut` is empty when it was in no group.
 */
export function separateQuestion(doc: Y.Doc, leaving: ItemId, world: World): Separation {
  const byQuestion = linksByQuestion(readAll(doc, grouping).values());
  const whole = componentOf(leaving, (id) => byQuestion.get(id) ?? []);
  const cut = byQuestion.get(leaving) ?? [];
  const laid: ItemId[] = [];
  doc.transact(() => {
    for (const link of cut) patch(doc, grouping, link.id, { separatedAt: world.now() });
    for (const [from, into] of bridges(whole, leaving, joinedIn(doc))) {
      const id = arrangedId(world.chance);
      const groupedAt = Math.max(world.now(), ...whole.links.map((link) => link.groupedAt + 1));
      create(doc, grouping, id, { question: from, into, groupedAt });
      laid.push(id);
    }
  }, ACT);
  return { cut: cut.map(({ id }) => id), laid };
}

/** Takes a separation back. What others did meanwhile stands. */
export function undoSeparation(doc: Y.Doc, { cut, laid }: Separation): void {
  doc.transact(() => {
    for (const id of cut) patch(doc, grouping, id, { separatedAt: null });
    for (const id of laid) patch(doc, grouping, id, { into: null });
  }, ACT);
}

function joinedIn(doc: Y.Doc): JoinedQuestion {
  const [questions, decided] = [readAll(doc, question), readAll(doc, moderation)];
  return (id) => {
    const asked = questions.get(id);
    return asked !== undefined && mayBeJoined(asked, decided.get(id)) ? asked : undefined;
  };
}

/** The links to lay, as pairs from → into, so that without `leaving` the rest is one group with the same in front. */
function bridges(whole: Component, leaving: ItemId, joined: JoinedQuestion): (readonly [ItemId, ItemId])[] {
  const rest = withoutQuestion(whole, leaving);
  const before = groupAmong(whole, joined)?.front;
  const after = groupAmong(rest, joined)?.front;
  const front = (before === leaving ? after : before) ?? [...rest.questions].sort()[0];
  if (front === undefined) return [];
  const apart = pieces(rest).filter((piece) => !piece.has(front));
  const pairs = apart.flatMap((piece) =>
    [...piece]
      .sort()
      .slice(0, 1)
      .map((one) => [one, front] as const),
  );
  if (pairs.length > 0 || after === undefined || after === front) return pairs;
  return [[after, front]];
}

function withoutQuestion({ questions, links }: Component, leaving: ItemId): Component {
  return {
    questions: new Set([...questions].filter((id) => id !== leaving)),
    links: links.filter((link) => endsOf(link)?.includes(leaving) !== true),
  };
}

function pieces({ questions, links }: Component): readonly ReadonlySet<ItemId>[] {
  const byQuestion = linksByQuestion(links);
  const found: ReadonlySet<ItemId>[] = [];
  for (const one of questions)
    if (!found.some((piece) => piece.has(one)))
      found.push(componentOf(one, (id): readonly Grouping[] => byQuestion.get(id) ?? []).questions);
  return found;
}
