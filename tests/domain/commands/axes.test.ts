import { describe, expect, it } from 'vitest';
import { readAll, readItem, rootOf } from '#domain/collection.ts';
import {
  archiveAxis,
  bringBackAxis,
  editAxis,
  openAxis,
  type GivenAxis,
} from '#features/axes/domain/axes.ts';
import type { ItemId } from '#domain/ids.ts';
import { axis } from '#domain/kinds/index.ts';
import { LONGEST_AXIS, MOST_TAKEN_UP } from '#features/axes/domain/axis.ts';
import * as Y from 'yjs';
import { alsoOn, ANA, ask, meet, newSpace, PAUL, puppetWorld, structureIn, valueOf } from '../scene.ts';

function scene() {
  const [doc, world] = [newSpace(), puppetWorld()];
  const [centre, asked] = [structureIn(doc, world, 'Centre social'), ask(doc, PAUL, world)];
  const given: GivenAxis = {
    structure: centre,
    sentence: ' Une porte d’entrée  commune ',
    aim: '',
    alongside: [],
    questions: [asked],
    nextDay: '2028-01-12',
    nextWhat: 'Carte des référents',
  };
  return { doc, world, centre, asked, given };
}
const AS_PAUL = { pens: PAUL, tends: false };

describe('An axis', () => {
  it('AXIS-1: is opened for the structure that carries it, mended by its people and organisers, put away and brought back', () => {
    const { doc, world, centre, asked, given } = scene();
    const id = valueOf(openAxis(doc, PAUL, given, world));
    expect(readItem(doc, axis, id)).toMatchObject({
      structure: centre,
      sentence: 'Une porte d’entrée commune',
      aim: null,
      questions: [asked],
      nextDay: '2028-01-12',
      editedAt: null,
    });
    expect(editAxis(doc, { pens: ANA, tends: false }, id, { ...given, aim: 'Orienter.' }, world)).toEqual({
      ok: false,
      why: 'item.notMine',
    });
    valueOf(editAxis(doc, { pens: ANA, tends: true }, id, { ...given, aim: 'Orienter.' }, world));
    expect(readItem(doc, axis, id)?.aim).toBe('Orienter.');
    valueOf(archiveAxis(doc, AS_PAUL, id, world));
    expect(readItem(doc, axis, id)?.archivedAt).not.toBeNull();
    valueOf(bringBackAxis(doc, AS_PAUL, id));
    expect(readItem(doc, axis, id)?.archivedAt).toBeNull();
  });

  it('AXIS-1: that says nothing, says too much, is for no day there is or that nobody carries, is refused', () => {
    const { doc, world, given } = scene();
    const why = (change: Partial<GivenAxis>) => {
      const answer = openAxis(doc, PAUL, { ...given, ...change }, world);
      return answer.ok ? null : answer.why;
    };
    expect(why({ sentence: ' … ' })).toBe('axis.empty');
    expect(why({ sentence: 'é'.repeat(LONGEST_AXIS + 1) })).toBe('axis.tooLong');
    expect(why({ aim: 'é'.repeat(281) })).toBe('axis.aimTooLong');
    expect(why({ nextWhat: 'é'.repeat(161) })).toBe('axis.nextTooLong');
    expect(why({ nextDay: '2028-02-31' })).toBe('axis.day');
    expect(why({ structure: null })).toBe('axis.unsigned');
    const many = Array.from({ length: MOST_TAKEN_UP + 1 }, (_, n) => `q${String(n)}` as ItemId);
    expect(why({ questions: many })).toBe('axis.tooMany');
    expect(readAll(doc, axis).size).toBe(0);
    const odd = new Y.Map<unknown>();
    rootOf(doc, axis).set('odd', odd);
    odd.set('questions', ['q1', 7, 'q1', '']);
    odd.set('alongside', 'everybody');
    expect(readItem(doc, axis, 'odd' as ItemId)).toMatchObject({
      questions: ['q1'],
      alongside: [],
      sentence: '',
    });
  });

  it('AXIS-2: Paul gives it a next date while Ana mends its sentence, out of reach of each other, and both stand', () => {
    const { doc, world, given } = scene();
    const id = valueOf(openAxis(doc, PAUL, given, world));
    const anas = alsoOn(doc);
    valueOf(editAxis(doc, AS_PAUL, id, { ...given, nextDay: '2028-02-02' }, world));
    const mended = { ...given, sentence: 'Une porte commune' };
    valueOf(editAxis(anas, { pens: ANA, tends: true }, id, mended, world));
    meet(doc, anas);
    for (const one of [doc, anas])
      expect(readItem(one, axis, id)).toMatchObject({ sentence: 'Une porte commune', nextDay: '2028-02-02' });
  });
});
