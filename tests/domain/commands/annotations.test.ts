import * as Y from 'yjs';
import { beforeEach, describe, expect, it } from 'vitest';
import { anchorAt } from '#domain/anchor.ts';
import { readAll, readItem } from '#domain/collection.ts';
import { addTerm } from '#domain/commands/addTerm.ts';
import { annotate, type WrittenAnnotation } from '#features/annotations/domain/annotate.ts';
import {
  acceptRephrasing,
  declineRephrasing,
  takeAnswerBack,
} from '#features/annotations/domain/answerRephrasing.ts';
import { archiveAnnotation, bringBackAnnotation } from '#features/annotations/domain/archiveAnnotation.ts';
import { editAnnotation } from '#features/annotations/domain/editAnnotation.ts';
import { editQuestion } from '#domain/commands/editQuestion.ts';
import { moderateQuestion } from '#domain/commands/moderateQuestion.ts';
import { archiveReply, bringBackReply, editReply, reply } from '#features/annotations/domain/reply.ts';
import { reopenAnnotation, settleAnnotation } from '#features/annotations/domain/settleAnnotation.ts';
import { PUBLIC_PEN, penOf, type ItemId, type Pen, type Pens } from '#domain/ids.ts';
import {
  annotation,
  answer,
  moderation,
  question,
  reply as replyKind,
  type Annotation,
} from '#domain/kinds/index.ts';
import { LONGEST_NOTE } from '#domain/kinds/annotation.ts';
import { aboutOf } from '#domain/projections/aboutOf.ts';
import { annotationState, type AnnotationState } from '#domain/projections/annotationState.ts';
import { rephrasedFrom } from '#features/annotations/domain/rephrasedFrom.ts';
import { NOBODY } from '#domain/voice.ts';
import type { World } from '#domain/world.ts';
import { alsoOn, ANA, ask, meet, newSpace, PAUL, puppetWorld, themeIn, valueOf } from '../scene.ts';

/*
 * Paul asked a question; Zoé of the library annotates it; Ana is of the committee.
 */

const ZOE: Pens = { named: 'zoe' as Pen, veiled: 'veil-z' as Pen };
const SENTENCE = 'Qui aide les aînés ?';
const BETTER = 'Qui aide les aînés, et où ?';

let doc: Y.Doc;
let world: World;
let asked: ItemId;

beforeEach(() => {
  world = puppetWorld();
  doc = newSpace(world);
  asked = ask(doc, PAUL, world, {
    sentence: SENTENCE,
    voice: { kind: 'structure', structure: 's1' as ItemId },
  });
});

const on = (id: ItemId) => ({ kind: 'question', item: id }) as const;
const lay = (written: Partial<WrittenAnnotation>, pens = ZOE, where = doc) =>
  annotate(
    where,
    pens,
    {
      target: on(asked),
      gesture: 'clarify',
      note: 'À la campagne surtout.',
      voice: { kind: 'structure', structure: 's2' as ItemId },
      ...written,
    },
    world,
  );
const laid = (written: Partial<WrittenAnnotation> = {}, pens = ZOE): ItemId => valueOf(lay(written, pens));
const proposed = (where = doc): ItemId =>
  valueOf(lay({ gesture: 'rephrase', note: null, wording: BETTER }, ZOE, where));
const noteOf = (id: ItemId, where = doc): Annotation => {
  const note = readItem(where, annotation, id);
  if (note === null) throw new Error('the annotation is gone');
  return note;
};
const stateOf = (id: ItemId, where = doc): AnnotationState =>
  annotationState(
    noteOf(id, where),
    readAll(where, answer).values(),
    readItem(where, moderation, id) ?? undefined,
  ).state;
const sentenceOf = (where = doc): string | undefined => readItem(where, question, asked)?.sentence;

describe('annotating', () => {
  it('NOTE-4: keeps the words, what they are about and who says them, and does not touch the question', () => {
    const before = readItem(doc, question, asked);
    const anchor = anchorAt(SENTENCE, { start: 9, end: 18 });
    const id = laid({ note: '  À la   campagne surtout. ', anchor });
    expect(noteOf(id)).toMatchObject({
      target: on(asked),
      gesture: 'clarify',
      anchor: { quote: 'les aînés', before: 'Qui aide ', after: ' ?' },
      note: 'À la campagne surtout.',
      voice: { kind: 'structure', structure: 's2' },
      archivedAt: null,
    });
    expect(penOf(id)).toBe(ZOE.named);
    expect(readItem(doc, question, asked)).toEqual(before);
    expect(stateOf(id)).toBe('open');
  });

  it('NOTE-4: a note without a name is signed by the veiled pen', () => {
    expect(penOf(laid({ voice: NOBODY }))).toBe(ZOE.veiled);
  });

  it('NOTE-4: a theme is annotated by the same act', () => {
    const theme = themeIn(doc, world, 'Vieillir connecté');
    const id = laid({ target: { kind: 'theme', item: theme } });
    expect(noteOf(id).target).toEqual({ kind: 'theme', item: theme });
  });

  it('NOTE-4: two questions are linked, a word is said unclear, a wording stands beside the one it starts from', () => {
    const other = ask(doc, ANA, world, { sentence: 'Où apprendre ?' });
    expect(noteOf(laid({ gesture: 'relate', related: other, note: null })).related).toBe(other);
    const anchor = anchorAt(SENTENCE, { start: 13, end: 18 });
    expect(noteOf(laid({ gesture: 'unclearWord', anchor, note: null })).anchor?.quote).toBe('aînés');
    expect(noteOf(proposed()).rephrasing).toEqual({ from: SENTENCE, to: BETTER });
  });

  it.each([
    [{ note: '  ' }, 'note.empty'],
    [{ note: 'a'.repeat(LONGEST_NOTE + 1) }, 'note.tooLong'],
    [{ target: on('nowhere' as ItemId) }, 'item.gone'],
    [{ gesture: 'unclearWord' }, 'annotation.noWords'],
    [{ gesture: 'relate' }, 'annotation.noOther'],
    [{ gesture: 'relate', related: 'nowhere' as ItemId }, 'annotation.noOther'],
    [{ gesture: 'rephrase', wording: SENTENCE }, 'annotation.sameWording'],
    [{ gesture: 'rephrase', wording: ' ? ' }, 'sentence.empty'],
  ] as const)('NOTE-5: %j is refused, and nothing is written', (written, why) => {
    expect(lay(written)).toEqual({ ok: false, why });
    expect(readAll(doc, annotation).size).toBe(0);
  });

  it('NOTE-5: a question is not linked to itself', () => {
    expect(lay({ gesture: 'relate', related: asked })).toEqual({ ok: false, why: 'annotation.itself' });
  });

  it('NOTE-5: only who wrote it changes it or takes it out of view, and it comes back whole', () => {
    const id = laid();
    for (const pens of [PAUL, ANA]) {
      expect(editAnnotation(doc, pens, id, { note: 'Non.' }, world)).toEqual({
        ok: false,
        why: 'item.notMine',
      });
      expect(archiveAnnotation(doc, pens, id, world)).toEqual({ ok: false, why: 'item.notMine' });
    }
    valueOf(editAnnotation(doc, ZOE, id, { note: 'En ville aussi.' }, world));
    expect(noteOf(id)).toMatchObject({ note: 'En ville aussi.', editedAt: expect.any(Number) as number });
    valueOf(archiveAnnotation(doc, ZOE, id, world));
    expect(stateOf(id)).toBe('archived');
    valueOf(bringBackAnnotation(doc, ZOE, id));
    expect([stateOf(id), noteOf(id).note]).toEqual(['open', 'En ville aussi.']);
  });

  it('NOTE-5: a proposed wording is changed beside the one it started from', () => {
    const id = proposed();
    valueOf(editAnnotation(doc, ZOE, id, { note: null, wording: 'Où aider les aînés ?' }, world));
    expect(noteOf(id).rephrasing).toEqual({ from: SENTENCE, to: 'Où aider les aînés ?' });
    expect(editAnnotation(doc, ZOE, id, { note: null, wording: SENTENCE }, world).ok).toBe(false);
    valueOf(editAnnotation(doc, ZOE, id, { note: 'Plus court.' }, world));
    expect(noteOf(id)).toMatchObject({ note: 'Plus court.', rephrasing: { to: 'Où aider les aînés ?' } });
  });
});

describe('a proposed wording', () => {
  it('NOTE-6: accepted, it is the question’s, and one act takes it back', () => {
    const id = proposed();
    let transactions = 0;
    doc.on('afterTransaction', () => (transactions += 1));
    const accepted = valueOf(acceptRephrasing(doc, PAUL, id, world));
    expect([transactions, sentenceOf(), stateOf(id)]).toEqual([1, BETTER, 'accepted']);
    valueOf(takeAnswerBack(doc, PAUL, accepted, world));
    expect([transactions, sentenceOf(), stateOf(id)]).toEqual([2, SENTENCE, 'open']);
  });

  it('NOTE-6: declined, the question keeps its words, and the author may think again', () => {
    const id = proposed();
    const declined = valueOf(declineRephrasing(doc, PAUL, id, world));
    expect([sentenceOf(), stateOf(id)]).toEqual([SENTENCE, 'declined']);
    valueOf(takeAnswerBack(doc, PAUL, { answer: declined }, world));
    expect(stateOf(id)).toBe('open');
    valueOf(acceptRephrasing(doc, PAUL, id, world));
    expect([sentenceOf(), stateOf(id)]).toEqual([BETTER, 'accepted']);
  });

  it('NOTE-6: made before the author changed the question, it is still theirs to accept', () => {
    const id = proposed();
    const edit = { sentence: 'Qui aide les anciens ?', context: null, inPublic: true };
    valueOf(editQuestion(doc, PAUL, asked, edit, world));
    const accepted = valueOf(acceptRephrasing(doc, PAUL, id, world));
    expect(sentenceOf()).toBe(BETTER);
    valueOf(takeAnswerBack(doc, PAUL, accepted, world));
    expect(sentenceOf()).toBe(edit.sentence);
  });

  it('NOTE-6: taken back after the author went on writing, it keeps what they wrote', () => {
    const id = proposed();
    const accepted = valueOf(acceptRephrasing(doc, PAUL, id, world));
    const edit = { sentence: 'Qui aide, au juste ?', context: null, inPublic: true };
    valueOf(editQuestion(doc, PAUL, asked, edit, world));
    valueOf(takeAnswerBack(doc, PAUL, accepted, world));
    expect([sentenceOf(), stateOf(id)]).toEqual([edit.sentence, 'open']);
  });

  it('NOTE-6: accepted offline, it meets what was written meanwhile', () => {
    const id = proposed();
    const away = alsoOn(doc, 7);
    valueOf(acceptRephrasing(away, PAUL, id, world));
    laid({ note: 'Écrite entre-temps.' });
    meet(doc, away);
    for (const copy of [doc, away]) {
      expect([sentenceOf(copy), stateOf(id, copy)]).toEqual([BETTER, 'accepted']);
      expect(readAll(copy, annotation).size).toBe(2);
    }
  });

  it('NOTE-6: nobody else accepts or declines it, its writer and organisers included', () => {
    const id = proposed();
    for (const pens of [ZOE, ANA]) {
      expect(acceptRephrasing(doc, pens, id, world)).toEqual({ ok: false, why: 'item.notMine' });
      expect(declineRephrasing(doc, pens, id, world)).toEqual({ ok: false, why: 'item.notMine' });
    }
    expect([sentenceOf(), stateOf(id)]).toEqual([SENTENCE, 'open']);
  });

  it('NOTE-6: what is no proposal is not accepted', () => {
    expect(acceptRephrasing(doc, PAUL, laid(), world)).toEqual({ ok: false, why: 'item.gone' });
  });

  it('NOTE-7: a question asked without a name is answered without one', () => {
    asked = ask(doc, PAUL, world, { sentence: SENTENCE, voice: NOBODY });
    const id = proposed();
    const accepted = valueOf(acceptRephrasing(doc, PAUL, id, world));
    expect(penOf(accepted.answer)).toBe(PAUL.veiled);
    expect(stateOf(id)).toBe('accepted');
  });

  it('NOTE-7: an answer under another pen counts for nothing', () => {
    const id = proposed();
    const forge = (pen: string, verdict: string): void => {
      const forged = new Y.Map(Object.entries({ annotation: id, verdict, answeredAt: 9_000_000 }));
      doc.getMap('answers').set(`${pen}~forged${verdict}`, forged);
    };
    forge('zoe', 'accepted');
    forge('ana', 'declined');
    forge('ana', 'settled');
    forge(PUBLIC_PEN, 'accepted');
    expect(stateOf(id)).toBe('open');
    forge('zoe', 'settled');
    expect(stateOf(id)).toBe('settled');
  });

  it('NOTE-8: the question says whose proposal it follows, as long as it bears that wording', () => {
    const id = proposed();
    const seen = () => {
      const state = annotationState(noteOf(id), readAll(doc, answer).values(), undefined);
      const about = readItem(doc, question, asked);
      return about && rephrasedFrom(about, [{ annotation: noteOf(id), ...state }]);
    };
    expect(seen()).toBeNull();
    valueOf(acceptRephrasing(doc, PAUL, id, world));
    expect(seen()?.annotation.rephrasing?.from).toBe(SENTENCE);
    valueOf(editQuestion(doc, PAUL, asked, { sentence: 'Autre ?', context: null, inPublic: true }, world));
    expect(seen()).toBeNull();
  });
});

describe('dealing with an annotation', () => {
  it('NOTE-9: its writer and the asker settle and reopen it; the latest counts', () => {
    const id = laid();
    valueOf(settleAnnotation(doc, ZOE, id, world));
    expect(stateOf(id)).toBe('settled');
    valueOf(reopenAnnotation(doc, PAUL, id, world));
    expect(stateOf(id)).toBe('open');
    valueOf(settleAnnotation(doc, PAUL, id, world));
    expect(stateOf(id)).toBe('settled');
    expect(settleAnnotation(doc, ANA, id, world)).toEqual({ ok: false, why: 'item.notMine' });
  });

  it('NOTE-9: organisers close, reopen and set aside, by an entry of their own', () => {
    const id = laid();
    const decide = (verdict: 'welcomed' | 'setAside' | 'settled', reason: string | null = null) =>
      moderateQuestion(doc, id, { verdict, reason }, world);
    decide('settled');
    expect(stateOf(id)).toBe('settled');
    valueOf(reopenAnnotation(doc, ZOE, id, world));
    expect(stateOf(id)).toBe('open');
    decide('setAside', 'Ce n’est pas le sujet.');
    valueOf(reopenAnnotation(doc, ZOE, id, world));
    expect(stateOf(id)).toBe('setAside');
    decide('welcomed');
    expect(stateOf(id)).toBe('open');
    expect(noteOf(id).note).toBe('À la campagne surtout.');
  });

  it('NOTE-9: organisers do not answer a proposed wording, nor undo the answer of its author', () => {
    const id = proposed();
    valueOf(declineRephrasing(doc, PAUL, id, world));
    moderateQuestion(doc, id, { verdict: 'welcomed' }, world);
    expect(stateOf(id)).toBe('declined');
  });
});

describe('replies', () => {
  it('NOTE-10: stand under an annotation, and only their writer changes them or takes them out of view', () => {
    const id = laid();
    const voice = { kind: 'person', person: 'paul' } as never;
    const mine = valueOf(reply(doc, PAUL, { annotation: id, words: ' Oui,  chez nous. ', voice }, world));
    expect(readItem(doc, replyKind, mine)).toMatchObject({ annotation: id, words: 'Oui, chez nous.' });
    expect(editReply(doc, ZOE, mine, 'Non.', world)).toEqual({ ok: false, why: 'item.notMine' });
    valueOf(editReply(doc, PAUL, mine, 'Oui.', world));
    valueOf(archiveReply(doc, PAUL, mine, world));
    expect(readItem(doc, replyKind, mine)).toMatchObject({
      words: 'Oui.',
      archivedAt: expect.any(Number) as number,
    });
    valueOf(bringBackReply(doc, PAUL, mine));
    expect(readItem(doc, replyKind, mine)?.archivedAt).toBeNull();
  });

  it('NOTE-10: say something, under something', () => {
    const voice = NOBODY;
    const under = (id: ItemId, words: string) => reply(doc, PAUL, { annotation: id, words, voice }, world);
    expect(under(laid(), ' ')).toEqual({ ok: false, why: 'note.empty' });
    expect(under(laid(), 'a'.repeat(1_001))).toEqual({ ok: false, why: 'reply.tooLong' });
    expect(under('nowhere' as ItemId, 'Oui.')).toEqual({ ok: false, why: 'item.gone' });
  });
});

describe('A note on a word', () => {
  const onWord = (item: ItemId) => ({ kind: 'term', item }) as const;
  const word = (): ItemId =>
    valueOf(addTerm(doc, PAUL, { word: 'Tiers-lieu', otherForms: [], meaning: null }, world)).term;

  it('WORD-18: says something precise of it, marks a word of a meaning, or links it to a question', () => {
    const id = word();
    const meaning = 'Un lieu à plusieurs, ouvert à tous.';
    valueOf(lay({ target: onWord(id) }));
    valueOf(
      lay({ target: onWord(id), gesture: 'unclearWord', anchor: anchorAt(meaning, { start: 3, end: 7 }) }),
    );
    const link = valueOf(lay({ target: onWord(id), gesture: 'relate', related: asked, note: null }));
    expect(readItem(doc, annotation, link)).toMatchObject({ target: onWord(id), related: asked });
    expect(aboutOf(doc, 'annotations', link, {})).toEqual({ kind: 'term', item: id, words: 'Tiers-lieu' });
  });

  it('WORD-18: rewords nobody’s meaning, and is about a word that is here', () => {
    const id = word();
    expect(lay({ target: onWord(id), gesture: 'rephrase', wording: 'Mieux' })).toEqual({
      ok: false,
      why: 'annotation.ownMeaning',
    });
    expect(lay({ target: onWord(asked) })).toEqual({ ok: false, why: 'item.gone' });
  });
});
