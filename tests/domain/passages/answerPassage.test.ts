import { beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { anchorAt } from '#domain/anchor.ts';
import { readAll, readItem } from '#domain/collection.ts';
import { annotate } from '#features/annotations/domain/annotate.ts';
import {
  acceptPassage,
  declinePassage,
  placeOfNote,
  sharedTextsOf,
  takePassageBack,
} from '#domain/commands/answerPassage.ts';
import { isDoubled, mendDoubled } from '#domain/commands/mendDoubled.ts';
import { settleAnnotation } from '#features/annotations/domain/settleAnnotation.ts';
import type { ItemId, Pen, Pens } from '#domain/ids.ts';
import { annotation, answer, moderation, type Annotation } from '#domain/kinds/index.ts';
import { annotationState } from '#domain/projections/annotationState.ts';
import { passageAt, themeTexts } from '#domain/themeTexts.ts';
import type { World } from '#domain/world.ts';
import { alsoOn, meet, newSpace, PAUL, puppetWorld, themeIn, valueOf } from '../scene.ts';

/*
 * Ana and Luc are of the committee and write a theme. Paul, a partner, proposes other words for a passage of it.
 */

const LUC: Pens = { named: 'luc' as Pen, veiled: 'veil-l' as Pen };
const BODY = 'Nous partons des outils, pas des gens.';

let doc: Y.Doc;
let world: World;
let theme: ItemId;

beforeEach(() => {
  world = puppetWorld();
  doc = newSpace(world);
  theme = themeIn(doc, world, 'Vieillir connecté');
  const paragraph = new Y.XmlElement('paragraph');
  const text = new Y.XmlText();
  text.applyDelta([
    { insert: 'Nous partons ' },
    { insert: 'des outils', attributes: { strong: {} } },
    { insert: ', pas des gens.' },
  ]);
  paragraph.insert(0, [text]);
  shared().body.insert(0, [paragraph]);
});

function shared(where = doc) {
  const texts = sharedTextsOf(where, theme);
  if (texts === null) throw new Error('the theme is gone');
  return texts;
}
const wordsOf = (where = doc, n = 2): string => themeTexts(shared(where))[n]?.words ?? '';
const bodyText = (where = doc): Y.XmlText => (shared(where).body.get(0) as Y.XmlElement).get(0) as Y.XmlText;

function proposed(quote: string, to: string, n = 2): ItemId {
  const texts = themeTexts(shared());
  const start = texts[n]?.words.indexOf(quote) ?? -1;
  const range = { start, end: start + quote.length };
  return valueOf(
    annotate(
      doc,
      PAUL,
      {
        target: { kind: 'theme', item: theme },
        gesture: 'rephrase',
        anchor: anchorAt(texts[n]?.words ?? '', range),
        passage: passageAt(texts, { text: n, ...range }),
        wording: to,
        voice: { kind: 'person', person: 'paul' } as never,
      },
      world,
    ),
  );
}
const noteOf = (id: ItemId, where = doc): Annotation => {
  const note = readItem(where, annotation, id);
  if (note === null) throw new Error('the note is gone');
  return note;
};
const stateOf = (id: ItemId, where = doc): string =>
  annotationState(
    noteOf(id, where),
    readAll(where, answer).values(),
    readItem(where, moderation, id) ?? undefined,
  ).state;
const accept = (id: ItemId, from: string, where = doc) =>
  acceptPassage(where, id, { from, to: noteOf(id, where).rephrasing?.to ?? '' }, world);

describe('other words for a passage of a theme', () => {
  it('MARGIN-3: accepted, the text takes them in one transaction, word by word, with the emphasis that was there', () => {
    const id = proposed('des outils, pas des gens', 'de ce que vivent les gens, pas des écrans');
    let transactions = 0;
    doc.on('afterTransaction', () => (transactions += 1));
    valueOf(accept(id, 'des outils, pas des gens'));
    expect([transactions, wordsOf(), stateOf(id)]).toEqual([
      1,
      'Nous partons de ce que vivent les gens, pas des écrans.',
      'accepted',
    ]);
    const strong = (bodyText().toDelta() as { insert: string; attributes?: object }[])
      .filter(({ attributes }) => attributes !== undefined)
      .map(({ insert }) => insert);
    expect(strong).toEqual(['de ce que vivent les gens']);
  });

  it('MARGIN-3: letters that both wordings have live on', () => {
    const id = proposed('outils', 'outils numériques');
    const carets = [0, 18, 30].map((at) => Y.createRelativePositionFromTypeIndex(bodyText(), at));
    valueOf(accept(id, 'outils'));
    const now = carets.map((one) => Y.createAbsolutePositionFromRelativePosition(one, doc)?.index);
    expect([wordsOf(), now]).toEqual(['Nous partons des outils numériques, pas des gens.', [0, 18, 41]]);
  });

  it.each([
    ['pas des gens', 'les gens d’abord', 'Nous partons des outils, les gens d’abord.'],
    ['Nous partons', 'Nous', 'Nous des outils, pas des gens.'],
    [BODY, 'Partons des gens.', 'Partons des gens.'],
    ['des outils', 'des  vrais   outils', 'Nous partons des vrais outils, pas des gens.'],
    ['gens', 'gens, ni des lieux', 'Nous partons des outils, pas des gens, ni des lieux.'],
  ])('MARGIN-3: « %s » becomes « %s »', (quote, to, text) => {
    valueOf(accept(proposed(quote, to), quote));
    expect(wordsOf()).toBe(text);
  });

  it('MARGIN-3: words across a line break, and in the title', () => {
    const paragraph = shared().body.get(0) as Y.XmlElement;
    paragraph.insert(1, [new Y.XmlElement('hard_break'), new Y.XmlText('Et les aidants ?')]);
    const id = proposed('gens.\nEt les', 'gens et les');
    valueOf(accept(id, 'gens.\nEt les'));
    expect(wordsOf()).toBe('Nous partons des outils, pas des gens et les aidants ?');
    valueOf(accept(proposed('connecté', 'branchés', 0), 'connecté'));
    expect(wordsOf(doc, 0)).toBe('Vieillir branchés');
  });

  it('MARGIN-3: one act takes it back, with the words that were there', () => {
    const id = proposed('outils', 'écrans');
    const accepted = valueOf(accept(id, 'outils'));
    valueOf(takePassageBack(doc, id, accepted, world));
    expect([wordsOf(), stateOf(id)]).toEqual([BODY, 'open']);
  });

  it('MARGIN-3: taken back after somebody went on writing in it, what they wrote stays', () => {
    const id = proposed('outils', 'écrans');
    const accepted = valueOf(accept(id, 'outils'));
    bodyText().insert(19, 'X');
    valueOf(takePassageBack(doc, id, accepted, world));
    expect([wordsOf(), stateOf(id)]).toEqual(['Nous partons des écXrans, pas des gens.', 'open']);
  });

  it('MARGIN-3: declined, the text keeps its words; and both can be thought over', () => {
    const id = proposed('outils', 'écrans');
    valueOf(declinePassage(doc, id, world));
    expect([wordsOf(), stateOf(id)]).toEqual([BODY, 'declined']);
    valueOf(takePassageBack(doc, id, null, world));
    expect(stateOf(id)).toBe('open');
  });

  it('MARGIN-4: other words than were seen are refused, and nothing is written', () => {
    const id = proposed('des outils', 'des écrans');
    bodyText().insert(17, 'bons ');
    expect(accept(id, 'des outils')).toEqual({ ok: false, why: 'passage.changed' });
    expect(acceptPassage(doc, id, { from: 'des bons outils', to: 'des pièges' }, world)).toEqual({
      ok: false,
      why: 'passage.changed',
    });
    expect(stateOf(id)).toBe('open');
    valueOf(accept(id, 'des bons outils'));
    expect(wordsOf()).toBe('Nous partons des écrans, pas des gens.');
  });

  it('MARGIN-4: a passage that went is not written anywhere else', () => {
    const id = proposed('pas des gens', 'ni des gens');
    bodyText().delete(23, 14);
    expect(placeOfNote(themeTexts(shared()), noteOf(id))).toBeNull();
    expect(accept(id, 'pas des gens')).toEqual({ ok: false, why: 'passage.gone' });
    const long = proposed('connecté', 'x'.repeat(200), 0);
    expect(accept(long, 'connecté')).toEqual({ ok: false, why: 'passage.tooLong' });
  });

  it('MARGIN-5: two organisers who accept without network write it once', () => {
    const id = proposed('outils, pas des gens', 'gens d’ici, pas des outils');
    const ofLuc = alsoOn(doc, 7);
    watchDoubled(doc);
    watchDoubled(ofLuc);
    valueOf(accept(id, 'outils, pas des gens'));
    valueOf(accept(id, 'outils, pas des gens', ofLuc));
    meet(doc, ofLuc);
    meet(doc, ofLuc);
    for (const copy of [doc, ofLuc])
      expect([wordsOf(copy), stateOf(id, copy)]).toEqual([
        'Nous partons des gens d’ici, pas des outils.',
        'accepted',
      ]);
  });

  it('MARGIN-5: three of them, in any order', () => {
    const id = proposed('outils', 'visages');
    const copies = [doc, alsoOn(doc, 7), alsoOn(doc, 9_000_000_000)];
    copies.forEach(watchDoubled);
    for (const copy of copies) valueOf(accept(id, 'outils', copy));
    const [a, b, c] = copies as [Y.Doc, Y.Doc, Y.Doc];
    meet(b, c);
    meet(a, b);
    meet(a, b, c);
    meet(a, b, c);
    for (const copy of copies) expect(wordsOf(copy)).toBe('Nous partons des visages, pas des gens.');
  });

  /** What a device of an organiser does on hearing of another verdict. */
  function watchDoubled(copy: Y.Doc): void {
    const seen = new Map(readAll(copy, moderation));
    copy.on('afterTransaction', ({ local }: Y.Transaction) => {
      for (const [id, after] of readAll(copy, moderation)) {
        const before = seen.get(id);
        seen.set(id, after);
        if (!local && isDoubled(before, after) && before?.inserted) mendDoubled(copy, id, before.inserted);
      }
    });
  }

  it('MARGIN-6: only an organiser’s verdict counts: an answer under any pen does not', () => {
    const id = proposed('outils', 'écrans');
    for (const pen of ['paul', 'ana', theme]) {
      const forged = new Y.Map(
        Object.entries({ annotation: id, verdict: 'accepted', answeredAt: 9_000_000 }),
      );
      doc.getMap('answers').set(`${pen}~forged`, forged);
    }
    expect(stateOf(id)).toBe('open');
  });

  it('MARGIN-6: nobody reopens or settles over an organiser’s verdict but an organiser', () => {
    const id = proposed('outils', 'écrans');
    valueOf(declinePassage(doc, id, world));
    valueOf(settleAnnotation(doc, PAUL, id, world));
    expect(stateOf(id)).toBe('declined');
    expect(settleAnnotation(doc, LUC, id, world)).toEqual({ ok: false, why: 'item.notMine' });
  });

  it('MARGIN-6: a verdict on what is no proposal, or on a question’s, counts for nothing', () => {
    const plain = noteOf(proposed('outils', 'écrans'));
    const decided = { ...readDecision(plain.id), verdict: 'accepted', decidedAt: 9_000_000 } as never;
    const asked = { kind: 'question', item: 'paul~q' } as never;
    expect(annotationState({ ...plain, rephrasing: null }, [], decided).state).toBe('open');
    expect(annotationState({ ...plain, target: asked }, [], decided).state).toBe('open');
  });

  const readDecision = (id: ItemId): object => {
    valueOf(declinePassage(doc, id, world));
    return readItem(doc, moderation, id) ?? {};
  };
});
