import { annotate as annotateIn, type AnnotateRefusal, type WrittenAnnotation } from '../domain/annotate.ts';
import {
  acceptRephrasing as acceptIn,
  declineRephrasing as declineIn,
  takeAnswerBack as takeAnswerBackIn,
  type Accepted,
  type RephrasingRefusal,
} from '../domain/answerRephrasing.ts';
import { archiveAnnotation, bringBackAnnotation } from '../domain/archiveAnnotation.ts';
import { editAnnotation as editIn, type AnnotationEdit } from '../domain/editAnnotation.ts';
import { moderateQuestion } from '#domain/commands/moderateQuestion.ts';
import {
  archiveReply,
  bringBackReply,
  editReply as editReplyIn,
  reply as replyIn,
  type ReplyRefusal,
} from '../domain/reply.ts';
import { reopenAnnotation, settleAnnotation } from '../domain/settleAnnotation.ts';
import type { ItemId } from '#domain/ids.ts';
import type { Verdict } from '#domain/kinds/moderation.ts';
import type { NoteRefusal } from '../domain/noteWords.ts';
import { done, type Result } from '#domain/result.ts';
import type { Voice } from '#domain/voice.ts';
import type { Note } from '#state/annotationsIndex.svelte.ts';
import type { SpaceState } from '#state/space.svelte.ts';

/*
 * What somebody does with annotations. Apart from the other acts of a space: a first screen needs none of it.
 */

type Written<Why extends string, T = ItemId> = Result<T, Why | 'notAllowed'>;
type Mine = 'item.notMine' | 'item.gone';

export const annotate = (space: SpaceState, written: WrittenAnnotation): Written<AnnotateRefusal> =>
  space.write('annotate', (doc, world) => annotateIn(doc, space.pens, written, world));

export const editAnnotation = (
  space: SpaceState,
  id: ItemId,
  edit: AnnotationEdit,
): Written<NoteRefusal | Mine> =>
  space.write('annotate', (doc, world) => editIn(doc, space.pens, id, edit, world));

/** Takes my annotation out of view, or brings it back. */
export const showAnnotation = (space: SpaceState, id: ItemId, isShown: boolean): Written<Mine> =>
  space.write('annotate', (doc, world) =>
    isShown ? bringBackAnnotation(doc, space.pens, id) : archiveAnnotation(doc, space.pens, id, world),
  );

export const acceptRephrasing = (space: SpaceState, id: ItemId): Written<RephrasingRefusal, Accepted> =>
  space.write('ask', (doc, world) => acceptIn(doc, space.pens, id, world));

export const declineRephrasing = (space: SpaceState, id: ItemId): Written<RephrasingRefusal> =>
  space.write('ask', (doc, world) => declineIn(doc, space.pens, id, world));

export const takeAnswerBack = (
  space: SpaceState,
  given: { readonly answer: ItemId; readonly sentenceBefore?: string },
): Written<RephrasingRefusal> =>
  space.write('ask', (doc, world) => takeAnswerBackIn(doc, space.pens, given, world));

/** Whether I may say that this has been dealt with: I wrote it, I asked the question, or I am of the committee. */
export const maySettle = (space: SpaceState, { id, annotation }: Note): boolean =>
  space.may('annotate') && (isConcerned(space, id, annotation.target?.item) || space.may('welcome'));

const isConcerned = (space: SpaceState, id: ItemId, item: ItemId | undefined): boolean =>
  space.isMine(id) || (item !== undefined && space.isMine(item));

/** Settles an annotation, or reopens it: by an answer of mine where it counts, else as an organiser. */
export const settle = (space: SpaceState, note: Note, isSettled: boolean): Written<Mine> =>
  isConcerned(space, note.id, note.annotation.target?.item)
    ? space.write('annotate', (doc, world) =>
        (isSettled ? settleAnnotation : reopenAnnotation)(doc, space.pens, note.id, world),
      )
    : decide(space, note.id, isSettled ? 'settled' : 'welcomed');

/** An organiser's act: sets an annotation aside with a reason, or takes it back as it stood. */
export const decide = (
  space: SpaceState,
  id: ItemId,
  verdict: Verdict,
  reason: string | null = null,
): Written<never> =>
  space.write('welcome', (doc, world) => {
    moderateQuestion(doc, id, { verdict, reason }, world);
    return done(id);
  });

export const reply = (
  space: SpaceState,
  given: { readonly annotation: ItemId; readonly words: string; readonly voice: Voice },
): Written<ReplyRefusal> => space.write('reply', (doc, world) => replyIn(doc, space.pens, given, world));

/** One's own words are mended and taken back whatever the phase. */
export const editReply = (space: SpaceState, id: ItemId, words: string): Written<ReplyRefusal> =>
  space.write('annotate', (doc, world) => editReplyIn(doc, space.pens, id, words, world));

export const showReply = (space: SpaceState, id: ItemId, isShown: boolean): Written<Mine> =>
  space.write('annotate', (doc, world) =>
    isShown ? bringBackReply(doc, space.pens, id) : archiveReply(doc, space.pens, id, world),
  );
