interface About {
  readonly name: string;
  readonly description: string;
  readonly territory: string;
  readonly language: string;
  /** Of the public page, whole. */
  readonly address: string;
  readonly licence: string;
}

/**
 * A commons as a set of data (schema.org `Dataset`) with the file that it can be taken as. Questions bear no answers
 * here: the kinds of page that schema.org has for questions ask for some.
 */
export const commonsAsData = ({ name, description, territory, language, address, licence }: About) => ({
  '@context': 'https://schema.org',
  '@type': 'Dataset',
  '@id': address,
  name,
  description,
  inLanguage: language,
  license: licence,
  isAccessibleForFree: true,
  spatialCoverage: { '@type': 'Place', name: territory },
  distribution: {
    '@type': 'DataDownload',
    contentUrl: `${address}/questions.csv`,
    encodingFormat: 'text/csv',
  },
});
