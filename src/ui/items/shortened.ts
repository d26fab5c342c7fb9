/** The beginning of a sentence, for a bar that says what was done with it: cut between two words. */
export function shortened(sentence: string, longest = 60): string {
  if (sentence.length <= longest) return sentence;
  const cut = sentence.slice(0, longest);
  const end = cut.lastIndexOf(' ');
  return `${(end > 0 ? cut.slice(0, end) : cut).replace(/[\s,;:]+$/, '')}…`;
}
