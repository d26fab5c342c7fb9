import type { ItemId } from '#domain/ids.ts';
import type { Decision } from '#features/decisions/domain/decision.ts';
import type { Meaning } from '#domain/kinds/meaning.ts';
import type { Moderation } from '#domain/kinds/moderation.ts';
import type { Need } from '#features/needs/domain/need.ts';
import type { Question } from '#domain/kinds/question.ts';
import type { Resource } from '#features/needs/domain/resource.ts';
import type { Share } from '#domain/kinds/share.ts';
import type { Structure } from '#domain/kinds/structure.ts';
import type { Theme } from '#domain/kinds/theme.ts';
import type { GlossaryWord } from '#domain/projections/glossaryOf.ts';
import { structuresInView } from '#domain/projections/readsAs.ts';
import { standingOf } from '#domain/projections/standing.ts';

/** What came to a commons since a moment, and still stands. */
export interface ChangesSince {
  /** Newest first. */
  readonly questions: readonly Question[];
  /** How many times a structure said « nous aussi ». */
  readonly shares: number;
  /** Newest first, themes too. */
  readonly structures: readonly Structure[];
  readonly themes: readonly Theme[];
  /** The newest day first. */
  readonly decisions: readonly Decision[];
  /** Words that were given a meaning, with how many. */
  readonly words: readonly { readonly word: GlossaryWord; readonly meanings: number }[];
  readonly needs: number;
  readonly resources: number;
}

interface Commons {
  readonly questions: ReadonlyMap<ItemId, Question>;
  readonly moderations: ReadonlyMap<ItemId, Moderation>;
  readonly shares: ReadonlyMap<ItemId, Share>;
  readonly structures: ReadonlyMap<ItemId, Structure>;
  readonly themes: ReadonlyMap<ItemId, Theme>;
  readonly decisions: readonly Decision[];
  readonly words: readonly GlossaryWord[];
  readonly needs: readonly Need[];
  readonly resources: readonly Resource[];
}

/** A decision is of the day it was taken: `day` is the first that counts, « 2027-10-14 ». */
export function changesSince(
  { at, day }: { readonly at: number; readonly day: string },
  of: Commons,
): ChangesSince {
  const isNew = (when: number): boolean => when > at;
  return {
    questions: [...of.questions.values()]
      .filter((one) => isNew(one.askedAt) && standingOf(one, of.moderations.get(one.id)) === 'shared')
      .sort((a, b) => b.askedAt - a.askedAt),
    shares: [...of.shares.values()].filter((one) => one.archivedAt === null && isNew(one.sharedAt)).length,
    structures: structuresInView(of.structures)
      .filter((one) => isNew(one.addedAt))
      .sort((a, b) => b.addedAt - a.addedAt),
    themes: [...of.themes.values()]
      .filter((one) => one.archivedAt === null && isNew(one.openedAt))
      .sort((a, b) => b.openedAt - a.openedAt),
    decisions: of.decisions.filter((one) => (one.day ?? '') >= day),
    words: of.words.flatMap((word) => {
      const meanings = word.meanings.filter(({ givenAt }: Meaning) => isNew(givenAt)).length;
      return meanings === 0 ? [] : [{ word, meanings }];
    }),
    needs: of.needs.filter((one) => isNew(one.addedAt)).length,
    resources: of.resources.filter((one) => isNew(one.addedAt)).length,
  };
}
