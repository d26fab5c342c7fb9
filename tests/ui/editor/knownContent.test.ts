import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { isKnownContent } from '#ui/editor/knownContent.ts';
import { schema } from '#ui/editor/schema.ts';

/** A body as XML would say it: `['paragraph', 'words']`. */
type Sketch = readonly [name: string, ...children: (Sketch | string)[]];

function body(...sketches: readonly (Sketch | string)[]): Y.XmlFragment {
  const fragment = new Y.Doc().getXmlFragment('body');
  fragment.insert(0, sketches.map(drawn));
  return fragment;
}

/** What each node that is no block stands in. */
const HELD: Readonly<Record<string, readonly string[]>> = {
  list_item: ['bullet_list'],
  check_item: ['check_list'],
  table_row: ['table'],
  table_cell: ['table', 'table_row'],
  table_header: ['table', 'table_row'],
  hard_break: ['paragraph'],
  mention: ['paragraph'],
};

function drawn(sketch: Sketch | string): Y.XmlElement | Y.XmlText {
  if (typeof sketch === 'string') return new Y.XmlText(sketch);
  const [name, ...children] = sketch;
  const element = new Y.XmlElement(name);
  element.insert(0, children.map(drawn));
  return element;
}

describe('what the editor may be bound to', () => {
  it('is every node of its schema, also emptied by two people at once', () => {
    const all = body(
      ['heading', 'Titre'],
      ['paragraph', 'un', ['hard_break'], 'deux'],
      ['bullet_list', ['list_item', ['paragraph', 'a'], ['ordered_list']]],
      ['ordered_list', ['list_item']],
      ['check_list', ['check_item', ['paragraph', 'a'], ['table']], ['check_item']],
      ['table', ['table_row', ['table_header', 'a', ['mention']]], ['table_row']],
      ['blockquote'],
      ['paragraph'],
    );
    expect(isKnownContent(all)).toBe(true);
    expect(isKnownContent(body())).toBe(true);
  });

  it.each<[string, Sketch | string]>([
    ['an unknown block', ['poll', 'Pour ?']],
    ['an unknown block deep inside', ['blockquote', ['bullet_list', ['list_item', ['poll']]]]],
    ['a list item out of a list', ['list_item', ['paragraph', 'a']]],
    ['words out of a paragraph', 'des mots'],
    ['words in a list item', ['bullet_list', ['list_item', 'a']]],
    ['an unknown node among words', ['paragraph', 'a', ['badge', 'Luc']]],
    ['words in a mention', ['paragraph', 'a', ['mention', 'Luc']]],
    ['a table in a table', ['table', ['table_row', ['table_cell', ['table']]]]],
    ['a paragraph in a cell', ['table', ['table_row', ['table_cell', ['paragraph', 'a']]]]],
    ['a check item in a plain list', ['bullet_list', ['check_item', ['paragraph', 'a']]]],
    ['a name of every object', ['constructor']],
  ])('is not %s', (_what, sketch) => expect(isKnownContent(body(sketch))).toBe(false));

  it('is not an unknown mark, nor a thing embedded among letters', () => {
    const marked = body(['paragraph', 'abc']);
    ((marked.get(0) as Y.XmlElement).get(0) as Y.XmlText).format(0, 2, { blink: {} });
    expect(isKnownContent(marked)).toBe(false);
    const embedded = body(['paragraph', 'abc']);
    ((embedded.get(0) as Y.XmlElement).get(0) as Y.XmlText).insertEmbed(1, { image: 'x' });
    expect(isKnownContent(embedded)).toBe(false);
  });

  it('is not an attribute that only a newer version knows: it would be taken off', () => {
    const titled = body(['heading', 'Titre']);
    (titled.get(0) as Y.XmlElement).setAttribute('level', '2');
    expect(isKnownContent(titled)).toBe(true);
    (titled.get(0) as Y.XmlElement).setAttribute('colour', 'moss');
    expect(isKnownContent(titled)).toBe(false);
  });

  /** What the program of before check lists, tables and mentions let into its editor. */
  const BEFORE: Readonly<Record<string, readonly string[]>> = {
    doc: ['paragraph', 'heading', 'bullet_list', 'ordered_list', 'blockquote'],
    paragraph: ['#text', 'hard_break'],
    heading: ['#text', 'hard_break'],
    bullet_list: ['list_item'],
    ordered_list: ['list_item'],
    list_item: ['paragraph', 'heading', 'bullet_list', 'ordered_list', 'blockquote'],
    blockquote: ['paragraph', 'heading', 'bullet_list', 'ordered_list', 'blockquote'],
    hard_break: [],
  };
  const wasKnown = (part: Y.XmlFragment): boolean => {
    const allowed = BEFORE[part instanceof Y.XmlElement ? part.nodeName : 'doc'] ?? null;
    return (
      allowed !== null &&
      part
        .toArray()
        .every((child) =>
          child instanceof Y.XmlText
            ? allowed.includes('#text')
            : child instanceof Y.XmlElement && allowed.includes(child.nodeName) && wasKnown(child),
        )
    );
  };

  it.each<[string, Sketch]>([
    ['a check list', ['check_list', ['check_item', ['paragraph', 'a']]]],
    ['a table', ['table', ['table_row', ['table_cell', 'a']]]],
    ['a mention', ['blockquote', ['paragraph', 'a', ['mention']]]],
  ])('RICH-3: a program of before %s keeps its editor away from it', (_what, sketch) => {
    expect(wasKnown(body(['paragraph', 'a']))).toBe(true);
    expect(wasKnown(body(sketch))).toBe(false);
    expect(isKnownContent(body(sketch))).toBe(true);
  });

  it('names every node of the schema', () => {
    for (const name of Object.keys(schema.nodes).filter((one) => one !== 'doc' && one !== 'text')) {
      const wrapped: Sketch = (HELD[name] ?? []).reduceRight<Sketch>(
        (inner, holder) => [holder, inner],
        [name],
      );
      expect([name, isKnownContent(body(wrapped))]).toEqual([name, true]);
    }
  });
});
