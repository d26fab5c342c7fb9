import type * as Y from 'yjs';
import { annotation } from '#domain/kinds/annotation.ts';
import { answer } from '#domain/kinds/answer.ts';
import { grouping } from '#domain/kinds/grouping.ts';
import { mandate } from '#domain/kinds/mandate.ts';
import { moderation } from '#domain/kinds/moderation.ts';
import { placement } from '#domain/kinds/placement.ts';
import { question } from '#domain/kinds/question.ts';
import { reply } from '#domain/kinds/reply.ts';
import { share } from '#domain/kinds/share.ts';
import { space } from '#domain/kinds/space.ts';
import { structure } from '#domain/kinds/structure.ts';
import { term } from '#domain/kinds/term.ts';
import { theme } from '#domain/kinds/theme.ts';
import { AnnotationsIndex } from './annotationsIndex.svelte.ts';
import { GroupsIndex } from './groupsIndex.svelte.ts';
import { LiveRoot } from './live.svelte.ts';
import { SharesIndex } from './sharesIndex.svelte.ts';

/** The living views of a commons, one per kind, the shares and groups by question, the annotations by item. */
export type Views = ReturnType<typeof openViews>;

export function openViews(doc: Y.Doc) {
  const shares = new LiveRoot(doc, share);
  const noted = {
    annotations: new LiveRoot(doc, annotation),
    answers: new LiveRoot(doc, answer),
    moderations: new LiveRoot(doc, moderation),
  };
  const roots = {
    space: new LiveRoot(doc, space),
    questions: new LiveRoot(doc, question),
    shares,
    structures: new LiveRoot(doc, structure),
    themes: new LiveRoot(doc, theme),
    placements: new LiveRoot(doc, placement),
    ...noted,
    replies: new LiveRoot(doc, reply),
    groupings: new LiveRoot(doc, grouping),
    terms: new LiveRoot(doc, term),
    mandates: new LiveRoot(doc, mandate),
  };
  const indexes = {
    sharesByQuestion: new SharesIndex(shares),
    annotationsByItem: new AnnotationsIndex(noted),
    groups: new GroupsIndex(roots),
  };
  const stop = (): void =>
    [...Object.values(roots), ...Object.values(indexes)].forEach((view) => view.stop());
  const renew = (other: Y.Doc): void => Object.values(roots).forEach((view) => view.renew(other));
  return { ...roots, ...indexes, renew, stop };
}
