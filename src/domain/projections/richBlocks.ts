import * as Y from 'yjs';

/**
 * A run of words with its marks. `href` is present on links only, and is http(s) or mailto.
 * A line break inside a paragraph is the letter `\n`.
 */
export interface RichRun {
  readonly text: string;
  readonly strong?: true;
  readonly em?: true;
  readonly href?: string;
}

export type RichBlock =
  | { readonly kind: 'paragraph'; readonly runs: readonly RichRun[] }
  | { readonly kind: 'heading'; readonly level: 2 | 3; readonly runs: readonly RichRun[] }
  | { readonly kind: 'quote'; readonly blocks: readonly RichBlock[] }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly (readonly RichBlock[])[] };

const DEEPEST = 8;

/**
 * The body of a theme as plain blocks, for pages that hold no editor. Unknown nodes are read as paragraphs,
 * unknown marks as none, so that a document written by a newer version still reads.
 */
export function richBlocks(body: Y.XmlFragment): readonly RichBlock[] {
  return blocksOf(body, 0);
}

function blocksOf(parent: Y.XmlFragment | Y.XmlElement, depth: number): RichBlock[] {
  if (depth > DEEPEST) return [];
  const blocks: RichBlock[] = [];
  for (const child of parent.toArray()) {
    if (child instanceof Y.XmlElement) blocks.push(blockOf(child, depth));
    else if (child instanceof Y.XmlText) blocks.push({ kind: 'paragraph', runs: runsOf(child) });
  }
  return blocks;
}

function blockOf(element: Y.XmlElement, depth: number): RichBlock {
  switch (element.nodeName) {
    case 'heading':
      return {
        kind: 'heading',
        level: Number(element.getAttribute('level')) === 3 ? 3 : 2,
        runs: inline(element),
      };
    case 'blockquote':
      return { kind: 'quote', blocks: blocksOf(element, depth + 1) };
    case 'bullet_list':
    case 'ordered_list':
      return {
        kind: 'list',
        ordered: element.nodeName === 'ordered_list',
        items: element
          .toArray()
          .filter((item) => item instanceof Y.XmlElement)
          .map((item) => blocksOf(item, depth + 1)),
      };
    default:
      return { kind: 'paragraph', runs: inline(element) };
  }
}

const LINE_BREAK: RichRun = { text: '\n' };

/** The words of a paragraph. An unknown node among them is read as the words that it holds. */
const inline = (element: Y.XmlElement, depth = 0): RichRun[] =>
  depth > DEEPEST
    ? []
    : element.toArray().flatMap((child) => {
        if (child instanceof Y.XmlText) return runsOf(child);
        if (!(child instanceof Y.XmlElement)) return [];
        return child.nodeName === 'hard_break' ? [LINE_BREAK] : inline(child, depth + 1);
      });

interface Delta {
  readonly insert?: unknown;
  readonly attributes?: Readonly<Record<string, unknown>>;
}

function runsOf(text: Y.XmlText): RichRun[] {
  return (text.toDelta() as readonly Delta[]).flatMap(({ insert, attributes = {} }) => {
    if (typeof insert !== 'string') return [];
    const link = attributes.link as { href?: unknown } | undefined;
    return [
      {
        text: insert,
        ...(attributes.strong ? { strong: true as const } : {}),
        ...(attributes.em ? { em: true as const } : {}),
        ...(isSafeAddress(link?.href) ? { href: link.href } : {}),
      },
    ];
  });
}

/** Only addresses that a reader may follow without harm. */
export const isSafeAddress = (raw: unknown): raw is string =>
  typeof raw === 'string' && raw.length <= 2_000 && /^(?:https?:\/\/|mailto:)\S+$/i.test(raw);
