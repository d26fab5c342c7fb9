import type { ItemId } from '#domain/ids.ts';
import type { MentionName, NameMention } from '#domain/projections/nameMentions.ts';
import type { SpaceState } from '#state/space.svelte.ts';
import type { AppWords } from '#ui/words/app/fr.ts';

type CitedWords = AppWords['cited'];

/** Names what a text cites as the commons is now; read in a reactive place, it follows the commons. */
export function citedNames(space: SpaceState, words: CitedWords): NameMention {
  const gone = (kind: keyof CitedWords['gone']): MentionName => ({ text: words.gone[kind], to: null });
  const named = (name: string, archivedAt: number | null): string =>
    archivedAt === null ? name : words.archived(name);
  return ({ kind, item }) => {
    if (kind === 'question') {
      const asked = space.questions.get(item as ItemId);
      if (asked === undefined) return gone(kind);
      const text = named(words.question(asked.sentence), asked.archivedAt);
      return { text, to: `/e/${space.slug}/questions/${item}` };
    }
    if (kind === 'term') {
      const cited = space.views.terms.items.get(item as ItemId);
      if (cited === undefined) return gone(kind);
      const isHere = cited.archivedAt === null;
      return {
        text: isHere ? cited.word : words.archivedTerm(cited.word),
        to: isHere ? `/e/${space.slug}/mots/${encodeURIComponent(item)}` : null,
      };
    }
    const as = space.readAs(item);
    const cited = space.structures.get(as);
    return cited === undefined
      ? gone(kind)
      : { text: named(cited.name, cited.archivedAt), to: `/e/${space.slug}/structures/${as}` };
  };
}
