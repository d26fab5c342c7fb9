import type * as Y from 'yjs';
import {
  annotation,
  answer,
  grouping,
  moderation,
  placement,
  question,
  reply,
  share,
  space,
  structure,
  theme,
} from '#domain/kinds/index.ts';
import { LiveRoot } from './live.svelte.ts';
import { SharesIndex } from './sharesIndex.svelte.ts';

/** The living views of a commons, one per kind, and the shares by question. */
export type Views = ReturnType<typeof openViews>;

export function openViews(doc: Y.Doc) {
  const shares = new LiveRoot(doc, share);
  const views = {
    space: new LiveRoot(doc, space),
    questions: new LiveRoot(doc, question),
    shares,
    structures: new LiveRoot(doc, structure),
    themes: new LiveRoot(doc, theme),
    placements: new LiveRoot(doc, placement),
    annotations: new LiveRoot(doc, annotation),
    answers: new LiveRoot(doc, answer),
    replies: new LiveRoot(doc, reply),
    groupings: new LiveRoot(doc, grouping),
    moderations: new LiveRoot(doc, moderation),
    sharesByQuestion: new SharesIndex(shares),
  };
  const stop = (): void => Object.values(views).forEach((view) => view.stop());
  return { ...views, stop };
}
