import type { IconName } from '#ui/kit/icons.ts';

/** One entry of the space's menu. `count` stands beside it when there is something to count. */
export interface Entry {
  readonly key: 'home' | 'questions' | 'themes' | 'partners' | 'invite';
  readonly href: string;
  readonly icon: IconName;
  readonly count: number | null;
}

interface Shown {
  readonly slug: string;
  readonly mayInvite: boolean;
  readonly questions: number;
  readonly themes: number;
  readonly structures: number;
}

/** The places that exist, in their order. What is not built yet has no door. */
export function entriesOf({ slug, mayInvite, questions, themes, structures }: Shown): readonly Entry[] {
  const at = (path: string): string => `/e/${slug}${path}`;
  return [
    { key: 'home', href: at(''), icon: 'home', count: null },
    { key: 'questions', href: at('/questions'), icon: 'question', count: questions },
    { key: 'themes', href: at('/themes'), icon: 'theme', count: themes },
    { key: 'partners', href: at('/partenaires'), icon: 'partners', count: structures },
    ...(mayInvite ? [{ key: 'invite', href: at('/inviter'), icon: 'invite', count: null } as const] : []),
  ];
}

/** Whether the page at `path` belongs to an entry. Home is itself only; a structure is one of the partners. */
export const isCurrent = (entry: Entry, path: string): boolean =>
  path === entry.href ||
  (entry.key !== 'home' && path.startsWith(`${entry.href}/`)) ||
  (entry.key === 'partners' && /^\/e\/[^/]+\/structures\//.test(path));
