import type { ItemId } from '../ids.ts';
import type { Recognised, Recogniser } from './recogniser.ts';

/** The words of the glossary in several texts as they are read, each of them only where it stands first. */
export function onceEach(
  known: Recogniser,
  texts: readonly string[],
  met = new Set<ItemId>(),
): readonly (readonly Recognised[])[] {
  return texts.map((text) =>
    known.in(text).filter(({ id }) => {
      if (met.has(id)) return false;
      met.add(id);
      return true;
    }),
  );
}
