import type { PublicWord } from '#domain/projections/publicWords.ts';

interface About {
  readonly name: string;
  readonly language: string;
  readonly address: string;
  readonly licence: string;
}

/**
 * A glossary for machines that read pages (JSON-LD, schema.org `DefinedTermSet`): each meaning is a term of its own,
 * since none is the right one. Safe inside a `script` element.
 */
export function wordsAsData(
  words: readonly PublicWord[],
  { name, language, address, licence }: About,
): string {
  const set = {
    '@context': 'https://schema.org',
    '@type': 'DefinedTermSet',
    '@id': address,
    name,
    inLanguage: language,
    license: licence,
    hasDefinedTerm: words.flatMap(({ id, word, otherForms, meanings }) =>
      meanings.map(({ definition, signer }, n) => ({
        '@type': 'DefinedTerm',
        '@id': `${address}#${elementOfWord(id)}-${n + 1}`,
        name: word,
        ...(otherForms.length > 0 && { alternateName: otherForms }),
        description: definition,
        ...(signer.name !== null && { author: { '@type': 'Organization', name: signer.name } }),
        inDefinedTermSet: address,
      })),
    ),
  };
  return JSON.stringify(set).replace(
    /[<>&\u2028\u2029]/g,
    (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** The same, as the element of a page that holds it. */
export const wordsElement = (words: readonly PublicWord[], about: About): string =>
  `<script type="application/ld+json">${wordsAsData(words, about)}</script>`;

/** The element of a word in the page; an id of an entry may hold signs that an address does not take. */
export const elementOfWord = (id: string): string => `mot-${id.replace(/[^\w-]/g, '-')}`;
