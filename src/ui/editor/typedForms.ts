import { InputRule, inputRules, textblockTypeInputRule, wrappingInputRule } from 'prosemirror-inputrules';
import type { MarkType } from 'prosemirror-model';
import type { Plugin } from 'prosemirror-state';
import { changeList } from './commands.ts';
import { ancestorOf, LISTS } from './format.ts';
import { schema } from './schema.ts';

const { heading, bullet_list, ordered_list, check_list, blockquote } = schema.nodes;
const { strong, em } = schema.marks;

/** « [ ] » in a list makes a check list of it. */
const checkRule = new InputRule(/^\s*\[[ xX]?\]\s$/, (state, _match, start, end) => {
  const list = ancestorOf(state.selection.$from, ...LISTS);
  if (list === null || list.node.type === check_list) return null;
  const tr = state.tr.delete(start, end);
  const $start = tr.doc.resolve(start);
  return changeList(tr, $start.before(list.depth), $start.node(list.depth), check_list);
});

/** Words typed between signs, which go. What is typed next is plain. */
const markRule = (type: MarkType, sign: '*' | '**'): InputRule =>
  new InputRule(
    sign === '*'
      ? /(^|[\s(«"'’])\*([^*\s](?:[^*]*[^*\s])?)\*$/
      : /(^|[\s(«"'’])\*\*([^*\s](?:[^*]*[^*\s])?)\*\*$/,
    (state, [, before = '', words = ''], start, end) => {
      const open = start + before.length;
      const from = open + sign.length;
      const to = from + words.length;
      const { tr } = state;
      if (end > to) tr.delete(to, end);
      return tr
        .delete(open, from)
        .addMark(open, open + words.length, type.create())
        .removeStoredMark(type);
    },
  );

/** What turns into a heading, a list, a quote or emphasis while it is typed. Backspace takes the turn back. */
export const typedForms = (toMention: () => void): Plugin =>
  inputRules({
    rules: [
      textblockTypeInputRule(/^(#{1,3})\s$/, heading, ([, marks = '']) => ({
        level: marks.length === 3 ? 3 : 2,
      })),
      checkRule,
      wrappingInputRule(/^\s*\[[ xX]?\]\s$/, check_list),
      wrappingInputRule(/^\s*[-*•]\s$/, bullet_list),
      wrappingInputRule(/^\s*1[.)]\s$/, ordered_list),
      wrappingInputRule(/^\s*>\s$/, blockquote),
      // « @ » is typed as it is: an address needs it, and Escape leaves it there.
      new InputRule(/(?:^|\s)@$/, () => {
        toMention();
        return null;
      }),
      markRule(strong, '**'),
      markRule(em, '*'),
    ],
  });
