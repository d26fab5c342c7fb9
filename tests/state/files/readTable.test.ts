import { writeOds } from 'hucre/ods';
import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { bringNationalCheck } from '#features/files/state/nationalCheck.ts';
import { LARGEST_FILE, MOST_ROWS, readTable } from '#features/files/state/readTable.ts';
import { unpackedSize } from '#features/files/state/unpackedSize.ts';
import { valueOf } from '../../domain/scene.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const latin = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const SHEET = {
  name: 'Annuaire',
  rows: [
    ['Annuaire 2026', null, null],
    ['Nom', 'SIRET', 'Visite'],
    ['École', 43493312300029, new Date(Date.UTC(2026, 9, 1))],
    [null, null, null],
    ['Foyer', '00029', null],
  ],
};

describe('A file that somebody chose', () => {
  it('FILE-1: UTF-8 with its mark and semicolons, as spreadsheets write in France', async () => {
    const table = valueOf(
      await readTable(utf8('\uFEFFNom;Commune\r\nÉcole;Thiviers\r\n\r\nFoyer;"a;b"\r\n')),
    );
    expect(table.headers).toEqual(['Nom', 'Commune']);
    expect(table.rows).toEqual([
      { line: 2, cells: ['École', 'Thiviers'] },
      { line: 4, cells: ['Foyer', 'a;b'] },
    ]);
    expect(table.how).toEqual({ kind: 'csv', separator: ';', encoding: 'utf-8', bom: true });
  });

  it('FILE-1: letters of Windows are read', async () => {
    const table = valueOf(await readTable(latin('Nom,Commune\nÉcole à c\xf4té,P\xe9rigueux')));
    expect(table.rows[0]?.cells).toEqual(['École à côté', 'Périgueux']);
    expect(table.how).toMatchObject({ separator: ',', encoding: 'windows-1252', bom: false });
  });

  it.each([
    ['ods', writeOds],
    ['xlsx', writeXlsx],
  ] as const)(
    'FILE-1: a sheet of %s, its title apart, numbers with all their digits',
    async (kind, write) => {
      const table = valueOf(await readTable(await write({ sheets: [SHEET] })));
      expect(table.how).toEqual({ kind, sheet: 'Annuaire' });
      expect(table.headers).toEqual(['Nom', 'SIRET', 'Visite']);
      expect(table.rows).toEqual([
        { line: 3, cells: ['École', '43493312300029', '2026-10-01'] },
        { line: 5, cells: ['Foyer', '00029', ''] },
      ]);
    },
  );

  it('FILE-1: what cannot be read is refused with its reason', async () => {
    const why = async (bytes: Uint8Array) => {
      const answer = await readTable(bytes);
      return answer.ok ? 'read' : answer.why;
    };
    const xlsx = await writeXlsx({ sheets: [SHEET] });
    expect(await why(new Uint8Array())).toBe('file.empty');
    expect(await why(utf8('Nom;Commune\n'))).toBe('file.empty');
    expect(await why(new Uint8Array(LARGEST_FILE + 1))).toBe('file.tooLarge');
    expect(await why(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0))).toBe('file.oldExcel');
    expect(await why(Uint8Array.of(1, 0, 2, 0))).toBe('file.notATable');
    expect(await why(xlsx.slice(0, 400))).toBe('file.broken');
    expect(await why(utf8('Nom;"Commune\nx;y'))).toBe('file.quote');
    expect(await why(utf8(`${'c;'.repeat(201)}c\n1;2`))).toBe('file.tooManyColumns');
    expect(await why(utf8(`a;b\n${'1;2\n'.repeat(MOST_ROWS + 1)}`))).toBe('file.tooManyRows');
  });

  it('FILE-1: what a workbook says that it unpacks to is known before it is', async () => {
    const xlsx = await writeXlsx({ sheets: [SHEET] });
    expect(unpackedSize(xlsx)).toBeGreaterThan(1_000);
    expect(unpackedSize(utf8('PK, and no more than that'))).toBeNull();
  });
});

describe('The national schema', () => {
  it('FILE-4: judges a value by its own package, each apart', async () => {
    const isGood = await bringNationalCheck();
    expect(isGood?.('frais_a_charge', 'Gratuit')).toBe(true);
    expect(isGood?.('frais_a_charge', 'Peut-être')).toBe(false);
    expect(
      isGood?.('services', 'Loisirs et créations numériques|Accès internet et matériel informatique'),
    ).toBe(true);
    expect(isGood?.('services', 'Poterie')).toBe(false);
    expect(isGood?.('modalites_acces', "Ce lieu n'accueille pas de public")).toBe(true);
    expect(isGood?.('prise_rdv', 'demain')).toBe(false);
    expect(isGood?.('horaires', 'quand on peut')).toBe(true);
    expect(isGood?.('date_maj', 'hier')).toBe(false);
  });
});
