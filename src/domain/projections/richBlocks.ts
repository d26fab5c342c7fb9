import type * as Y from 'yjs';
import type { ItemId } from '../ids.ts';
import {
  isRichWords,
  richContentOf,
  type RichContent,
  type RichElement,
  type RichWords,
} from '../richContent.ts';

/** What a text cites of the commons: the words are read where it is shown, as they are then. */
export interface RichMention {
  readonly kind: 'question' | 'structure' | 'term';
  readonly item: string;
}

/**
 * A run of words with its marks. `href` is present on links only, and is http(s) or mailto.
 * A line break inside a paragraph is the letter `\n`. A mention has no words of its own: see `nameMentions`.
 */
export interface RichRun {
  readonly text: string;
  readonly strong?: true;
  readonly em?: true;
  readonly href?: string;
  readonly mention?: RichMention;
  /** On a mention that `nameMentions` named; `to` is an address of the page that shows it. */
  readonly cited?: { readonly kind: RichMention['kind']; readonly to?: string };
  /** On a word of the glossary that `knownInBlocks` recognised. */
  readonly known?: ItemId;
}

export type RichBlock =
  | { readonly kind: 'paragraph'; readonly runs: readonly RichRun[] }
  | { readonly kind: 'heading'; readonly level: 2 | 3; readonly runs: readonly RichRun[] }
  | { readonly kind: 'quote'; readonly blocks: readonly RichBlock[] }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly (readonly RichBlock[])[] }
  | { readonly kind: 'checks'; readonly items: readonly RichCheck[] }
  | { readonly kind: 'table'; readonly rows: readonly (readonly RichCell[])[] };

export interface RichCheck {
  readonly checked: boolean;
  readonly blocks: readonly RichBlock[];
}

export interface RichCell {
  readonly isHeader: boolean;
  readonly runs: readonly RichRun[];
}

const DEEPEST = 8;

/**
 * The body of a theme as plain blocks, for pages that hold no editor. Unknown nodes are read as paragraphs,
 * unknown marks as none, so that a document written by a newer version still reads.
 */
export const richBlocks = (body: Y.XmlFragment): readonly RichBlock[] => blocksOfContent(richContentOf(body));

/** The same, of a body that was stored. */
export const blocksOfContent = (content: RichContent): readonly RichBlock[] => blocksOf(content, 0);

function blocksOf(content: RichContent = [], depth: number): RichBlock[] {
  if (depth > DEEPEST) return [];
  return content.map((node) =>
    isRichWords(node) ? { kind: 'paragraph', runs: runsOf(node) } : blockOf(node, depth),
  );
}

const elementsOf = ({ children = [] }: RichElement): readonly RichElement[] =>
  children.filter((child): child is RichElement => !isRichWords(child));

function blockOf(element: RichElement, depth: number): RichBlock {
  const inside = ({ children }: RichElement): RichBlock[] => blocksOf(children, depth + 1);
  switch (element.name) {
    case 'heading':
      return { kind: 'heading', level: Number(element.attrs?.level) === 3 ? 3 : 2, runs: inline(element) };
    case 'blockquote':
      return { kind: 'quote', blocks: inside(element) };
    case 'bullet_list':
    case 'ordered_list':
      return {
        kind: 'list',
        ordered: element.name === 'ordered_list',
        items: elementsOf(element).map(inside),
      };
    case 'check_list':
      return {
        kind: 'checks',
        items: elementsOf(element).map((item) => ({
          checked: item.attrs?.checked === true,
          blocks: inside(item),
        })),
      };
    case 'table':
      return { kind: 'table', rows: elementsOf(element).map(cellsOf) };
    default:
      return { kind: 'paragraph', runs: inline(element) };
  }
}

const cellsOf = (row: RichElement): readonly RichCell[] =>
  elementsOf(row).map((cell) => ({ isHeader: cell.name === 'table_header', runs: inline(cell) }));

const LINE_BREAK: RichRun = { text: '\n' };

/** The words of a paragraph. An unknown node among them is read as the words that it holds. */
const inline = ({ children = [] }: RichElement, depth = 0): RichRun[] =>
  depth > DEEPEST
    ? []
    : children.flatMap((child) => {
        if (isRichWords(child)) return runsOf(child);
        if (child.name === 'hard_break') return [LINE_BREAK];
        return child.name === 'mention' ? mentionOf(child) : inline(child, depth + 1);
      });

const MENTIONED = ['question', 'structure', 'term'] as const;

function mentionOf({ attrs = {} }: RichElement): RichRun[] {
  const kind = MENTIONED.find((one) => one === attrs.kind);
  const { item } = attrs;
  return kind === undefined || typeof item !== 'string' ? [] : [{ text: '', mention: { kind, item } }];
}

const runsOf = ({ runs }: RichWords): RichRun[] =>
  runs.map(({ text, marks = {} }) => {
    const href = (marks.link as { readonly href?: unknown } | null | undefined)?.href;
    return {
      text,
      ...(marks.strong ? { strong: true as const } : {}),
      ...(marks.em ? { em: true as const } : {}),
      ...(isSafeAddress(href) ? { href } : {}),
    };
  });

/** Only addresses that a reader may follow without harm. */
export const isSafeAddress = (raw: unknown): raw is string =>
  typeof raw === 'string' && raw.length <= 2_000 && /^(?:https?:\/\/|mailto:)\S+$/i.test(raw);
