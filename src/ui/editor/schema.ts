import {
  Schema,
  type Attrs,
  type MarkSpec,
  type Node,
  type NodeSpec,
  type TagParseRule,
} from 'prosemirror-model';
import { isSafeAddress, type RichMention } from '#domain/projections/richBlocks.ts';

/*
 * The names of nodes and marks are stored in the documents for ever, and `richBlocks` reads them without
 * an editor: a name is added, never changed.
 *
 * y-prosemirror deletes a node that its schema refuses, with all that it holds. So any block may stand first in
 * an item or a quote, and the only known content ever refused is a container that people emptied together:
 * it holds no words. `knownContent.ts` keeps the editor away from the rest. A cell holds words themselves, so that
 * it is never refused, and a row may have any number of cells. Values of attributes are never objects:
 * y-prosemirror would write them anew at each key.
 */
const nodes = {
  doc: { content: 'block+' },
  paragraph: { content: 'inline*', group: 'block', parseDOM: [{ tag: 'p' }], toDOM: () => ['p', 0] },
  heading: {
    attrs: { level: { default: 2 } },
    content: 'inline*',
    group: 'block',
    defining: true,
    parseDOM: [1, 2, 3, 4, 5, 6].map((n): TagParseRule => ({
      tag: `h${n}`,
      attrs: { level: n < 3 ? 2 : 3 },
    })),
    toDOM: (node) => [levelOf(node) === 3 ? 'h3' : 'h2', 0],
  },
  check_list: {
    content: 'check_item+',
    group: 'block',
    parseDOM: [{ tag: 'ul[data-checks]', priority: 60 }],
    toDOM: () => ['ul', { class: 'checks', 'data-checks': '' }, 0],
  },
  check_item: {
    attrs: { checked: { default: false } },
    content: 'block+',
    defining: true,
    parseDOM: [
      {
        tag: 'li[data-checked]',
        priority: 60,
        getAttrs: (item) => ({ checked: item.getAttribute('data-checked') === 'true' }),
      },
    ],
    toDOM: (node) => ['li', { 'data-checked': String(isChecked(node)) }, 0],
  },
  bullet_list: {
    content: 'list_item+',
    group: 'block',
    parseDOM: [{ tag: 'ul' }],
    toDOM: () => ['ul', 0],
  },
  ordered_list: {
    content: 'list_item+',
    group: 'block',
    parseDOM: [{ tag: 'ol' }],
    toDOM: () => ['ol', 0],
  },
  list_item: { content: 'block+', defining: true, parseDOM: [{ tag: 'li' }], toDOM: () => ['li', 0] },
  blockquote: {
    content: 'block+',
    group: 'block',
    defining: true,
    parseDOM: [{ tag: 'blockquote' }],
    toDOM: () => ['blockquote', 0],
  },
  table: {
    content: 'table_row+',
    group: 'block',
    isolating: true,
    tableRole: 'table',
    parseDOM: [{ tag: 'table' }],
    toDOM: () => ['table', ['tbody', 0]],
  },
  table_row: {
    content: '(table_header | table_cell)+',
    tableRole: 'row',
    parseDOM: [{ tag: 'tr' }],
    toDOM: () => ['tr', 0],
  },
  table_header: { ...cell('th'), tableRole: 'header_cell' },
  table_cell: { ...cell('td'), tableRole: 'cell' },
  text: { group: 'inline' },
  hard_break: {
    inline: true,
    group: 'inline',
    selectable: false,
    linebreakReplacement: true,
    parseDOM: [{ tag: 'br' }],
    toDOM: () => ['br'],
  },
  mention: {
    attrs: { kind: { default: 'question' }, item: { default: '' } },
    inline: true,
    group: 'inline',
    atom: true,
    parseDOM: [{ tag: 'span[data-cites]', getAttrs: (span) => mentionAttrs(span) }],
    toDOM: ({ attrs }) => [
      'span',
      { class: 'cited', 'data-cites': `${String(attrs.kind)}/${String(attrs.item)}` },
    ],
  },
} satisfies Record<string, NodeSpec>;

const marks = {
  link: {
    attrs: { href: { default: '' } },
    inclusive: false,
    parseDOM: [{ tag: 'a[href]', getAttrs: (anchor) => linkAttrs(anchor.getAttribute('href')) }],
    // A document may hold any address, whoever wrote it: an unsafe one stays words.
    toDOM: (mark) =>
      isSafeAddress(mark.attrs.href)
        ? ['a', { href: mark.attrs.href, rel: 'nofollow ugc noreferrer' }, 0]
        : ['span', 0],
  },
  strong: {
    parseDOM: [
      { tag: 'strong' },
      {
        tag: 'b',
        getAttrs: (tag) => (/font-weight:\s*(?:normal|400)/.test(styleOf(tag)) ? false : null),
      },
      styled(/font-weight:\s*(?:bold|[6-9]00)/),
    ],
    toDOM: () => ['strong', 0],
  },
  em: {
    parseDOM: [{ tag: 'em' }, { tag: 'i' }, styled(/font-style:\s*italic/)],
    toDOM: () => ['em', 0],
  },
} satisfies Record<string, MarkSpec>;

function cell(tag: 'td' | 'th'): NodeSpec {
  return { content: 'inline*', isolating: true, parseDOM: [{ tag }], toDOM: () => [tag, 0] };
}

/**
 * Word processors say bold and italic by style. `mountEditor` sets a pasted style aside as `data-style`:
 * it is read here as letters and never takes effect.
 */
function styled(wanted: RegExp): TagParseRule {
  return {
    tag: 'span[data-style]',
    consuming: false,
    getAttrs: (tag) => (wanted.test(styleOf(tag)) ? null : false),
  };
}

const styleOf = (tag: HTMLElement): string => tag.getAttribute('data-style')?.replace(/mso-[^;]*/g, '') ?? '';

function linkAttrs(raw: string | null): Attrs | false {
  const href = raw?.trim();
  return isSafeAddress(href) ? { href } : false;
}

function mentionAttrs(span: HTMLElement): Attrs | false {
  const [, kind, item] =
    /^(question|structure|term)\/([\w-]{1,64})$/.exec(span.getAttribute('data-cites') ?? '') ?? [];
  return kind === undefined ? false : { kind, item };
}

/** What a mention cites; a document may hold any attributes, whoever wrote it. */
export function mentionOf({ attrs }: Node): RichMention | null {
  const kind = (['question', 'structure', 'term'] as const).find((one) => one === attrs.kind);
  return kind === undefined || typeof attrs.item !== 'string' ? null : { kind, item: attrs.item };
}

export const isChecked = (node: Node): boolean => node.attrs.checked === true;

export const levelOf = (node: Node): 2 | 3 => (Number(node.attrs.level) === 3 ? 3 : 2);

/** The schema of a theme's body. */
export const schema = new Schema<keyof typeof nodes, keyof typeof marks>({ nodes, marks });
