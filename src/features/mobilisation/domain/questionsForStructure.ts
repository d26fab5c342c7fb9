import type { ItemId } from '#domain/ids.ts';
import type { Structure } from '#domain/kinds/structure.ts';
import type { Alike } from '#domain/similar/align.ts';
import type { SimilarQuestions, Suggestion } from '#domain/similar/similarQuestions.ts';
import type { Families } from '#domain/projections/families.ts';

/** A question that could interest a structure, and why. */
export interface ForStructure {
  readonly question: ItemId;
  /** What the structure says of itself (`mine`) and the question says too; empty where it is not near. */
  readonly alike: readonly Alike[];
  /** No structure of its family asks it yet: its voice is missing. */
  readonly isMissing: boolean;
  /** How many structures ask it. */
  readonly structures: number;
}

/** What a structure says of itself to everybody. What the committee noted of it is none of it: others would read it. */
export type SaidOfItself = Pick<Structure, 'id' | 'kind' | 'about' | 'actions'>;

interface Around {
  /** The questions that everybody reads and that it does not ask, each group by the one in front. */
  readonly index: SimilarQuestions;
  /** Who asks them, by family. */
  readonly families: ReadonlyMap<ItemId, Families>;
  readonly most: number;
}

/** What each reason weighs: a near one stands before all others, a voice that is missing before breadth. */
const NEAR = 3;
const MISSING = 1;
const BREADTH = 0.2;

/**
 * Questions that others share and that could interest a structure: near what it does, in which its family has no voice
 * yet, and that many families ask. Those it asks already are left out. It only proposes.
 */
export function questionsForStructure(
  of: SaidOfItself,
  { index, families, most }: Around,
): readonly ForStructure[] {
  const near = nearTo(index, [of.about ?? '', ...of.actions]);
  const found: { readonly proposal: ForStructure; readonly score: number }[] = [];
  for (const [question, asked] of families) {
    const family = asked.all.find(({ kind }) => kind === of.kind);
    if (asked.structures === 0 || family?.structures.includes(of.id) === true) continue;
    const isMissing = family !== undefined && family.structures.length === 0 && !family.unnamedVoice;
    const alike = near.get(question)?.alike ?? [];
    if (alike.length === 0 && !isMissing) continue;
    found.push({
      proposal: { question, alike, isMissing, structures: asked.structures },
      score: (alike.length === 0 ? 0 : NEAR) + (isMissing ? MISSING : 0) + BREADTH * asked.breadth,
    });
  }
  return found
    .sort((a, b) => b.score - a.score || (a.proposal.question < b.proposal.question ? -1 : 1))
    .slice(0, most)
    .map(({ proposal }) => proposal);
}

/** What its texts find, sentence by sentence; a name is none (« Maison postale » is no home). */
function nearTo(index: SimilarQuestions, texts: readonly string[]): ReadonlyMap<ItemId, Suggestion> {
  const sentences = texts.flatMap((text) => text.split(/[.;\n]+/));
  return new Map(
    sentences.flatMap((sentence) =>
      index.near(sentence, { door: 'unasked' }).map((one) => [one.id, one] as const),
    ),
  );
}
