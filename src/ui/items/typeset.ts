/**
 * A sentence as it is shown: the spaces that French puts inside its punctuation do not break the line,
 * so that no question mark stands alone. What was typed is not changed.
 */
export const typeset = (sentence: string): string =>
  sentence.replace(/ (?=[?!:;»%])/g, '\u00a0').replace(/(?<=«) /g, '\u00a0');
