import { Plugin } from 'prosemirror-state';
import { schema } from './schema.ts';

/**
 * A line break bears no mark: y-prosemirror stores marks of letters only, so a bold break here would be a plain
 * one for everybody else.
 */
export const plainBreaks = (): Plugin =>
  new Plugin({
    appendTransaction: (transactions, _before, after) => {
      if (!transactions.some(({ docChanged }) => docChanged)) return null;
      const tr = after.tr;
      after.doc.descendants((node, at) => {
        if (node.type !== schema.nodes.hard_break) return;
        for (const mark of node.marks) tr.removeNodeMark(at, mark);
      });
      return tr.docChanged ? tr : null;
    },
  });
