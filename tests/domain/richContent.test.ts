import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { nameMentions } from '#domain/projections/nameMentions.ts';
import { blocksOfContent, richBlocks } from '#domain/projections/richBlocks.ts';
import { richContentOf, writeRichContent, type RichContent } from '#domain/richContent.ts';

const words = (text: string): RichContent => [{ runs: [{ text }] }];
const newBody = (): Y.XmlFragment => new Y.Doc().getXmlFragment('body');

/** What Ana's text holds, with a form and a mark that only a newer version knows. */
const WRITTEN: RichContent = [
  { name: 'heading', attrs: { level: 2 }, children: words('Préparer') },
  {
    name: 'paragraph',
    children: [
      { runs: [{ text: 'avec ', marks: { strong: {}, glow: { hue: 3 } } }, { text: 'eux' }] },
      { name: 'hard_break' },
      { name: 'mention', attrs: { kind: 'question', item: 'q1' } },
    ],
  },
  {
    name: 'check_list',
    children: [
      {
        name: 'check_item',
        attrs: { checked: true },
        children: [{ name: 'paragraph', children: words('la salle') }],
      },
      { name: 'check_item', attrs: { checked: false } },
    ],
  },
  {
    name: 'table',
    children: [
      { name: 'table_row', children: [{ name: 'table_header', children: words('Qui') }] },
      { name: 'table_row', children: [{ name: 'table_cell', children: words('Luc') }] },
    ],
  },
  { name: 'poll', attrs: { choices: ['oui', 'non'] }, children: words('Pour ?') },
];

describe('a body as plain content', () => {
  it('RICH-1: what a body holds comes back to it whole, also what only a newer version knows', () => {
    const body = newBody();
    writeRichContent(body, WRITTEN);
    expect(richContentOf(body)).toEqual(WRITTEN);
    expect(JSON.parse(JSON.stringify(richContentOf(body)))).toEqual(WRITTEN);
  });

  it('is written beside what stands there already, without touching it', () => {
    const body = newBody();
    writeRichContent(body, [{ name: 'paragraph', children: words('un') }]);
    const one = body.get(0);
    writeRichContent(body, [{ name: 'paragraph', children: words('zéro') }], 0);
    expect(body.get(1)).toBe(one);
    expect(body.toString()).toBe('<paragraph>zéro</paragraph><paragraph>un</paragraph>');
  });

  it('RICH-2: reads the same when it was stored as when it is alive', () => {
    const body = newBody();
    writeRichContent(body, WRITTEN);
    expect(richBlocks(body)).toEqual(blocksOfContent(WRITTEN));
    expect(richBlocks(body).slice(1)).toEqual([
      {
        kind: 'paragraph',
        runs: [
          { text: 'avec ', strong: true },
          { text: 'eux' },
          { text: '\n' },
          { text: '', mention: { kind: 'question', item: 'q1' } },
        ],
      },
      {
        kind: 'checks',
        items: [
          { checked: true, blocks: [{ kind: 'paragraph', runs: [{ text: 'la salle' }] }] },
          { checked: false, blocks: [] },
        ],
      },
      {
        kind: 'table',
        rows: [[{ isHeader: true, runs: [{ text: 'Qui' }] }], [{ isHeader: false, runs: [{ text: 'Luc' }] }]],
      },
      { kind: 'paragraph', runs: [{ text: 'Pour ?' }] },
    ]);
  });

  it('a mention bears its name where it is read, and no longer says what it cites', () => {
    const named = nameMentions(blocksOfContent(WRITTEN), ({ kind, item }) => ({
      text: `${kind} ${item}`,
      to: '/q1',
    }));
    expect(named[1]).toMatchObject({
      runs: [{}, {}, {}, { text: 'question q1', cited: { kind: 'question', to: '/q1' } }],
    });
    expect(JSON.stringify(named)).not.toContain('"item"');
  });

  it('a mention that cites nothing sensible is nothing', () => {
    const broken: RichContent = [
      { name: 'paragraph', children: [{ name: 'mention', attrs: { kind: 'question', item: { a: 1 } } }] },
      { name: 'paragraph', children: [{ name: 'mention', attrs: { kind: 'constructor', item: 'x' } }] },
      { name: 'paragraph', children: [{ name: 'mention' }] },
    ];
    for (const block of blocksOfContent(broken)) expect(block).toEqual({ kind: 'paragraph', runs: [] });
  });
});
