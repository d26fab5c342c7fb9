import type { Field, Fields } from '#domain/kind.ts';
import type { RichContent, RichNode } from '#domain/richContent.ts';
import type { Run } from '#domain/wordDiff.ts';
import { blocksOfContent, type RichMention } from '#domain/projections/richBlocks.ts';
import { align, wordsIn } from '#domain/projections/history/align.ts';
import { linesOf, type Line, type LineForm } from './lines.ts';
import { longDiff } from '#domain/projections/history/longDiff.ts';
import { samenessOf } from '#domain/projections/history/sameness.ts';

/** A line of a rich text, with what changes in it. */
export interface LineChange {
  readonly form: LineForm;
  readonly runs: readonly Run[];
}

/**
 * A block of a rich text on both sides. `restyled`: its words are the same, its form or its marks are not.
 * `before` and `after` are its places among the blocks of each side.
 */
export interface BlockChange {
  readonly kind: 'same' | 'changed' | 'restyled' | 'gone' | 'new';
  readonly before: number | null;
  readonly after: number | null;
  readonly lines: readonly LineChange[];
}

export type FieldChange =
  | {
      readonly field: string;
      readonly kind: 'text';
      readonly isChanged: boolean;
      readonly runs: readonly Run[];
    }
  | {
      readonly field: string;
      readonly kind: 'rich';
      readonly isChanged: boolean;
      readonly blocks: readonly BlockChange[];
    }
  | {
      readonly field: string;
      readonly kind: 'value';
      readonly isChanged: boolean;
      readonly before: unknown;
      readonly after: unknown;
    };

type Contents = Readonly<Record<string, unknown>>;

/** Words for what a text cites. */
export type Citing = (mention: RichMention) => string;

/** Two states of one entry, field by field in the order of its kind; what only a newer version knows comes last. */
export function compareContents(
  fields: Fields,
  before: Contents,
  after: Contents,
  cited: Citing,
): readonly FieldChange[] {
  const names = new Set([...Object.keys(fields), ...Object.keys(before), ...Object.keys(after)]);
  return [...names].map((field) => changeOf(field, fields[field], before[field], after[field], cited));
}

function changeOf(
  field: string,
  known: Field<unknown> | undefined,
  before: unknown,
  after: unknown,
  cited: Citing,
): FieldChange {
  const merge = known?.merge;
  if (merge === 'rich') {
    const blocks = compareBlocks(contentOf(before), contentOf(after), cited);
    return { field, kind: 'rich', isChanged: blocks.some(({ kind }) => kind !== 'same'), blocks };
  }
  const areWords = (value: unknown): boolean =>
    typeof value === 'string' || value === undefined || value === null;
  if (merge === 'text' || (areWords(before) && areWords(after) && isSaid(before, after))) {
    const [earlier, later] = [wordsOf(before), wordsOf(after)];
    return { field, kind: 'text', isChanged: earlier !== later, runs: longDiff(earlier, later) };
  }
  const told = (value: unknown): string => JSON.stringify(known?.read(value) ?? value ?? null);
  const isChanged = told(before) !== told(after);
  return { field, kind: 'value', isChanged, before, after };
}

const isSaid = (...values: readonly unknown[]): boolean => values.some((value) => typeof value === 'string');
const wordsOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** What was stored of a rich text; what is no list of blocks is read as an empty one. */
export const contentOf = (value: unknown): RichContent =>
  Array.isArray(value) ? (value as RichContent) : [];

/** Two states of a rich text, block by block: what is alike faces each other, then words within. */
export function compareBlocks(
  before: RichContent,
  after: RichContent,
  cited: Citing,
): readonly BlockChange[] {
  const [a, b] = [sidesOf(before, cited), sidesOf(after, cited)];
  return align(a, b).map((pair): BlockChange => {
    const [old, fresh] = [sideAt(a, pair.before), sideAt(b, pair.after)];
    if (old === null || fresh === null)
      return { ...pair, kind: old === null ? 'new' : 'gone', lines: compareLines(old?.lines, fresh?.lines) };
    if (old.key === fresh.key) return { ...pair, kind: 'same', lines: compareLines(old.lines, fresh.lines) };
    const lines = compareLines(old.lines, fresh.lines);
    const isReworded = lines.some(({ runs }) => runs.some(({ kind }) => kind !== 'same'));
    return { ...pair, kind: isReworded ? 'changed' : 'restyled', lines };
  });
}

interface Side {
  readonly key: string;
  readonly words: ReadonlySet<string>;
  readonly lines: readonly Line[];
}

const sideAt = (sides: readonly Side[], at: number | null): Side | null =>
  at === null ? null : (sides[at] ?? null);

function sidesOf(content: RichContent, cited: Citing): readonly Side[] {
  const blocks = blocksOfContent(content);
  return content.map((node: RichNode, at) => {
    const block = blocks[at];
    const lines = block === undefined ? [] : linesOf(block, cited);
    return { key: samenessOf(node), words: wordsIn(lines.map(({ text }) => text).join('\n')), lines };
  });
}

function compareLines(before: readonly Line[] = [], after: readonly Line[] = []): readonly LineChange[] {
  const alignable = ({ form, text }: Line) => ({ key: `${form} ${text}`, words: wordsIn(text) });
  const isOneEach = before.length === 1 && after.length === 1;
  const pairs = isOneEach ? [{ before: 0, after: 0 }] : align(before.map(alignable), after.map(alignable));
  return pairs.map((pair) => {
    const [old, fresh] = [
      pair.before === null ? undefined : before[pair.before],
      pair.after === null ? undefined : after[pair.after],
    ];
    return { form: (fresh ?? old)?.form ?? 'paragraph', runs: longDiff(old?.text ?? '', fresh?.text ?? '') };
  });
}
