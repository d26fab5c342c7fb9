import { fold } from '#domain/fold.ts';
import type { ItemId } from '#domain/ids.ts';
import { question as questionKind, type Question } from '#domain/kinds/index.ts';
import { familiesOf } from '#domain/projections/families.ts';
import { standingOf, type Standing } from '#domain/projections/standing.ts';
import { themeOf } from '#domain/projections/themeOf.ts';
import { STRUCTURE_KINDS, type StructureKind } from '#domain/structureKinds.ts';
import type { Views } from './views.svelte.ts';

/** What sorting and sifting need of a question; read once, and again when something it stands on changed. */
export interface QuestionWeight {
  readonly id: ItemId;
  readonly question: Question;
  readonly breadth: number;
  readonly structures: number;
  readonly askedAt: number;
  /** One bit for each family that asks it. */
  readonly families: number;
  readonly standing: Standing;
  readonly theme: ItemId | null;
}

export const familyBit = (family: StructureKind): number => 1 << STRUCTURE_KINDS.indexOf(family);

/** Weighs a question without wiring a signal. */
export function weigh(views: Views, question: Question): QuestionWeight {
  const shares = views.sharesByQuestion.plainOf(question.id);
  const families = familiesOf(question, shares, (id) => views.structures.plain.get(id));
  return {
    id: question.id,
    question,
    breadth: families.breadth,
    structures: families.structures,
    askedAt: question.askedAt,
    families: families.all.reduce(
      (bits, { kind, structures, unnamedVoice }) =>
        structures.length > 0 || unnamedVoice ? bits | familyBit(kind) : bits,
      0,
    ),
    standing: standingOf(question, views.moderations.plain.get(question.id)),
    theme: themeOf(question, views.placements.plain.get(question.id)),
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
