import { fold } from '#domain/fold.ts';
import type { ItemId } from '#domain/ids.ts';
import { question as questionKind, type Question } from '#domain/kinds/question.ts';
import { jointFamilies } from '#domain/projections/families.ts';
import { standingOf, type Standing } from '#domain/projections/standing.ts';
import { themeOf } from '#domain/projections/themeOf.ts';
import { STRUCTURE_KINDS, type StructureKind } from '#domain/structureKinds.ts';
import type { Views } from './views.svelte.ts';

/**
 * What sorting and sifting need of a question and of those grouped behind it; read once, and again when something it
 * stands on changed.
 */
export interface QuestionWeight {
  readonly id: ItemId;
  /** The question in front, then the others of its group. */
  readonly questions: readonly Question[];
  readonly breadth: number;
  readonly structures: number;
  readonly askedAt: number;
  /** One bit for each family that asks it. */
  readonly families: number;
  readonly standing: Standing;
  /** Where each of them stands. */
  readonly themes: readonly (ItemId | null)[];
}

export const familyBit = (family: StructureKind): number => 1 << STRUCTURE_KINDS.indexOf(family);

/** Weighs a question, with its group when it is in front of one, without wiring a signal. */
export function weigh(views: Views, question: Question): QuestionWeight {
  const members = views.groups.plainOf(question.id)?.members;
  const questions =
    members === undefined ? [question] : members.flatMap((id) => views.questions.plain.get(id) ?? []);
  const shares = questions.flatMap(({ id }) => views.sharesByQuestion.plainOf(id));
  const families = jointFamilies(questions, shares, (id) => views.structures.plain.get(id));
  return {
    id: question.id,
    questions,
    breadth: families.breadth,
    structures: families.structures,
    askedAt: question.askedAt,
    families: families.all.reduce(
      (bits, { kind, structures, unnamedVoice }) =>
        structures.length > 0 || unnamedVoice ? bits | familyBit(kind) : bits,
      0,
    ),
    standing: standingOf(question, views.moderations.plain.get(question.id)),
    themes: questions.map((one) => themeOf(one, views.placements.plain.get(one.id))),
  };
}

const folded = new WeakMap<Question, string>();

/** What a search looks into, folded once for each snapshot. */
export function searchTextOf(question: Question): string {
  const known = folded.get(question);
  if (known !== undefined) return known;
  const text = fold(questionKind.searchText(question));
  folded.set(question, text);
  return text;
}
