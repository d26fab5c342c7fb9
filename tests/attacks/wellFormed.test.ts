import * as Y from 'yjs';
import { describe, expect, it } from 'vitest';
import { readItem } from '#domain/collection.ts';
import type { ItemId } from '#domain/ids.ts';
import { question } from '#domain/kinds/index.ts';
import type { Device } from '../support/device.ts';
import { commune, type Commune } from './commune.ts';

const rest = (c: Commune): Promise<void> => c.house.rest(c.ana, c.paul, c.rose);
const refusalsOf = ({ heard }: Device) => heard.filter((frame) => frame.type === 'refused');
const OURS = { kind: 'structure', structure: 's1' };

/** What reads as something else than it says: by root and field, what a program of Paul's writes there. */
const MISREAD: Readonly<Record<string, readonly unknown[]>> = {
  'questions/voice': [
    'Paul',
    7,
    [],
    {},
    { structure: 's1' },
    { kind: 'structure' },
    { kind: 'structure', structure: '' },
    { kind: 'structure', structure: ['s1'] },
    { kind: 'person', person: 7 },
    { kind: 'crowd' },
    { kind: 'nobody', family: 'martians' },
  ],
  'questions/inPublic': ['no', 0, 'false', {}],
  'questions/source': ['oracle', 4, ''],
  'questions/sentence': [7, ['Qui ?'], { fr: 'Qui ?' }],
  'questions/theme': [7, 'x'.repeat(200), {}],
  'questions/archivedAt': ['hier', Number.NaN, 1e300, true],
  'shares/structure': [7, ['s1']],
  'shares/question': [{}, 'x'.repeat(129)],
  'annotations/target': ['q', { kind: 'galaxy', item: 'q' }, { item: 'q' }],
  'annotations/gesture': ['shout', 1],
  'annotations/passage': [{ field: 'body', start: '<', end: '_' }],
  'annotations/voice': ['Paul'],
  'meanings/inPublic': ['yes', 1],
  'needs/state': ['maybe'],
  'needs/type': [{}, 'spaceship'],
  'matches/state': ['won'],
  'axes/alongside': ['s2', [7], [{ structure: 's2' }]],
  'axes/nextDay': ['2027-02-30', 'demain'],
  'terms/otherForms': ['fablab', [7], [null]],
  'structures/kind': ['empire'],
  'structures/inPublic': ['no'],
  'structures/site': ['javascript:alert(1)'],
  'structures/position': [{ latitude: 900, longitude: 0 }, [44, 0]],
  'answers/verdict': ['guilty'],
};
const CASES = Object.entries(MISREAD).flatMap(([where, values]) =>
  values.map((value) => [where, JSON.stringify(value) ?? 'NaN', value] as const),
);

describe('What reads as something else than it says', () => {
  it('GUARD-21: is refused with its whole entry, be it in a field of any kind', async () => {
    const c = await commune();
    const standing: string[] = [];
    for (const [n, [where, name, value]] of CASES.entries()) {
      const [root, field] = where.split('/') as [string, string];
      const id = `paul~m${n}`;
      c.paul.doc.getMap(root).set(id, new Y.Map([[field, value]]));
      await rest(c);
      if (c.rose.doc.getMap(root).has(id)) standing.push(`${where} ${name}`);
      expect(refusalsOf(c.paul).at(-1)).toMatchObject({ why: 'shape', paths: [`${root}/${id}`] });
    }
    expect(standing).toEqual([]);
  });

  it('GUARD-21: a question whose voice is a text that others write in is refused whole too', async () => {
    const c = await commune();
    const fields = [
      ['sentence', 'Qui ?'],
      ['voice', new Y.Map([['kind', 'nobody']])],
    ] as const;
    c.paul.doc.getMap(question.root).set('paul~x', new Y.Map<unknown>(fields));
    await rest(c);
    expect(refusalsOf(c.paul)).toMatchObject([{ why: 'shape', paths: ['questions/paul~x'] }]);
    expect(c.rose.doc.getMap(question.root).has('paul~x')).toBe(false);
  });

  it('GUARD-21: of an entry that stands the field alone is refused, and says what it said', async () => {
    const c = await commune();
    const own = c.paul.doc.getMap<Y.Map<unknown>>(question.root).get(c.paulsQuestion);
    own?.set('inPublic', false);
    await rest(c);
    c.paul.doc.transact(() => {
      own?.set('inPublic', 'no');
      own?.set('sentence', 'Et le soir ?');
    });
    await rest(c);
    expect(refusalsOf(c.paul)).toMatchObject([{ paths: [`questions/${c.paulsQuestion}/inPublic`] }]);
    expect(readItem(c.rose.doc, question, c.paulsQuestion)).toMatchObject({
      inPublic: false,
      sentence: 'Et le soir ?',
    });
  });

  it('SCHEMA-1: what a newer program says besides is let in: fields, and what a record says more', async () => {
    const c = await commune();
    const said = {
      sentence: 'Qui ?',
      voice: { ...OURS, since: 2031 },
      mood: { happy: true },
      place: 'x'.repeat(10_000),
      archivedAt: null,
    };
    c.paul.doc.getMap(question.root).set('paul~newer', new Y.Map<unknown>(Object.entries(said)));
    await rest(c);
    expect(refusalsOf(c.paul)).toEqual([]);
    expect(c.rose.doc.getMap(question.root).toJSON()['paul~newer']).toEqual(said);
    expect(readItem(c.rose.doc, question, 'paul~newer' as ItemId)?.voice).toEqual(OURS);
  });
});

describe('What an entry bears besides', () => {
  const asked = (c: Commune, id: string, fields: Readonly<Record<string, unknown>>): Promise<void> => {
    c.paul.doc
      .getMap(question.root)
      .set(id, new Y.Map<unknown>(Object.entries({ sentence: 'Qui ?', voice: OURS, ...fields })));
    return rest(c);
  };
  const longTree = (): Y.Array<string> => Y.Array.from(Array.from({ length: 5_000 }, () => 'x'));

  it('GUARD-22: no entry is filled by what no kind reads: it is refused whole', async () => {
    const c = await commune();
    const fillings: readonly Readonly<Record<string, unknown>>[] = [
      { filling: 'x'.repeat(65_000) },
      Object.fromEntries(Array.from({ length: 20 }, (_, n) => [`f${n}`, 'x'.repeat(1_000)])),
      { filling: longTree() },
      { context: 'x'.repeat(60_000) },
      { voice: { ...OURS, filling: 'x'.repeat(60_000) } },
      { filling: new Y.Map([['deeper', new Y.Text('x'.repeat(60_000))]]) },
      Object.fromEntries(Array.from({ length: 100 }, (_, n) => [`${n}`.padEnd(250, 'x'), 1])),
    ];
    for (const [n, fields] of fillings.entries()) {
      await asked(c, `paul~f${n}`, fields);
      expect(refusalsOf(c.paul).at(-1)).toMatchObject({ why: 'shape', paths: [`questions/paul~f${n}`] });
      expect(c.rose.doc.getMap(question.root).has(`paul~f${n}`)).toBe(false);
    }
  });

  it('GUARD-22: nor little by little, by many updates; what takes the place of something counts once', async () => {
    const c = await commune();
    await asked(c, 'paul~slow', { tree: new Y.Array() });
    const own = c.paul.doc.getMap<Y.Map<unknown>>(question.root).get('paul~slow');
    for (let n = 0; n < 5; n += 1) {
      own?.set('again', 'x'.repeat(10_000 + n));
      await rest(c);
    }
    expect(refusalsOf(c.paul)).toEqual([]);
    for (let n = 0; n < 12; n += 1) {
      own?.set(`field${n}`, 'x'.repeat(1_000));
      (own?.get('tree') as Y.Array<unknown>).push(['x'.repeat(1_000)]);
      await rest(c);
    }
    expect(refusalsOf(c.paul).length).toBeGreaterThan(8);
    const held = JSON.stringify(c.rose.doc.getMap(question.root).toJSON()['paul~slow']).length;
    expect([held > 14_000, held < 18_000]).toEqual([true, true]);
  });

  it('GUARD-22: its texts are counted together by what is cut off them, and what was taken out again is not', async () => {
    const c = await commune();
    const themes = c.ana.doc.getMap<Y.Map<unknown>>('themes');
    const text = (letters: number): Y.Text => new Y.Text('x'.repeat(letters));
    themes.set('cut', new Y.Map([['title', text(12_000)]]));
    await rest(c);
    expect(refusalsOf(c.ana)).toEqual([]);
    themes.get('cut')?.set('intent', text(12_000));
    await rest(c);
    expect(refusalsOf(c.ana)).toMatchObject([{ why: 'shape', paths: ['themes/cut/intent'] }]);
    themes.set('kept', new Y.Map([['title', text(4)]]));
    const title = themes.get('kept')?.get('title') as Y.Text;
    c.ana.line?.cut();
    title.insert(0, 'y'.repeat(60_000));
    title.delete(0, 60_000);
    await rest(c);
    await c.ana.connect(c.house.rooms);
    await rest(c);
    expect(refusalsOf(c.ana).length).toBe(1);
    expect(JSON.stringify(c.rose.doc.getMap('themes').toJSON().kept)).toContain('xxxx');
  });
});
