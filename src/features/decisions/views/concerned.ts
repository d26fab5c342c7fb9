import type { Concerned } from '../domain/decision.ts';
import type { SpaceState } from '#state/space.svelte.ts';

/** What a decision is about, as it reads today and where it stands; null for what is not here. */
export function toldOf(space: SpaceState, { kind, item }: Concerned): { words: string; href: string } | null {
  const at = `/e/${space.slug}`;
  switch (kind) {
    case 'theme': {
      const title = space.themes.get(item)?.title;
      return title === undefined ? null : { words: title, href: `${at}/themes/${item}` };
    }
    case 'question': {
      const sentence = space.questions.get(item)?.sentence;
      return sentence === undefined ? null : { words: sentence, href: `${at}/questions/${item}` };
    }
    case 'structure': {
      const name = space.structures.get(item)?.name;
      return name === undefined ? null : { words: name, href: `${at}/partenaires` };
    }
  }
}
