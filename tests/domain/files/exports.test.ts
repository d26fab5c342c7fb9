import { describe, expect, it } from 'vitest';
import { create, readAll } from '#domain/collection.ts';
import { guessColumns, MEDIATION_COLUMNS, NATIONAL_COLUMNS } from '#features/files/domain/columns.ts';
import { csvText, withoutNeutral } from '#features/files/domain/csvText.ts';
import { parseCsv } from '#features/files/domain/parseCsv.ts';
import { readCard } from '#features/files/domain/readCard.ts';
import { nationalEntries, nationalTable, type NationalJudge } from '#features/files/domain/nationalRows.ts';
import { SHEET_COLUMNS, sheetTable } from '#features/files/domain/structureTables.ts';
import { vcards } from '#features/files/domain/vcards.ts';
import type { ItemId } from '#domain/ids.ts';
import { goBetween, structure } from '#domain/kinds/index.ts';
import { planImport } from '#features/files/domain/importPlan.ts';
import { STRUCTURE_KINDS, type StructureKind } from '#domain/structureKinds.ts';
import { en } from '#features/files/words/en.ts';
import { fr } from '#features/files/words/fr.ts';
import { en as commonEn } from '#ui/words/common/en.ts';
import { fr as commonFr } from '#ui/words/common/fr.ts';
import { newSpace, valueOf } from '../scene.ts';

const KINDS = Object.fromEntries(STRUCTURE_KINDS.map((kind) => [kind, kind])) as Record<
  StructureKind,
  string
>;
const WORDS = {
  columns: { nom: 'Nom', terreau: 'Identifiant Terreau', code_postal: 'Code postal' },
  kinds: KINDS,
};
const MARKER = 'Josette Marqueur';

/** Takes whatever stands there. What the State's own library takes: tests/state/files/nationalFile.test.ts. */
const LENIENT: NationalJudge = { takesRow: () => true, takesValue: () => true };
const openRows = (judge = LENIENT) => nationalTable(nationalEntries(scene(), judge));
const pageOf = ({ id }: { id: ItemId }): string => `https://nec.example/e/nec/structures/${id}`;

/** A library that says all it can, and a département that receives nobody. */
function scene() {
  const doc = newSpace();
  create(doc, structure, 'bib' as ItemId, {
    name: '=Bibliothèque; « la Grande »',
    kind: 'localFacility',
    commune: 'Thiviers',
    communeCode: '24551',
    postalCode: '01000',
    address: '3, rue de l’Isle',
    about: `Prête des livres.\n${'Et des jeux, '.repeat(40)}`,
    actions: ['-10 % sur les clefs', 'Un atelier, le mardi'],
    site: 'https://bib.example/accueil',
    identifiers: [{ scheme: 'siret', value: '43493312300029' }],
    typology: 'BIB',
    position: { latitude: 45.42, longitude: -0.72 },
    mediation: {
      typologie: 'BIB|EPN',
      services: 'Loisirs et créations numériques',
      horaires: 'Mo 09:00-12:00',
    },
    addedAt: Date.UTC(2026, 9, 1),
  });
  create(doc, structure, 'cd' as ItemId, {
    name: 'Département',
    kind: 'localAuthority',
    typology: 'AUTRE',
    addedAt: 1,
  });
  create(doc, goBetween, 'bib' as ItemId, { member: MARKER });
  return [...readAll(doc, structure).values()];
}

const planBack = (text: string, separator: ';' | ',') => {
  const [headers = [], ...rows] = valueOf(parseCsv(text.replace(/^\uFEFF/, ''), separator, 100));
  const mapping = guessColumns(headers);
  return planImport(
    rows.map((cells, n) => ({ line: n + 2, ...readCard(cells.map(withoutNeutral), mapping) })),
    scene(),
  );
};

describe('Structures as files', () => {
  it('FILE-9: what goes out for a spreadsheet comes back with nothing to change', () => {
    const text = csvText(sheetTable(scene(), WORDS), 'spreadsheet');
    expect(text).toContain('"\'=Bibliothèque; « la Grande »"');
    expect(text).toContain('"01000"');
    expect(planBack(text, ';').map(({ kind, problems }) => [kind, problems])).toEqual([
      ['same', []],
      ['same', []],
    ]);
  });

  it('FILE-9: so does what goes out as open data, in the exact columns of the national schema', () => {
    const rows = openRows();
    expect(rows[0]).toEqual([...NATIONAL_COLUMNS]);
    const text = csvText(rows, 'open');
    expect(text).not.toMatch(/\r|\uFEFF/);
    expect(planBack(text, ',').map(({ kind }) => kind)).toEqual(['same', 'same']);
  });

  it('FILE-10: a type is written by its codes, and a summary in the length that the schema has', () => {
    const rows = openRows();
    const column = (name: (typeof NATIONAL_COLUMNS)[number]) => NATIONAL_COLUMNS.indexOf(name);
    expect(rows[2]?.[column('typologie')]).toBe('Autre');
    expect(rows[1]?.[column('typologie')]).toBe('BIB|EPN');
    expect(rows[1]?.[column('presentation_resume')]?.length).toBeLessThanOrEqual(280);
  });

  it('FILE-11: a structure is an organisation in vCard 4.0, its lines folded at 75 octets', () => {
    const text = vcards(scene(), ({ kind }) => kind, pageOf);
    const lines = text.split('\r\n');
    expect(lines.slice(0, 3)).toEqual(['BEGIN:VCARD', 'VERSION:4.0', 'KIND:org']);
    for (const line of lines) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    const whole = text.replaceAll('\r\n ', '');
    const uids = [...whole.matchAll(/^UID:(.*)$/gm)].map(([, uid]) => new URL(uid?.trim() ?? '').href);
    expect(uids).toEqual([
      'https://nec.example/e/nec/structures/bib',
      'https://nec.example/e/nec/structures/cd',
    ]);
    expect(whole).toContain('FN:=Bibliothèque\\; « la Grande »');
    expect(whole).toContain('ADR:;;3\\, rue de l’Isle;Thiviers;;01000;');
    expect(whole).toContain('NOTE:Prête des livres.\\nEt des jeux\\,');
  });

  it('FILE-12: nothing of people goes out', () => {
    const all = [
      csvText(sheetTable(scene(), WORDS), 'spreadsheet'),
      csvText(openRows(), 'open'),
      vcards(scene(), ({ kind }) => kind, pageOf),
    ].join('\n');
    expect(all).not.toContain(MARKER);
    expect(all).not.toMatch(/@[a-z]/);
  });
});

describe('The columns of a directory', () => {
  it('FILE-5: are guessed from what people call them', () => {
    expect(
      guessColumns([
        'Nom de la structure',
        'Ville',
        'CP',
        'N° SIRET',
        'Site internet',
        'Courriel',
        'Téléphone',
        'Président',
      ]),
    ).toEqual(['nom', 'commune', 'code_postal', 'siret', 'site_web', 'courriels', 'telephone', null]);
  });

  it.each([
    ['fr', fr],
    ['en', en],
  ] as const)('FILE-9: the titles of our own files are known when they come back: %s', (_, words) => {
    const kinds = words === fr ? commonFr.structureKinds : commonEn.structureKinds;
    const columns = Object.fromEntries(
      Object.entries(words.columns).filter(([column]) => !MEDIATION_COLUMNS.includes(column as never)),
    );
    const rows = sheetTable(scene(), { columns, kinds });
    expect(guessColumns(rows[0] ?? [])).toEqual([...SHEET_COLUMNS]);
    expect(planBack(csvText(rows, 'spreadsheet'), ';').map(({ kind }) => kind)).toEqual(['same', 'same']);
    for (const kind of STRUCTURE_KINDS) {
      const { card } = readCard(['a', kinds[kind]], ['nom', 'famille']);
      expect(card?.kind).toBe(kind);
    }
  });

  it('FILE-5: one meaning goes to one column, to the one that bears its exact name', () => {
    expect(guessColumns(['Structure', 'nom', 'Ville', 'Localité'])).toEqual([null, 'nom', 'commune', null]);
  });
});
