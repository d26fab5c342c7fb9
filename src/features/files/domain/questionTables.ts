import type { ItemId } from '#domain/ids.ts';
import type { Question } from '#domain/kinds/question.ts';
import type { Share } from '#domain/kinds/share.ts';
import type { Structure } from '#domain/kinds/structure.ts';
import { jointFamilies } from '#domain/projections/families.ts';
import type {
  PublicAsker,
  PublicPage,
  PublicQuestion,
  PublicWording,
} from '#domain/projections/publicPage.ts';
import { byBreadth } from '#domain/projections/questionOrder.ts';
import { readsAs } from '#domain/projections/readsAs.ts';
import type { StructureKind } from '#domain/structureKinds.ts';

/** The columns of questions in a file, in this order. Names of open data; a sheet has titles from the words. */
export const QUESTION_COLUMNS = [
  'numero',
  'question',
  'precisions',
  'themes',
  'posee_par',
  'famille',
  'aussi_posee_par',
  'nombre_structures',
  'familles',
  'lue_avec',
] as const;
export type QuestionColumn = (typeof QUESTION_COLUMNS)[number];

/**
 * A question as a file says it. It bears a number of this file and not its id: that one holds a pen, by which what
 * somebody asked without a name could be put together.
 */
export interface QuestionRow {
  readonly sentence: string;
  readonly context: string | null;
  readonly themes: readonly string[];
  readonly asker: PublicAsker;
  /** The family of a structure that asks, where it is named too. */
  readonly family: StructureKind | null;
  /** Of a question that is read with another one before it: which row that is. What counts stands there. */
  readonly readWith: number | null;
  readonly structures: number;
  readonly families: readonly StructureKind[];
  readonly alsoAsking: readonly string[];
}

export interface AskedHere {
  /** All that is in view. */
  readonly questions: ReadonlyMap<ItemId, Question>;
  readonly sharesOf: (question: ItemId) => readonly Share[];
  readonly groupOf: (
    question: ItemId,
  ) => { readonly front: ItemId; readonly members: readonly ItemId[] } | null;
  readonly structureOf: (id: ItemId) => Structure | undefined;
  readonly themeOf: (asked: Question) => string | null;
}

/** The questions that a member reads: those shared most widely first, each followed by those it is read with. */
export function questionRows({
  questions,
  sharesOf,
  groupOf,
  structureOf,
  themeOf,
}: AskedHere): readonly QuestionRow[] {
  const fronts = [...questions.values()].filter(({ id }) => (groupOf(id)?.front ?? id) === id);
  const read = fronts.map((front) => {
    const members = groupOf(front.id)?.members ?? [front.id];
    const asked = [front.id, ...members.filter((id) => id !== front.id)].flatMap(
      (id) => questions.get(id) ?? [],
    );
    const families = jointFamilies(asked, members.flatMap(sharesOf), structureOf);
    return { id: front.id, askedAt: front.askedAt, asked, families, ...families };
  });
  const rows: QuestionRow[] = [];
  for (const { asked, families } of read.sort(byBreadth)) {
    const first = rows.length;
    const askers = new Set(
      asked.flatMap(({ voice }) => (voice.kind === 'structure' ? [asOne(voice.structure)] : [])),
    );
    asked.forEach((one, n) =>
      rows.push({
        sentence: one.sentence,
        context: one.context,
        themes: [themeOf(one) ?? []].flat(),
        ...askedBy(one),
        readWith: n === 0 ? null : first,
        structures: n === 0 ? families.structures : 0,
        families:
          n === 0
            ? families.all
                .filter((family) => family.structures.length > 0 || family.unnamedVoice)
                .map(({ kind }) => kind)
            : [],
        alsoAsking:
          n === 0
            ? families.all
                .flatMap((family) => family.structures)
                .filter((id) => !askers.has(id))
                .flatMap((id) => structureOf(id)?.name ?? [])
            : [],
      }),
    );
  }
  return rows;

  function asOne(id: ItemId): ItemId {
    return readsAs(structureOf, id);
  }
  function askedBy({ voice }: Question): Pick<QuestionRow, 'asker' | 'family'> {
    if (voice.kind === 'person') return { asker: { kind: 'person' }, family: null };
    if (voice.kind === 'nobody') return { asker: { kind: 'nobody' }, family: voice.family };
    const card = structureOf(asOne(voice.structure));
    return card === undefined
      ? { asker: { kind: 'nobody' }, family: null }
      : { asker: { kind: 'structure', name: card.name }, family: card.kind };
  }
}

/**
 * The questions that everybody reads on the public page. A person who agreed to be named there is not named here: what
 * was downloaded does not hear of a consent that is withdrawn.
 */
export function publicRows(page: PublicPage): readonly QuestionRow[] {
  const themesOf = new Map<string, string[]>();
  const fronts = new Map<string, PublicQuestion>();
  const add = (question: PublicQuestion, theme: readonly string[]): void => {
    fronts.set(question.id, question);
    themesOf.set(question.id, [...(themesOf.get(question.id) ?? []), ...theme]);
  };
  for (const { title, questions } of page.themes) for (const one of questions) add(one, [title]);
  for (const one of [...page.underWriting, ...page.elsewhere]) add(one, []);

  const kindOf = new Map(page.structures.map(({ name, kind }) => [name, kind]));
  const rows: QuestionRow[] = [];
  for (const front of fronts.values()) {
    const first = rows.length;
    const wordings: readonly PublicWording[] = [front, ...front.otherWordings];
    wordings.forEach(({ sentence, context, asker }, n) =>
      rows.push({
        sentence,
        context,
        themes: themesOf.get(front.id) ?? [],
        asker: asker.kind === 'person' ? { kind: 'person' } : asker,
        family:
          asker.kind === 'family'
            ? asker.family
            : asker.kind === 'structure'
              ? (kindOf.get(asker.name) ?? null)
              : null,
        readWith: n === 0 ? null : first,
        structures: n === 0 ? front.structures : 0,
        families: n === 0 ? front.families.map(({ kind }) => kind) : [],
        alsoAsking: n === 0 ? front.alsoAsking : [],
      }),
    );
  }
  return rows;
}

/** Several values in one cell stand as the national schema has them. */
const SEVERAL = '|';

/** Questions as rows of cells, under their titles. */
export function questionTable(
  rows: readonly QuestionRow[],
  words: {
    readonly columns?: Readonly<Record<QuestionColumn, string>>;
    readonly kinds: Readonly<Record<StructureKind, string>>;
    readonly somebody: string;
  },
): readonly (readonly string[])[] {
  const cell = (row: QuestionRow, n: number, column: QuestionColumn): string => {
    switch (column) {
      case 'numero':
        return String(n + 1);
      case 'question':
        return row.sentence;
      case 'precisions':
        return row.context ?? '';
      case 'themes':
        return row.themes.join(SEVERAL);
      case 'posee_par':
        return row.asker.kind === 'structure'
          ? row.asker.name
          : row.asker.kind === 'person'
            ? words.somebody
            : '';
      case 'famille':
        return row.family === null ? '' : words.kinds[row.family];
      case 'aussi_posee_par':
        return row.alsoAsking.join(SEVERAL);
      case 'nombre_structures':
        return row.readWith === null ? String(row.structures) : '';
      case 'familles':
        return row.families.map((kind) => words.kinds[kind]).join(SEVERAL);
      case 'lue_avec':
        return row.readWith === null ? '' : String(row.readWith + 1);
    }
  };
  return [
    QUESTION_COLUMNS.map((column) => words.columns?.[column] ?? column),
    ...rows.map((row, n) => QUESTION_COLUMNS.map((column) => cell(row, n, column))),
  ];
}
