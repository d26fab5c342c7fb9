import type { PublicQuestion } from '#domain/projections/publicPage.ts';
import type { Words } from './words.ts';

/** Who asked, in a line. */
export function askerLine({ asker }: PublicQuestion, words: Words): string {
  switch (asker.kind) {
    case 'structure':
      return words.commons.askedBy(asker.name);
    case 'family':
      return asker.family === 'residents'
        ? words.commons.askedByResident
        : words.commons.askedByFamily(words.common.structureKinds[asker.family].toLowerCase());
    case 'person':
      return words.commons.askedByPerson;
    case 'nobody':
      return words.commons.askedWithoutName;
  }
}

/** Which structures carry it, by family; nothing where the asker is alone. */
export function carriersLine(question: PublicQuestion, words: Words): string {
  if (question.structures < 2 && !(question.structures === 1 && question.asker.kind !== 'structure'))
    return '';
  const families = question.families
    .filter((family) => family.structures > 0)
    .map((family) => `${family.structures} ${words.families.short(family.kind, family.structures)}`)
    .join(', ');
  return words.commons.carriedBy(words.common.structures(question.structures), families);
}
