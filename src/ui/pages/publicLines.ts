import type { PublicQuestion, PublicWording } from '#domain/projections/publicPage.ts';
import type { Words } from './words.ts';

/** Who asks it: the asker, how many structures by family, and those that agreed to be named. */
export const questionLines = (question: PublicQuestion, words: Words): string =>
  joined([askerLine(question, words), carriersLine(question, words), alsoAskingLine(question, words)]);

/** The same without the asker, who is told beside their own words where there are several wordings. */
export const carryingLines = (question: PublicQuestion, words: Words): string =>
  joined([carriersLine(question, words), alsoAskingLine(question, words)]);

const joined = (lines: readonly string[]): string =>
  lines
    .filter((line) => line !== '')
    .map((line) => `${line}.`)
    .join(' ');

/** Who asked, in a line. */
export function askerLine({ asker }: Pick<PublicWording, 'asker'>, words: Words): string {
  switch (asker.kind) {
    case 'structure':
      return words.commons.askedBy(asker.name);
    case 'family':
      return asker.family === 'residents'
        ? words.commons.askedByResident
        : words.commons.askedByFamily(words.common.structureKinds[asker.family].toLowerCase());
    case 'person':
      return asker.name === undefined ? words.commons.askedByPerson : words.commons.askedBy(asker.name);
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

const alsoAskingLine = ({ alsoAsking }: PublicQuestion, words: Words): string =>
  alsoAsking.length === 0 ? '' : words.commons.alsoAsking(alsoAsking.join(', '));
