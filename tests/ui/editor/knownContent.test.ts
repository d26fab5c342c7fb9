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
    ['an unknown node among words', ['paragraph', 'a', ['mention', 'Luc']]],
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

  it('names every node of the schema', () => {
    for (const name of Object.keys(schema.nodes).filter((one) => one !== 'doc' && one !== 'text')) {
      const wrapped: Sketch =
        name === 'list_item'
          ? ['bullet_list', [name]]
          : name === 'hard_break'
            ? ['paragraph', [name]]
            : [name];
      expect([name, isKnownContent(body(wrapped))]).toEqual([name, true]);
    }
  });
});
