import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { csvText, neutral, withoutNeutral } from '#features/files/domain/csvText.ts';
import { parseCsv, sniffSeparator } from '#features/files/domain/parseCsv.ts';
import { valueOf } from '../scene.ts';

const rows = (text: string, separator: ';' | ',' | '\t' = ';', most = 100) =>
  valueOf(parseCsv(text, separator, most));

describe('A table in a text', () => {
  it('FILE-1: quotes hold separators, lines and quotes; lines end as they like', () => {
    expect(rows('a;b\r\n"x;y";"deux\nlignes"\n"il dit ""oui""";\rfin')).toEqual([
      ['a', 'b'],
      ['x;y', 'deux\nlignes'],
      ['il dit "oui"', ''],
      ['fin'],
    ]);
  });

  it('FILE-1: a quote inside a cell is a letter; one that nothing closes refuses the file', () => {
    expect(rows('Salle 12";b')).toEqual([['Salle 12"', 'b']]);
    expect(parseCsv('a;"b\nc;d', ';', 100)).toEqual({ ok: false, why: 'file.quote' });
  });

  it('FILE-1: more rows than fit are refused', () => {
    expect(parseCsv('a\nb\nc\n', ';', 2)).toEqual({ ok: false, why: 'file.tooManyRows' });
  });

  it.each([
    ['nom;commune\nCCAS;Thiviers, Dordogne\nBIB;Brive', ';'],
    ['nom,commune\n"CCAS, siège",Thiviers\nBIB,Brive', ','],
    ['nom\tcommune\nCCAS\tThiviers', '\t'],
    ['"a;b";c;d\n1;2;3', ';'],
  ])('FILE-1: the separator is found: %j', (text, separator) => {
    expect(sniffSeparator(text)).toBe(separator);
  });

  it('FILE-1: the separator of a long file between quotes is found too', () => {
    expect(sniffSeparator(`"nom","commune"\n${'"le même; mot","Thiviers"\n'.repeat(5_000)}`)).toBe(',');
  });

  it('FILE-2: whatever is written comes back, in both styles', () => {
    const cell = fc.string({ unit: 'binary' });
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(table, (written) => {
        expect(rows(csvText(written, 'open'), ',')).toEqual(written);
        const back = rows(csvText(written, 'spreadsheet').slice(1), ';');
        // An apostrophe that somebody typed before a sign is the one case that cannot be told from ours.
        const plain = written.map((row) => row.map((one) => withoutNeutral(one)));
        expect(back.map((row) => row.map(withoutNeutral))).toEqual(plain);
      }),
      { numRuns: 60 },
    );
  });

  it('FILE-2: no spreadsheet runs what a cell says', () => {
    for (const cell of ['=1+1', '+33 5', '@SUM(A1)', '-cmd', '\t=1', '\r=1', '=HYPERLINK("x")'])
      expect(neutral(cell)).toBe(`'${cell}`);
    expect(neutral('-0,72')).toBe('-0,72');
    expect(neutral('Mairie = maison')).toBe('Mairie = maison');
    expect(withoutNeutral("'l’atelier")).toBe("'l’atelier");
  });

  it('FILE-2: a spreadsheet gets its mark and its line ends, open data neither', () => {
    expect(csvText([['é', 'b']], 'spreadsheet')).toBe('\uFEFF"é";"b"\r\n');
    expect(csvText([['é', '=b']], 'open')).toBe('"é","=b"\n');
  });
});
