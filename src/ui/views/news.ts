import type { ItemId } from '#domain/ids.ts';
import type { Moderation } from '#domain/kinds/moderation.ts';
import type { Placement } from '#domain/kinds/placement.ts';
import type { Question } from '#domain/kinds/question.ts';
import type { Share } from '#domain/kinds/share.ts';
import type { Theme } from '#domain/kinds/theme.ts';
import { standingOf } from '#domain/projections/standing.ts';

/** What moved since a moment, of what others did. */
export interface News {
  /** Questions of others that everybody reads now. */
  readonly questions: number;
  /** Questions of mine that other structures now ask too, with those structures. */
  readonly sharedMine: readonly { readonly question: Question; readonly structures: readonly ItemId[] }[];
  readonly newThemes: readonly Theme[];
  /** Themes that questions joined, with how many. */
  readonly grownThemes: readonly { readonly theme: Theme; readonly questions: number }[];
}

interface Seen {
  readonly questions: ReadonlyMap<ItemId, Question>;
  readonly shares: ReadonlyMap<ItemId, Share>;
  readonly themes: ReadonlyMap<ItemId, Theme>;
  readonly placements: ReadonlyMap<ItemId, Placement>;
  readonly moderations: ReadonlyMap<ItemId, Moderation>;
  readonly isMine: (id: string) => boolean;
}

export function newsSince(since: number, seen: Seen): News {
  const newThemes = [...seen.themes.values()].filter(
    (item) => item.archivedAt === null && item.openedAt > since,
  );
  return {
    questions: countNew(since, seen),
    sharedMine: sharedMine(since, seen),
    newThemes,
    grownThemes: grownThemes(since, seen).filter(({ theme }) => !newThemes.includes(theme)),
  };
}

function countNew(since: number, { questions, moderations, isMine }: Seen): number {
  let count = 0;
  for (const item of questions.values())
    if (item.askedAt > since && !isMine(item.id) && standingOf(item, moderations.get(item.id)) === 'shared')
      count += 1;
  return count;
}

function sharedMine(since: number, { questions, shares, isMine }: Seen): News['sharedMine'] {
  const byQuestion = new Map<ItemId, Set<ItemId>>();
  for (const item of shares.values()) {
    if (
      item.sharedAt <= since ||
      item.archivedAt !== null ||
      item.question === null ||
      item.structure === null
    )
      continue;
    if (!isMine(item.question) || isMine(item.id)) continue;
    const known = byQuestion.get(item.question) ?? new Set();
    byQuestion.set(item.question, known.add(item.structure));
  }
  return [...byQuestion].flatMap(([id, structures]) => {
    const question = questions.get(id);
    return question === undefined ? [] : [{ question, structures: [...structures] }];
  });
}

function grownThemes(
  since: number,
  { themes, placements, isMine }: Seen,
): { theme: Theme; questions: number }[] {
  const counts = new Map<string, number>();
  for (const item of placements.values())
    if (item.placedAt > since && item.theme !== null && !isMine(item.id))
      counts.set(item.theme, (counts.get(item.theme) ?? 0) + 1);
  return [...counts].flatMap(([id, questions]) => {
    const theme = themes.get(id as ItemId);
    return theme === undefined || theme.archivedAt !== null ? [] : [{ theme, questions }];
  });
}
