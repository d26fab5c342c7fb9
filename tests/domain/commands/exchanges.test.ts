import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { openRoots, readAll } from '#domain/collection.ts';
import {
  archiveExchange,
  bringBackExchange,
  editExchange,
  noteExchange,
  type GivenExchange,
} from '#features/mobilisation/domain/exchanges.ts';
import type { ItemId } from '#domain/ids.ts';
import { BACKSTAGE_KINDS, exchange } from '#domain/kinds/backstage/index.ts';
import { LONGEST_EXCHANGE } from '#domain/kinds/backstage/exchange.ts';
import { exchangesOf, lastExchanges } from '#domain/projections/exchangesOf.ts';
import { alsoOn, ANA, meet, PAUL, puppetWorld, valueOf } from '../scene.ts';

const backstage = (): Y.Doc => openRoots(new Y.Doc(), BACKSTAGE_KINDS);
const [CENTRE, LIBRARY] = ['s1' as ItemId, 's2' as ItemId];
const on = (day: string, said: string): GivenExchange => ({ day, way: 'phone', said });
const all = (doc: Y.Doc) => readAll(doc, exchange).values();

describe('What was said', () => {
  it('MOBIL-6: reads by day, the latest first, whoever noted it and wherever', () => {
    const [doc, world] = [backstage(), puppetWorld()];
    const lucs = alsoOn(doc);
    openRoots(lucs, BACKSTAGE_KINDS);
    valueOf(noteExchange(doc, ANA, CENTRE, on('2027-03-02', ' Elle rappelle lundi.\nLe matin. '), world));
    valueOf(noteExchange(lucs, PAUL, CENTRE, on('2027-03-08', 'Elle vient.'), world));
    valueOf(noteExchange(lucs, PAUL, CENTRE, on('2027-03-02', 'Vue au marché.'), world));
    valueOf(noteExchange(lucs, PAUL, LIBRARY, on('2027-01-05', 'Un message laissé.'), world));
    meet(doc, lucs);
    expect(exchangesOf(all(doc), CENTRE).map(({ said }) => said)).toEqual([
      'Elle vient.',
      'Vue au marché.',
      'Elle rappelle lundi.\nLe matin.',
    ]);
    expect([...lastExchanges(all(lucs))].map(([id, { said }]) => [id, said]).sort()).toEqual([
      [CENTRE, 'Elle vient.'],
      [LIBRARY, 'Un message laissé.'],
    ]);
  });

  it('MOBIL-6: is changed, put away and brought back by whoever noted it, nobody else', () => {
    const [doc, world] = [backstage(), puppetWorld()];
    const id = valueOf(noteExchange(doc, ANA, CENTRE, on('2027-03-02', 'Oui.'), world));
    expect(editExchange(doc, PAUL, id, on('2027-03-02', 'Non.'), world)).toMatchObject({
      why: 'item.notMine',
    });
    expect(archiveExchange(doc, PAUL, id, world)).toMatchObject({ why: 'item.notMine' });
    valueOf(editExchange(doc, ANA, id, { ...on('2027-03-03', 'Peut-être.'), way: 'met' }, world));
    expect(exchangesOf(all(doc), CENTRE)).toMatchObject([
      { said: 'Peut-être.', day: '2027-03-03', way: 'met' },
    ]);
    valueOf(archiveExchange(doc, ANA, id, world));
    expect(exchangesOf(all(doc), CENTRE)).toEqual([]);
    expect(lastExchanges(all(doc)).size).toBe(0);
    valueOf(bringBackExchange(doc, ANA, id));
    expect(exchangesOf(all(doc), CENTRE)).toHaveLength(1);
  });

  it('MOBIL-6: says something, on a day of the calendar, in so many letters; nothing is cut in silence', () => {
    const [doc, world] = [backstage(), puppetWorld()];
    const why = (given: GivenExchange) => {
      const answer = noteExchange(doc, ANA, CENTRE, given, world);
      return answer.ok ? null : answer.why;
    };
    expect(why(on('2027-03-02', ' … '))).toBe('exchange.empty');
    expect(why(on('2027-02-30', 'Oui.'))).toBe('exchange.day');
    expect(why(on('2027-03-02', 'é'.repeat(LONGEST_EXCHANGE + 1)))).toBe('exchange.tooLong');
    expect(readAll(doc, exchange).size).toBe(0);
    expect(why(on('2027-03-02', 'é'.repeat(LONGEST_EXCHANGE)))).toBeNull();
  });
});
