import * as Y from 'yjs';
import { align, wordsIn } from './projections/history/align.ts';
import { samenessOf } from './projections/history/sameness.ts';
import {
  isRichWords,
  richContentOf,
  writeRichContent,
  type Plain,
  type RichContent,
  type RichNode,
} from './richContent.ts';
import { rewriteRuns } from './rewriteText.ts';

/**
 * Makes a body read as wanted by the least change: blocks that stay are not touched, words are changed within those
 * that are alike, so that what others write meanwhile keeps its place. Call it inside a transaction. Answers false,
 * and changes nothing, where the body holds what cannot be told as content.
 */
export function rewriteBody(body: Y.XmlFragment, wanted: RichContent): boolean {
  const now = richContentOf(body);
  if (now.length !== body.length) return false;
  let at = 0;
  for (const { before, after } of align(now.map(alignable), wanted.map(alignable))) {
    const node = after === null ? undefined : wanted[after];
    if (node === undefined) body.delete(at, 1);
    else {
      if (before === null) writeRichContent(body, [node], at);
      else rewriteNode(body, at, node);
      at += 1;
    }
  }
  return true;
}

function rewriteNode(parent: Y.XmlFragment, at: number, wanted: RichNode): void {
  const here: unknown = parent.get(at);
  if (here instanceof Y.XmlText && isRichWords(wanted)) rewriteRuns(here, wanted.runs);
  else if (
    here instanceof Y.XmlElement &&
    !isRichWords(wanted) &&
    here.nodeName === wanted.name &&
    rewriteBody(here, wanted.children ?? [])
  )
    rewriteAttributes(here, wanted.attrs ?? {});
  else {
    parent.delete(at, 1);
    writeRichContent(parent, [wanted], at);
  }
}

type Attributed = Y.XmlElement<Record<string, Plain>>;

function rewriteAttributes(element: Attributed, wanted: Readonly<Record<string, Plain>>): void {
  const now = element.getAttributes();
  for (const name of Object.keys(now)) if (!(name in wanted)) element.removeAttribute(name);
  for (const [name, value] of Object.entries(wanted))
    if (JSON.stringify(now[name]) !== JSON.stringify(value)) element.setAttribute(name, value);
}

/** Words alone have no block of their own to be told apart by: the words of a paragraph face its words. */
const SOME_WORDS = new Set(['']);

const alignable = (node: RichNode) => ({
  key: samenessOf(node),
  words: isRichWords(node) ? SOME_WORDS : wordsIn(textOf(node)),
});

const textOf = (node: RichNode): string =>
  isRichWords(node)
    ? node.runs.map(({ text }) => text).join('')
    : (node.children ?? []).map(textOf).join('\n');
