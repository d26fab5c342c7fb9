import { fromSchemaLieuDeMediationNumerique as byTheState } from '@gouvfr-anct/lieux-de-mediation-numerique';
import { describe, expect, it } from 'vitest';
import { create, readAll } from '#domain/collection.ts';
import { MEDIATION_COLUMNS, NATIONAL_COLUMNS } from '#features/files/domain/columns.ts';
import { csvText } from '#features/files/domain/csvText.ts';
import { nationalEntries, nationalTable } from '#features/files/domain/nationalRows.ts';
import { parseCsv } from '#features/files/domain/parseCsv.ts';
import { sheetTable } from '#features/files/domain/structureTables.ts';
import { vcards } from '#features/files/domain/vcards.ts';
import type { ItemId } from '#domain/ids.ts';
import { structure, type Structure } from '#domain/kinds/index.ts';
import { STRUCTURE_KINDS, type StructureKind } from '#domain/structureKinds.ts';
import { bringNationalJudge } from '#features/files/state/nationalCheck.ts';
import { siretOf } from '../../domain/files/manyPlaces.ts';
import { newSpace, valueOf } from '../../domain/scene.ts';

/** A cell without anything is a column that is not there: how the State's own programs read a CSV. */
const placeOf = (cells: readonly string[]) => {
  const said = NATIONAL_COLUMNS.flatMap((column, n) => (cells[n] ? [[column, cells[n]] as const] : []));
  return Object.fromEntries(said) as unknown as Parameters<typeof byTheState>[0];
};

type Given = Partial<Omit<Structure, 'id'>>;
const structuresOf = (all: Readonly<Record<string, Given>>): Structure[] => {
  const doc = newSpace();
  for (const [id, given] of Object.entries(all)) create(doc, structure, id as ItemId, given);
  return [...readAll(doc, structure).values()];
};

const judged = async (structures: readonly Structure[]) => {
  const judge = await bringNationalJudge();
  if (judge === null) throw new Error('no library');
  return nationalEntries(structures, judge);
};

const WHOLE: Given = {
  name: 'Médiathèque',
  kind: 'localFacility',
  commune: 'Thiviers',
  postalCode: '24800',
  address: '3, rue de l’Isle',
  identifiers: [{ scheme: 'siret', value: '43493312300029' }],
  addedAt: Date.UTC(2026, 9, 1),
};

describe('The file for data.gouv.fr', () => {
  it('FILE-21: each row of it is taken by the library of the State; what the others lack is told', async () => {
    const entries = await judged(
      structuresOf({
        whole: WHOLE,
        nowhere: { ...WHOLE, name: 'Centre', postalCode: null, address: null, identifiers: [] },
        loud: { ...WHOLE, name: 'Fablab', address: '3 rue « du Lac » !' },
        ridet: { ...WHOLE, name: 'Case', identifiers: [{ scheme: 'ridet', value: '123456789' }] },
        odd: {
          ...WHOLE,
          name: 'Café',
          mediation: {
            frais_a_charge: 'Peut-être',
            services: 'Danser',
            prise_rdv: 'demain',
            date_maj: '2026-01-02',
          },
        },
      }),
    );
    const told = entries.map(({ structure: of, isReady, missing, refused, leftOut }) => [
      of.name,
      isReady,
      missing,
      refused,
      leftOut,
    ]);
    expect(told).toEqual([
      ['Médiathèque', true, [], [], []],
      ['Centre', false, ['pivot', 'adresse', 'code_postal'], [], []],
      ['Fablab', false, [], ['adresse'], []],
      ['Case', false, [], ['pivot'], []],
      ['Café', true, [], [], ['services', 'frais_a_charge', 'prise_rdv']],
    ]);
    const [headers = [], ...rows] = valueOf(parseCsv(csvText(nationalTable(entries), 'open'), ',', 100));
    expect(headers).toEqual([...NATIONAL_COLUMNS]);
    expect(rows.map((cells) => byTheState(placeOf(cells)).nom)).toEqual(['Médiathèque', 'Café']);
  });

  it('FILE-22: of a library about which nobody said so, no file says that it receives nobody', async () => {
    const [, row = []] = nationalTable(await judged(structuresOf({ whole: WHOLE })));
    expect(row[NATIONAL_COLUMNS.indexOf('modalites_acces')]).toBe('');
    expect(row.join()).not.toContain('accueille');
  });

  it('FILE-22: each cell of each file is what somebody gave, and where nobody gave anything, nothing', async () => {
    const chance = seeded(20_261_202);
    const kinds = Object.fromEntries(STRUCTURE_KINDS.map((kind) => [kind, `famille ${kind}`])) as Record<
      StructureKind,
      string
    >;
    for (let round = 0; round < 300; round += 1) {
      const given = someCard(chance, round);
      const [one] = structuresOf({ [`id${round}`]: given });
      if (one === undefined) throw new Error('no card');
      const sources = sourcesOf(one, given, kinds);
      const open = nationalTable(nationalEntries([one], { takesRow: () => true, takesValue: () => true }))[1];
      const sheet = sheetTable([one], { columns: {}, kinds })[1];
      for (const cell of [...(open ?? []), ...(sheet ?? [])])
        if (cell !== '') expect(sources, cell).toContain(cell);
      const card = vcards(
        [one],
        ({ kind }) => kinds[kind],
        () => 'https://nec.example/1',
      );
      for (const line of card.replaceAll('\r\n ', '').split('\r\n')) {
        const value = line.slice(line.indexOf(':') + 1);
        for (const part of value.split(/(?<!\\)[;,]|geo:/).filter(Boolean))
          expect([...sources, 'VCARD', '4.0', 'org', 'https://nec.example/1'], line).toContain(part);
      }
    }
  });
});

/** Mulberry32: the same draws for the same seed. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Any part of what a card may say, each said half of the time, in words that stand nowhere else. */
function someCard(chance: () => number, n: number): Given {
  const maybe = <T>(value: T): T | undefined => (chance() < 0.5 ? value : undefined);
  const mediation = MEDIATION_COLUMNS.flatMap((column) =>
    column === 'id' || chance() < 0.5 ? [] : [[column, `${column} dit ${n}`] as const],
  );
  const all: { readonly [Name in keyof Given]: Given[Name] | undefined } = {
    commune: maybe(`Commune ${n}`),
    communeCode: maybe('24352'),
    postalCode: maybe('24600'),
    address: maybe(`Adresse ${n}`),
    about: maybe(`Dit ${n}`),
    actions: maybe([`Acte ${n}`]),
    site: maybe(`https://lieu-${n}.example`),
    identifiers: maybe([{ scheme: 'siret', value: siretOf(n) }]),
    typology: maybe('BIB'),
    position: maybe({ latitude: 45.5, longitude: 0.25 }),
    addedAt: maybe(Date.UTC(2026, 0, 1 + (n % 300))),
    mediation: maybe(Object.fromEntries(mediation)),
  };
  const said = Object.entries(all).filter(([, value]) => value !== undefined);
  return {
    name: `Nom ${n}`,
    kind: STRUCTURE_KINDS[n % STRUCTURE_KINDS.length] ?? 'association',
    ...Object.fromEntries(said),
  };
}

/** All that a cell of this card may hold: what was given, and who it is. */
function sourcesOf(
  { id }: Structure,
  { kind, actions, identifiers, position, mediation, addedAt, ...plain }: Given,
  kinds: Readonly<Record<StructureKind, string>>,
): readonly string[] {
  return [
    id,
    ...(kind === undefined ? [] : [kinds[kind]]),
    ...Object.values(plain).map(String),
    ...(actions ?? []),
    ...(identifiers ?? []).map(({ value }) => value),
    ...(position === undefined || position === null
      ? []
      : [position.latitude, position.longitude].flatMap((one) => [
          String(one),
          String(one).replace('.', ','),
        ])),
    ...Object.values(mediation ?? {}),
    ...(addedAt === undefined ? [] : [new Date(addedAt).toISOString().slice(0, 10)]),
  ];
}
