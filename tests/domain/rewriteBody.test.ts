import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { samenessOf } from '#domain/projections/history/sameness.ts';
import { rewriteBody } from '#domain/rewriteBody.ts';
import { rewriteText } from '#domain/rewriteText.ts';
import { richContentOf, writeRichContent, type RichContent, type RichNode } from '#domain/richContent.ts';
import { dice, type Dice } from '../support/chance.ts';

const p = (text: string, marks?: Record<string, object>): RichNode => ({
  name: 'paragraph',
  children: [{ runs: [{ text, ...(marks === undefined ? {} : { marks: marks as never }) }] }],
});

function bodyOf(content: RichContent): { readonly doc: Y.Doc; readonly body: Y.XmlFragment } {
  const doc = new Y.Doc();
  const body = doc.getXmlFragment('body');
  writeRichContent(body, content);
  return { doc, body };
}

function copyOf(doc: Y.Doc): { readonly doc: Y.Doc; readonly body: Y.XmlFragment } {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  return { doc: copy, body: copy.getXmlFragment('body') };
}

const wordsOf = (body: Y.XmlFragment): string => richContentOf(body).map(samenessOf).join('\n');

test('TIME-4: what Sonia types elsewhere in the same paragraph while Ana brings words back is kept', () => {
  const { doc, body } = bodyOf([p('Le répit reste très rare dans nos communes'), p('Fin')]);
  const sonias = copyOf(doc);
  const text = (sonias.body.get(0) as Y.XmlElement).get(0) as Y.XmlText;
  text.insert(text.length, ' de Dordogne');
  doc.transact(() => rewriteBody(body, [p('Le répit est rare dans nos communes'), p('Fin')]));
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(sonias.doc));
  expect(richContentOf(body)).toEqual([p('Le répit est rare dans nos communes de Dordogne'), p('Fin')]);
});

test('TIME-4: blocks that stay are the same types, and a body that is as wanted is not written', () => {
  const { doc, body } = bodyOf([p('un'), p('deux'), p('trois')]);
  const [first, last] = [body.get(0), body.get(2)];
  doc.transact(() => rewriteBody(body, [p('un'), p('trois')]));
  expect([body.get(0), body.get(1)]).toEqual([first, last]);
  let written = 0;
  doc.on('update', () => (written += 1));
  doc.transact(() => rewriteBody(body, [p('un'), p('trois')]));
  expect(written).toBe(0);
});

test('TIME-4: marks and forms come back, also those that this program does not know', () => {
  const wanted: RichContent = [
    { name: 'heading', attrs: { level: 3 }, children: [{ runs: [{ text: 'Titre' }] }] },
    { name: 'carte', attrs: { lieu: 'Ribérac' }, children: [p('un lieu', { surligne: { teinte: 'miel' } })] },
    {
      name: 'paragraph',
      children: [
        {
          runs: [
            { text: 'un ' },
            { text: 'lien', marks: { link: { href: 'https://a.fr' } } },
            { text: ' ici' },
          ],
        },
      ],
    },
  ];
  const { doc, body } = bodyOf([
    { name: 'heading', attrs: { level: 2, ancre: 'x' }, children: [{ runs: [{ text: 'Titre' }] }] },
    p('un lien ici', { strong: {} }),
  ]);
  doc.transact(() => rewriteBody(body, wanted));
  expect(richContentOf(body)).toEqual(wanted);
});

test('TIME-4: a shared text is made to read as wanted by words, not as a whole', () => {
  const { doc } = bodyOf([]);
  const text = doc.getText('intent');
  text.insert(0, 'Comprendre  qui relaie les aidants 👩‍🌾 du canton.');
  const copy = copyOf(doc).doc;
  copy.getText('intent').insert(copy.getText('intent').length, ' Vraiment.');
  doc.transact(() => rewriteText(text, 'Comprendre qui relaie tous les aidants 👩 du canton.'));
  expect(text.toString()).toBe('Comprendre qui relaie tous les aidants 👩 du canton.');
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(copy));
  expect(text.toString()).toBe('Comprendre qui relaie tous les aidants 👩 du canton. Vraiment.');
});

function randomContent(chance: Dice, depth = 0): RichContent {
  return Array.from({ length: chance.below(5) }, (): RichNode => {
    if (depth < 2 && chance.onceIn(3))
      return {
        name: chance.oneOf(['bullet_list', 'blockquote']),
        attrs: { n: chance.below(2) },
        children: randomContent(chance, depth + 1),
      };
    const runs = Array.from({ length: 1 + chance.below(3) }, (_, n) => ({
      text: Array.from({ length: 1 + chance.below(4) }, () =>
        chance.oneOf(['ab ', 'cd ', 'é', ' ', '👩‍🌾']),
      ).join(''),
      ...(n % 2 === 1 ? { marks: { strong: {} } } : {}),
    }));
    return { name: 'paragraph', children: [{ runs }] };
  });
}

test('TIME-4: whatever a text was and is wanted to be, it is so afterwards, and undo brings back what was', () => {
  for (let seed = 0; seed < 150; seed += 1) {
    const chance = dice(seed);
    const { doc, body } = bodyOf(randomContent(chance));
    const before = wordsOf(body);
    const wanted = randomContent(chance);
    const undo = new Y.UndoManager(body, { trackedOrigins: new Set(['ana']) });
    doc.transact(() => rewriteBody(body, wanted), 'ana');
    expect(wordsOf(body)).toBe(wordsOf(bodyOf(wanted).body));
    if (undo.canUndo()) undo.undo();
    expect(wordsOf(body)).toBe(before);
  }
});
