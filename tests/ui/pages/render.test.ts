import { render } from 'svelte/server';
import { expect, test } from 'vitest';
import PublicQuestionList from '#ui/pages/PublicQuestionList.svelte';
import StructureChoice from '#ui/pages/StructureChoice.svelte';
import ErrorSummary from '#ui/pages/ErrorSummary.svelte';
import type { RichBlock } from '#domain/projections/richBlocks.ts';
import RichReading from '#ui/editor/RichReading.svelte';
import { wordsOf } from '#ui/pages/words.ts';
import { NO_STRUCTURE_TYPED } from '#ui/pages/structureTyped.ts';
import { PAGE, SHEET } from '../../server/fakePortal.ts';

const words = wordsOf('fr');
const bare = (html: string): string => html.replace(/<!--.*?-->/g, '');

test('words of a question never become markup', () => {
  const { body } = render(PublicQuestionList, {
    props: { questions: PAGE.elsewhere, words, language: 'fr' },
  });
  expect(body).not.toContain('<script>');
  expect(body).toContain('&lt;script>');
});

test('on a page in English, the words of a French space say their language', () => {
  const inEnglish = { questions: PAGE.elsewhere, words: wordsOf('en'), language: 'en' } as const;
  const { body } = render(PublicQuestionList, { props: inEnglish });
  expect(body).toContain('<ul class="asked" lang="fr">');
  expect(body).toContain('<small lang="en">');
});

test('a theme reads as headings and links that vouch for nothing', () => {
  const { body } = render(RichReading, { props: { blocks: PAGE.themes[0]!.body, headingLevel: 4 } });
  expect(bare(body)).toContain('<h4>Ce que nous voulons comprendre</h4>');
  expect(bare(body)).toMatch(/<a href="https:\/\/example.org\/" rel="[^"]*nofollow[^"]*">/);
});

test('a text with boxes, a table and what it cites reads as such, without script', () => {
  const blocks: readonly RichBlock[] = [
    {
      kind: 'checks',
      items: [{ checked: true, blocks: [{ kind: 'paragraph', runs: [{ text: 'la salle' }] }] }],
    },
    { kind: 'table', rows: [[{ isHeader: true, runs: [{ text: 'Qui' }] }]] },
    {
      kind: 'paragraph',
      runs: [
        { text: 'Dite ?', cited: { kind: 'question' } },
        { text: '', cited: { kind: 'structure' } },
      ],
    },
  ];
  const { commons } = words;
  const html = bare(render(RichReading, { props: { blocks, unnamed: commons.cited } }).body);
  expect(html).toMatch(/<input type="checkbox"[^>]* checked[^>]* disabled|disabled[^>]* checked/);
  expect(html).toMatch(/<tr><th>Qui<\/th> ?<\/tr>/);
  expect(html).toContain('<span class="cited">Dite ?</span>');
  expect(html).toContain('une structure');
});

test('a refusal leads to its field, and the field names its refusal', () => {
  const problems = [{ field: 'structureName', why: 'structure.nameEmpty' as const }];
  const summary = render(ErrorSummary, { props: { problems, words } }).body;
  expect(summary).toContain('href="#structureName"');
  expect(summary).toContain('autofocus');
  const typed = { ...NO_STRUCTURE_TYPED, name: '', choice: 'new' as const, structure: '' };
  const fields = render(StructureChoice, {
    props: { structures: SHEET.structures, typed, problems, words },
  }).body;
  expect(fields).toMatch(
    /id="structureName"[^>]*aria-describedby="structureName-error"[^>]*aria-invalid="true"/,
  );
});

test('known structures stand in their families', () => {
  const typed = { ...NO_STRUCTURE_TYPED, name: '', choice: 'known' as const, structure: 'library' };
  const { body } = render(StructureChoice, {
    props: { structures: SHEET.structures, typed, problems: [], words },
  });
  expect(bare(body)).toMatch(/<optgroup label="Équipement de proximité">.*Médiathèque de Ribérac/s);
  expect(bare(body)).toMatch(/value="library" selected/);
});
