import { describe, expect, it } from 'vitest';
import { prosemirrorToYXmlFragment, yXmlFragmentToProseMirrorRootNode } from 'y-prosemirror';
import * as Y from 'yjs';
import { isSafeAddress, richBlocks } from '#domain/projections/richBlocks.ts';
import { schema } from '#ui/editor/schema.ts';

/** What Ana wrote in the editor, as the document keeps it. */
function written(json: unknown): Y.XmlFragment {
  const body = new Y.Doc().getXmlFragment('body');
  prosemirrorToYXmlFragment(schema.nodeFromJSON({ type: 'doc', content: json }), body);
  return body;
}

const words = (text: string, ...marks: unknown[]): unknown => ({ type: 'text', text, marks });
const paragraph = (...content: unknown[]): unknown => ({ type: 'paragraph', content });
const item = (...content: unknown[]): unknown => ({ type: 'list_item', content });
const link = (href: string): unknown => ({ type: 'link', attrs: { href } });

const EVERYTHING = [
  { type: 'heading', attrs: { level: 2 }, content: [words('Ce que nous voulons comprendre')] },
  { type: 'heading', attrs: { level: 3 }, content: [words('Qui aide ?')] },
  paragraph(
    words('Partir de '),
    words('ce que vivent', { type: 'strong' }),
    words(' les gens', { type: 'em' }),
    words(' ici', link('https://exemple.fr/'), { type: 'strong' }, { type: 'em' }),
  ),
  paragraph(words('une ligne'), { type: 'hard_break' }, words('une autre')),
  { type: 'bullet_list', content: [item(paragraph(words('un'))), item(paragraph(words('deux')))] },
  {
    type: 'ordered_list',
    content: [
      item(paragraph(words('d’abord')), { type: 'bullet_list', content: [item(paragraph(words('dedans')))] }),
    ],
  },
  { type: 'blockquote', content: [paragraph(words('On m’a dit non.'))] },
];

describe('the body of a theme, read without an editor', () => {
  it('TEXT-1: reads every node and every mark that the editor writes', () => {
    expect(richBlocks(written(EVERYTHING))).toEqual([
      { kind: 'heading', level: 2, runs: [{ text: 'Ce que nous voulons comprendre' }] },
      { kind: 'heading', level: 3, runs: [{ text: 'Qui aide ?' }] },
      {
        kind: 'paragraph',
        runs: [
          { text: 'Partir de ' },
          { text: 'ce que vivent', strong: true },
          { text: ' les gens', em: true },
          { text: ' ici', strong: true, em: true, href: 'https://exemple.fr/' },
        ],
      },
      { kind: 'paragraph', runs: [{ text: 'une ligne' }, { text: '\n' }, { text: 'une autre' }] },
      {
        kind: 'list',
        ordered: false,
        items: [
          [{ kind: 'paragraph', runs: [{ text: 'un' }] }],
          [{ kind: 'paragraph', runs: [{ text: 'deux' }] }],
        ],
      },
      {
        kind: 'list',
        ordered: true,
        items: [
          [
            { kind: 'paragraph', runs: [{ text: 'd’abord' }] },
            { kind: 'list', ordered: false, items: [[{ kind: 'paragraph', runs: [{ text: 'dedans' }] }]] },
          ],
        ],
      },
      { kind: 'quote', blocks: [{ kind: 'paragraph', runs: [{ text: 'On m’a dit non.' }] }] },
    ]);
  });

  it('TEXT-2: what the editor wrote comes back to it unchanged', () => {
    const body = written(EVERYTHING);
    const back = yXmlFragmentToProseMirrorRootNode(body, schema);
    back.check();
    expect(back.toJSON()).toEqual(schema.nodeFromJSON({ type: 'doc', content: EVERYTHING }).toJSON());
  });

  it('leaves the words of a link whose address could harm, without the link', () => {
    const body = written([paragraph(words('clic', link('javascript:alert(1)')))]);
    expect(richBlocks(body)).toEqual([{ kind: 'paragraph', runs: [{ text: 'clic' }] }]);
  });

  it('reads a form of a newer version as its words', () => {
    const doc = new Y.Doc();
    const body = doc.getXmlFragment('body');
    const callout = new Y.XmlElement('callout');
    const badge = new Y.XmlElement('badge');
    badge.insert(0, [new Y.XmlText('Luc')]);
    callout.insert(0, [new Y.XmlText('Attention, '), badge]);
    body.insert(0, [callout]);
    expect(richBlocks(body)).toEqual([
      { kind: 'paragraph', runs: [{ text: 'Attention, ' }, { text: 'Luc' }] },
    ]);
  });
});

describe('an address that a reader may follow', () => {
  it.each(['https://exemple.fr', 'http://exemple.fr/a?b#c', 'mailto:ana@exemple.fr', 'HTTPS://EXEMPLE.FR'])(
    'may be %s',
    (address) => expect(isSafeAddress(address)).toBe(true),
  );
  it.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'https://a b',
    '//exemple.fr',
    '',
    'https://' + 'a'.repeat(2_000),
    7,
  ])('is never %s', (address) => expect(isSafeAddress(address)).toBe(false));
});
