import { fold } from '#domain/fold.ts';
import type { SpaceState } from '#state/space.svelte.ts';
import type { Citable, FindCitable } from '#ui/editor/citable.ts';

const FEW = 12;

/**
 * Finds what a text may cite: structures, words of the glossary (also by their other forms) and questions that are not
 * archived, each word of the search in them.
 */
export const findCitable =
  (space: SpaceState): FindCitable =>
  (text) => {
    const wanted = fold(text).split(/\s+/).filter(Boolean);
    const found: Citable[] = [];
    const look = (kind: Citable['kind'], item: string, name: string, also = ''): void => {
      const folded = fold(`${name} ${also}`);
      if (wanted.every((word) => folded.includes(word))) found.push({ kind, item, name });
    };
    for (const [id, { name, archivedAt }] of space.structures)
      if (archivedAt === null) look('structure', id, name);
    for (const [id, { word, otherForms, archivedAt }] of space.views.terms.items)
      if (archivedAt === null) look('term', id, word, otherForms.join(' '));
    for (const [id, { sentence, archivedAt }] of space.questions) {
      if (found.length >= FEW * 2) break;
      if (archivedAt === null) look('question', id, sentence);
    }
    const starts = ({ name }: Citable): number => (fold(name).startsWith(wanted[0] ?? '') ? 0 : 1);
    return wanted.length === 0
      ? found.slice(0, FEW)
      : found.sort((a, b) => starts(a) - starts(b)).slice(0, FEW);
  };
