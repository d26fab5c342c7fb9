import type { Command } from 'prosemirror-state';
import type { RichMention } from '#domain/projections/richBlocks.ts';
import { schema } from './schema.ts';

/** Puts a mention in the place of what is selected; of the « @ » that asked for it, too. */
export const citing =
  ({ kind, item }: RichMention): Command =>
  (state, dispatch) => {
    const { $from, from, to, empty } = state.selection;
    const asked = empty && $from.nodeBefore?.text?.endsWith('@') === true;
    const mention = schema.nodes.mention.create({ kind, item });
    const tr = state.tr.replaceWith(asked ? from - 1 : from, to, [mention, schema.text(' ')]);
    dispatch?.(tr.scrollIntoView());
    return true;
  };
