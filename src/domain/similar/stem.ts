/**
 * Endings that French adds to a word, longest first. What is left serves to compare and is never shown, so it need
 * not be a word: two forms of one word need only leave the same.
 */
const ENDINGS = [
  'issements issement',
  'atrices atrice ateurs ateur ations ation itions ition ements ement',
  'ances ance ences ence istes iste ismes isme ables able ibles ible',
  'euses euse eurs eur elles elle ives ive ifs if ites ite ieres iere iers ier',
  'eraient aient erait eront erons erent antes ante ants ant ions iez',
  'eres ere ees ee ent ons ez er ir is it es ait ais e i',
].flatMap((line) => line.split(' '));

/** Fewer letters than this say too little to be compared. */
const SHORTEST = 4;

/** Words that are no form of the one that their ending would make them: data are not given, adverts are no public. */
const APART: ReadonlySet<string> = new Set(['donnee', 'publicite', 'employeur']);

/** What the forms of a word have in common. Takes a folded word; an English word only loses its plural. */
export function stemOf(word: string): string {
  const singular = single(word).replace(/xion$/, 'ction');
  if (/\d/.test(singular) || APART.has(singular)) return singular;
  for (const ending of ENDINGS)
    if (singular.endsWith(ending) && singular.length - ending.length >= SHORTEST)
      return plain(singular.slice(0, -ending.length));
  return plain(singular);
}

function single(word: string): string {
  if (word.length > 5 && word.endsWith('eaux')) return word.slice(0, -1);
  if (word.length > 4 && word.endsWith('aux')) return `${word.slice(0, -2)}l`;
  return word.length > 3 && /[^s][sx]$/.test(word) ? word.slice(0, -1) : word;
}

/** « connexion » and « conexion », « gestionn- » and « gestion »: a doubled letter at the end says nothing. */
const plain = (stem: string): string => (stem.length > SHORTEST ? stem.replace(/(.)\1$/, '$1') : stem);
