import type { ItemId } from '#domain/ids.ts';
import type { Question } from '#domain/kinds/question.ts';
import { becameOf, type BecameStep } from '#domain/projections/becameOf.ts';
import { linksByQuestion } from '#domain/projections/groups.ts';
import type { SpaceState } from './space.svelte.ts';

/** A question that I follow, and what became of it. */
export interface Followed {
  readonly question: Question;
  /** I asked it; else a structure of mine asks it too. */
  readonly mine: boolean;
  readonly steps: readonly BecameStep[];
}

/** What became of one question. Reactive where it is read. */
export const stepsOf = (space: SpaceState, question: Question): readonly BecameStep[] =>
  becameOf(question, {
    placed: space.placements.get(question.id),
    decided: space.moderations.get(question.id),
    groupings: [...space.groupings.values()],
    question: (id) => space.questions.get(id),
  });

/** Whether a question is mine, or asked by a structure of mine; archived ones are followed no more. Wires nothing. */
export function isFollowed(space: SpaceState, question: Question): boolean {
  if (question.archivedAt !== null) return false;
  if (space.isMine(question.id)) return true;
  const { structures } = space.me;
  if (structures.length === 0) return false;
  const { voice } = question;
  return (
    (voice.kind === 'structure' && structures.includes(voice.structure)) ||
    space.views.sharesByQuestion
      .plainOf(question.id)
      .some((share) => share.archivedAt === null && structures.includes(share.structure as ItemId))
  );
}

/** Every question that I follow, with what became of it. One pass that wires nothing. */
export function followedBy(space: SpaceState): readonly Followed[] {
  const { questions, placements, moderations, groupings } = space.views;
  const links = linksByQuestion(groupings.plain.values());
  const followed: Followed[] = [];
  for (const question of questions.plain.values()) {
    if (!isFollowed(space, question)) continue;
    followed.push({
      question,
      mine: space.isMine(question.id),
      steps: becameOf(question, {
        placed: placements.plain.get(question.id),
        decided: moderations.plain.get(question.id),
        groupings: links.get(question.id) ?? [],
        question: (id) => questions.plain.get(id),
      }),
    });
  }
  return followed;
}
