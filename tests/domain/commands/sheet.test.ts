import * as Y from 'yjs';
import { describe, expect, it } from 'vitest';
import { readAll, readItem, sharedType } from '#domain/collection.ts';
import {
  addCarrier,
  bringBackCarriers,
  nameCarrier,
  removeCarrier,
} from '#features/sheet/domain/carriers.ts';
import { addLine, archiveLine, bringBackLine, tickLine } from '#features/sheet/domain/lines.ts';
import { setFormat, setSlot } from '#features/sheet/domain/setFormat.ts';
import {
  addToSpine,
  bringBackToSpine,
  moveInSpine,
  takeOutOfSpine,
} from '#features/sheet/domain/spineActs.ts';
import { addStep, archiveStep, bringBackStep, changeStep, moveStep } from '#features/sheet/domain/steps.ts';
import type { ItemId } from '#domain/ids.ts';
import { carrier, sheetLine, spine, step, theme } from '#domain/kinds/index.ts';
import { sheetOf, type Sheet } from '#domain/projections/sheetOf.ts';
import { alsoOn, meet, newCommons, newSpace, puppetWorld, themeIn, valueOf } from '../scene.ts';

const [CAF, HUB] = ['s-caf' as ItemId, 's-hub' as ItemId];
const [Q1, Q2, Q3] = ['paul~1' as ItemId, 'ana~2' as ItemId, 'luc~3' as ItemId];

const sheetIn = (doc: Y.Doc, id: ItemId): Sheet =>
  sheetOf(id, {
    spines: readAll(doc, spine).values(),
    carriers: readAll(doc, carrier).values(),
    steps: readAll(doc, step).values(),
    sheetLines: readAll(doc, sheetLine).values(),
  });

const spineIn = (doc: Y.Doc, id: ItemId) => sheetIn(doc, id).spine.map(({ question }) => question);

/** A theme of Ana's committee, and the same commons on Luc's device, which is on a train. */
function twoOrganisers() {
  const ana = newSpace(puppetWorld());
  ana.clientID = 1;
  const id = themeIn(ana, puppetWorld('t'), 'Numérique et emploi');
  return { ana, luc: alsoOn(ana, 2), id, anas: puppetWorld('a'), lucs: puppetWorld('l') };
}

const typeIn = (doc: Y.Doc, kind: typeof step | typeof sheetLine, id: ItemId, words: string): void => {
  const text = sharedType(doc, kind, id, kind === step ? 'what' : 'words');
  if (text instanceof Y.Text) text.insert(text.length, words);
};

describe('The sheet of a workshop', () => {
  it('SHEET-1: a theme becomes a workshop or a round table and a page again, and keeps what was filled in', () => {
    const { ana, id, anas } = twoOrganisers();
    expect(readItem(ana, theme, id)).toMatchObject({
      format: 'plain',
      slot: { room: null, startsAt: null },
    });
    setFormat(ana, id, 'workshop');
    valueOf(setSlot(ana, id, { room: '  Salle  Isle ' }));
    valueOf(setSlot(ana, id, { startsAt: 650 }));
    addToSpine(ana, id, Q1);
    addCarrier(ana, { theme: id, structure: CAF }, anas);
    valueOf(addStep(ana, { theme: id, minutes: 20, what: 'Tour des questions' }, anas));
    valueOf(addLine(ana, { theme: id, list: 'equipment', words: 'Post-it' }, anas));
    const filledIn = sheetIn(ana, id);
    for (const format of ['roundTable', 'plain', 'workshop'] as const) {
      expect(setFormat(ana, id, format)).toBe(true);
      expect(readItem(ana, theme, id)).toMatchObject({
        format,
        slot: { room: 'Salle Isle', startsAt: 650 },
      });
      expect(sheetIn(ana, id)).toEqual(filledIn);
    }
    expect(setFormat(ana, 'lost' as ItemId, 'workshop')).toBe(false);
  });

  it('SHEET-1: refuses a room that is too long and a theme that is not there, and reads nonsense as nothing', () => {
    const { ana, id } = twoOrganisers();
    expect(setSlot(ana, id, { room: 'x'.repeat(81) })).toEqual({ ok: false, why: 'sheet.roomTooLong' });
    expect(setSlot(ana, 'lost' as ItemId, {})).toEqual({ ok: false, why: 'item.gone' });
    for (const slot of [7, { room: 4, startsAt: 1440 }, { startsAt: -1 }, { startsAt: 1.5 }]) {
      ana.getMap<Y.Map<unknown>>('themes').get(id)?.set('slot', slot);
      expect(readItem(ana, theme, id)?.slot).toEqual({ room: null, startsAt: null });
    }
  });

  it('SHEET-2: what two organisers fill in apart is all there when they meet', () => {
    const { ana, luc, id, anas, lucs } = twoOrganisers();
    setFormat(ana, id, 'workshop');
    setFormat(luc, id, 'roundTable');
    addToSpine(ana, id, Q1);
    addToSpine(ana, id, Q2);
    addToSpine(luc, id, Q2);
    addToSpine(luc, id, Q3);
    addCarrier(ana, { theme: id, structure: CAF, member: 'ana' }, anas);
    addCarrier(luc, { theme: id, structure: CAF, member: 'luc' }, lucs);
    addCarrier(luc, { theme: id, structure: HUB }, lucs);
    for (const [doc, world, words] of [
      [ana, anas, 'chez Ana'],
      [luc, lucs, 'chez Luc'],
    ] as const) {
      typeIn(doc, step, valueOf(addStep(doc, { theme: id, minutes: 15 }, world)), words);
      for (const list of ['equipment', 'bringBack'] as const)
        typeIn(doc, sheetLine, valueOf(addLine(doc, { theme: id, list }, world)), words);
    }
    meet(ana, luc);
    const [anaSees, lucSees] = [sheetIn(ana, id), sheetIn(luc, id)];
    expect(anaSees).toEqual(lucSees);
    expect(readItem(ana, theme, id)?.format).toBe(readItem(luc, theme, id)?.format);
    expect(spineIn(ana, id).toSorted()).toEqual([Q1, Q2, Q3].toSorted());
    expect(anaSees.carriers.map(({ structure }) => structure).toSorted()).toEqual([CAF, HUB]);
    expect(anaSees.carriers.find(({ structure }) => structure === CAF)?.members.toSorted()).toEqual([
      'ana',
      'luc',
    ]);
    const both = ['chez Ana', 'chez Luc'];
    expect(anaSees.steps.map(({ what }) => what).toSorted()).toEqual(both);
    expect(anaSees.lines.equipment.map(({ words }) => words).toSorted()).toEqual(both);
    expect(anaSees.lines.bringBack.map(({ words }) => words).toSorted()).toEqual(both);
  });

  it('SHEET-2: both write in one moment and one line while apart, and no letter is lost', () => {
    const { ana, luc, id, anas } = twoOrganisers();
    const moment = valueOf(addStep(ana, { theme: id, minutes: 10, what: 'Accueil' }, anas));
    const line = valueOf(addLine(ana, { theme: id, list: 'equipment', words: 'Feutres' }, anas));
    meet(ana, luc);
    typeIn(ana, step, moment, ' à la porte');
    typeIn(luc, step, moment, ' par les deux hôtes');
    typeIn(ana, sheetLine, line, ' noirs');
    typeIn(luc, sheetLine, line, ' larges');
    valueOf(changeStep(luc, moment, { minutes: 25 }));
    valueOf(changeStep(ana, moment, { who: 'Sonia' }));
    meet(ana, luc);
    const held = readItem(luc, step, moment);
    expect(held).toMatchObject({ minutes: 25, who: 'Sonia' });
    for (const words of ['Accueil', ' à la porte', ' par les deux hôtes'])
      expect(held?.what).toContain(words);
    for (const words of ['Feutres', ' noirs', ' larges'])
      expect(readItem(ana, sheetLine, line)?.words).toContain(words);
  });

  it('SHEET-3: questions of the spine stand in an order, are moved, taken out and put back where they were', () => {
    const doc = newCommons(1);
    const id = 'th' as ItemId;
    const [first, second] = [Q1, Q2, Q3].map((question) => addToSpine(doc, id, question));
    addToSpine(doc, 'other' as ItemId, Q1);
    expect(spineIn(doc, id)).toEqual([Q1, Q2, Q3]);
    moveInSpine(doc, first as ItemId, 2);
    expect(spineIn(doc, id)).toEqual([Q2, Q3, Q1]);
    addToSpine(doc, id, Q2);
    expect(spineIn(doc, id)).toEqual([Q2, Q3, Q1]);
    takeOutOfSpine(doc, second as ItemId, puppetWorld());
    expect(spineIn(doc, id)).toEqual([Q3, Q1]);
    bringBackToSpine(doc, second as ItemId);
    expect(spineIn(doc, id)).toEqual([Q2, Q3, Q1]);
    takeOutOfSpine(doc, second as ItemId, puppetWorld());
    addToSpine(doc, id, Q2);
    expect(spineIn(doc, id)).toEqual([Q3, Q1, Q2]);
    expect(moveInSpine(doc, 'lost' as ItemId, 0)).toBe(false);
  });

  it('SHEET-3: two orders chosen apart become one, the same for both, with nothing missing', () => {
    const { ana, luc, id } = twoOrganisers();
    const ids = [Q1, Q2, Q3].map((question) => addToSpine(ana, id, question));
    meet(ana, luc);
    moveInSpine(ana, ids[2] as ItemId, 0);
    moveInSpine(luc, ids[0] as ItemId, 2);
    meet(ana, luc);
    expect(spineIn(ana, id)).toEqual(spineIn(luc, id));
    expect(spineIn(ana, id)).toEqual([Q3, Q2, Q1]);
  });

  it('SHEET-4: a structure carries a theme once, goes whole, and comes back with its people', () => {
    const { ana, luc, id, anas, lucs } = twoOrganisers();
    addCarrier(ana, { theme: id, structure: CAF, member: 'ana' }, anas);
    addCarrier(luc, { theme: id, structure: CAF, member: 'luc' }, lucs);
    meet(ana, luc);
    addCarrier(ana, { theme: id, structure: CAF }, anas);
    expect(sheetIn(ana, id).carriers).toHaveLength(1);
    const gone = removeCarrier(ana, id, CAF, anas);
    expect([gone.length, sheetIn(ana, id).carriers.length]).toEqual([2, 0]);
    bringBackCarriers(ana, gone);
    expect(sheetIn(ana, id).carriers[0]?.members).toHaveLength(2);
    nameCarrier(ana, id, CAF, 'sonia');
    expect(sheetIn(ana, id).carriers).toEqual([{ structure: CAF, members: ['sonia'] }]);
    nameCarrier(ana, id, CAF, null);
    expect(sheetIn(ana, id).carriers).toEqual([{ structure: CAF, members: [] }]);
    expect(nameCarrier(ana, id, HUB, 'luc')).toBe(false);
  });

  it('SHEET-5: moments are added, changed, moved, put away and brought back; nonsense is refused', () => {
    const doc = newCommons(1);
    const id = 'th' as ItemId;
    const world = puppetWorld();
    const add = (what: string): ItemId => valueOf(addStep(doc, { theme: id, minutes: 10, what }, world));
    const [a, b, c] = [add('a'), add('b'), add('c')];
    const whats = () => sheetIn(doc, id).steps.map(({ what }) => what);
    moveStep(doc, c, 0);
    expect(whats()).toEqual(['c', 'a', 'b']);
    archiveStep(doc, a, world);
    expect(whats()).toEqual(['c', 'b']);
    bringBackStep(doc, a);
    expect(whats()).toEqual(['c', 'a', 'b']);
    valueOf(changeStep(doc, b, { minutes: 45, isPause: true }));
    expect(readItem(doc, step, b)).toMatchObject({ minutes: 45, isPause: true, who: null });
    for (const minutes of [-1, 1.5, 601, Number.NaN])
      expect(changeStep(doc, b, { minutes })).toEqual({ ok: false, why: 'step.minutes' });
    expect(addStep(doc, { theme: id, minutes: 5, what: 'x'.repeat(281) }, world).ok).toBe(false);
    expect(changeStep(doc, b, { who: 'x'.repeat(81) }).ok).toBe(false);
    expect(changeStep(doc, 'lost' as ItemId, { minutes: 5 })).toEqual({ ok: false, why: 'item.gone' });
    expect(addLine(doc, { theme: id, list: 'bringBack', words: 'x'.repeat(161) }, world).ok).toBe(false);
  });

  it('SHEET-5: a line is ticked, put away and brought back with its words', () => {
    const doc = newCommons(1);
    const world = puppetWorld();
    const id = 'th' as ItemId;
    const line = valueOf(addLine(doc, { theme: id, list: 'equipment', words: 'Vidéoprojecteur' }, world));
    tickLine(doc, line, true);
    archiveLine(doc, line, world);
    expect(sheetIn(doc, id).lines.equipment).toEqual([]);
    bringBackLine(doc, line);
    expect(sheetIn(doc, id).lines.equipment[0]).toMatchObject({ words: 'Vidéoprojecteur', isReady: true });
  });
});
