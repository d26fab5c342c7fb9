/** Words in -ail whose plural is in -aux, folded. */
const AIL = new Set('bail corail email soupirail travail vantail vitrail'.split(' '));
const IRREGULAR: readonly (readonly [string, string])[] = [
  ['oeil', 'yeux'],
  ['ciel', 'cieux'],
  ['monsieur', 'messieurs'],
  ['madame', 'mesdames'],
];
/** They end in s in the singular as well; without it they would be another word. */
const KEEPS_ITS_S = new Set(
  'as avis bas bis bois bras cas concours corps cours dans discours dos fils fois gras gros jus lors mars mas mois os ours parcours pas pays plus poids pois puis puits ras sans secours sens sous tas temps tiers us vers'.split(
    ' ',
  ),
);

/**
 * A French word in the singular and in the plural, whichever of the two is given, folded. A form that French does not
 * have does no harm: nobody writes it.
 */
export function numberForms(word: string): ReadonlySet<string> {
  return new Set([word, ...pluralsOf(word), ...singularsOf(word).flatMap((one) => [one, ...pluralsOf(one)])]);
}

function pluralsOf(word: string): readonly string[] {
  const known = IRREGULAR.find(([singular]) => singular === word);
  if (known !== undefined) return [known[1]];
  if (/[sxz]$/.test(word)) return [];
  if (word.endsWith('al')) return [`${word.slice(0, -1)}ux`, `${word}s`];
  if (AIL.has(word)) return [`${word.slice(0, -2)}ux`, `${word}s`];
  return /[ae]u$|ou$/.test(word) ? [`${word}x`, `${word}s`] : [`${word}s`];
}

function singularsOf(word: string): readonly string[] {
  const known = IRREGULAR.find(([, plural]) => plural === word);
  if (known !== undefined) return [known[0]];
  if (word.endsWith('eaux') || /[eo]ux$/.test(word)) return [word.slice(0, -1)];
  if (word.endsWith('aux') && word.length > 4) {
    const stem = word.slice(0, -3);
    return [`${stem}al`, `${stem}au`, ...(AIL.has(`${stem}ail`) ? [`${stem}ail`] : [])];
  }
  return word.length > 2 && /[^s]s$/.test(word) && !KEEPS_ITS_S.has(word) ? [word.slice(0, -1)] : [];
}
