import { expect, it } from 'vitest';
import { asDataElement } from '#ui/pages/asData.ts';
import { commonsAsData } from '#ui/pages/commonsAsData.ts';

it('FILE-20: the public page says to machines that it is a set of data, under which licence, and where its file is', () => {
  const element = asDataElement(
    commonsAsData({
      name: 'NEC </script><script>alert(1)</script>',
      description: '42 questions',
      territory: 'Dordogne (24)',
      language: 'fr',
      address: 'https://terreau.example/c/nec',
      licence: 'https://example.org/licence',
    }),
  );
  expect(element.match(/<\/?script/g)).toHaveLength(2);
  const json = element.replace(/^<script[^>]*>|<\/script>$/g, '');
  expect(JSON.parse(json)).toMatchObject({
    '@type': 'Dataset',
    license: 'https://example.org/licence',
    distribution: { contentUrl: 'https://terreau.example/c/nec/questions.csv', encodingFormat: 'text/csv' },
  });
});
