import type { ItemId } from '../ids.ts';
import type { Structure } from '../kinds/index.ts';
import { proposalsFor, type Held } from '../similar/proposalsFor.ts';
import type { SimilarQuestions } from '../similar/similarQuestions.ts';
import type { Families } from './families.ts';

/** A question that could interest a structure, and why. */
export interface ForStructure {
  readonly question: ItemId;
  /** Words that the question and what the structure does have in common. */
  readonly near: readonly string[];
  /** No structure of its family asks it yet: its voice is missing. */
  readonly isMissing: boolean;
  /** How many structures ask it. */
  readonly structures: number;
}

interface Around {
  /** The questions that everybody reads and that it does not ask, each group by the one in front. */
  readonly index: SimilarQuestions;
  /** Who asks them, by family. */
  readonly families: ReadonlyMap<ItemId, Families>;
  /** What else it told us, sentence by sentence. */
  readonly told: readonly string[];
  readonly most: number;
}

/** As many as are looked at by their words. */
const READ = 12;
/** What each reason weighs: the first by its words stands before all others, a voice that is missing before breadth. */
const BY_WORDS = 3;
const BY_MEANING = 1.5;
const MISSING = 1;
const BREADTH = 0.2;

/**
 * Questions that others share and that could interest a structure: near what it does, in which its family has no voice
 * yet, and that many families ask. Those it asks already are left out. It only proposes.
 */
export function questionsForStructure(
  of: Structure,
  { index, families, told, most }: Around,
): readonly ForStructure[] {
  const near = nearTo(index, [of.about ?? '', ...of.actions, ...told]);
  const found: { readonly proposal: ForStructure; readonly score: number }[] = [];
  for (const [question, asked] of families) {
    const family = asked.all.find(({ kind }) => kind === of.kind);
    if (asked.structures === 0 || family?.structures.includes(of.id) === true) continue;
    const isMissing = family !== undefined && family.structures.length === 0 && !family.unnamedVoice;
    const byWords = near.get(question);
    if (byWords === undefined && !isMissing) continue;
    found.push({
      proposal: { question, near: byWords?.words ?? [], isMissing, structures: asked.structures },
      score: (byWords?.weight ?? 0) + (isMissing ? MISSING : 0) + BREADTH * asked.breadth,
    });
  }
  return found
    .sort((a, b) => b.score - a.score || (a.proposal.question < b.proposal.question ? -1 : 1))
    .slice(0, most)
    .map(({ proposal }) => proposal);
}

interface Near {
  readonly words: readonly string[];
  readonly weight: number;
}

/**
 * What texts find, sentence by sentence; a name is none (« Maison postale » is no home). The full stop tells the engine
 * that no word is still being typed.
 */
function nearTo(index: SimilarQuestions, texts: readonly string[]): ReadonlyMap<ItemId, Near> {
  const held = texts
    .flatMap((text) => text.split(/[.;\n]+/))
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '')
    .map((sentence): Held => ({ question: null, sentence: `${sentence}.` }));
  return new Map(
    proposalsFor(index, held, READ).map(({ id, sharedWords, sameNotion }, place) => {
      const byWords = sharedWords.length > 0;
      return [
        id,
        {
          words: byWords ? sharedWords : sameNotion,
          weight: (byWords ? BY_WORDS : BY_MEANING) / (1 + place / 2),
        },
      ] as const;
    }),
  );
}
