import type { Target } from '#domain/kinds/annotation.ts';

/** Where what a note is about has its page, within a space. */
export const pathOfNoted = (kind: Target['kind']): string =>
  ({ question: '/questions', theme: '/themes', term: '/mots' })[kind];
