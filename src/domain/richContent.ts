import * as Y from 'yjs';

/** What an attribute or a mark may hold: plain JSON. */
export type Plain = null | boolean | number | string | readonly Plain[] | { readonly [name: string]: Plain };

type Named = Readonly<Record<string, Plain>>;

/** Letters that bear the same marks. */
export interface PlainRun {
  readonly text: string;
  readonly marks?: Named;
}

export interface RichElement {
  readonly name: string;
  readonly attrs?: Named;
  readonly children?: RichContent;
}

export interface RichWords {
  readonly runs: readonly PlainRun[];
}

export type RichNode = RichElement | RichWords;

/** A body as plain JSON that loses nothing, also of what only a newer version knows. */
export type RichContent = readonly RichNode[];

/** Deeper than the guard lets anything stand. */
const DEEPEST = 64;

/** All that a body holds, frozen in time: what is stored, compared and brought back. */
export const richContentOf = (body: Y.XmlFragment): RichContent => childrenOf(body, 0);

export const isRichWords = (node: RichNode): node is RichWords => 'runs' in node;

function childrenOf(parent: Y.XmlFragment, depth: number): RichContent {
  if (depth > DEEPEST) return [];
  return parent.toArray().flatMap((child): RichContent => {
    if (child instanceof Y.XmlText) return [{ runs: runsOf(child) }];
    return child instanceof Y.XmlElement ? [elementOf(child, depth)] : [];
  });
}

function elementOf(element: Y.XmlElement, depth: number): RichElement {
  const attrs = element.getAttributes() as Named;
  const children = childrenOf(element, depth + 1);
  return {
    name: element.nodeName,
    ...(Object.keys(attrs).length > 0 ? { attrs } : {}),
    ...(children.length > 0 ? { children } : {}),
  };
}

interface Delta {
  readonly insert?: unknown;
  readonly attributes?: Named;
}

const runsOf = (text: Y.XmlText): readonly PlainRun[] =>
  (text.toDelta() as readonly Delta[]).flatMap(({ insert, attributes }) =>
    typeof insert === 'string'
      ? [{ text: insert, ...(attributes === undefined ? {} : { marks: attributes }) }]
      : [],
  );

/**
 * Writes content at a place of a body, as new elements: what stood there before is not touched. Where it stands
 * among the body's own blocks is `index`.
 */
export function writeRichContent(body: Y.XmlFragment, content: RichContent, index = body.length): void {
  body.insert(index, content.map(typeOf));
}

function typeOf(node: RichNode): Y.XmlElement | Y.XmlText {
  if (isRichWords(node)) {
    const text = new Y.XmlText();
    text.applyDelta(node.runs.map(({ text: insert, marks = {} }) => ({ insert, attributes: marks })));
    return text;
  }
  const element = new Y.XmlElement<Record<string, Plain>>(node.name);
  for (const [name, value] of Object.entries(node.attrs ?? {})) element.setAttribute(name, value);
  element.insert(0, (node.children ?? []).map(typeOf));
  return element as unknown as Y.XmlElement;
}
