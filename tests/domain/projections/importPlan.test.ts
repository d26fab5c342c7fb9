import { describe, expect, it } from 'vitest';
import { create, patch, readAll, readItem } from '#domain/collection.ts';
import { guessColumns } from '#features/files/domain/columns.ts';
import { readCard } from '#features/files/domain/readCard.ts';
import { nationalEntries, nationalTable } from '#features/files/domain/nationalRows.ts';
import type { ItemId } from '#domain/ids.ts';
import { structure } from '#domain/kinds/index.ts';
import {
  importSlice,
  slicesOf,
  takeBackImport,
  type ImportAct,
} from '#features/files/domain/importStructures.ts';
import { planImport, type PlannedRow } from '#features/files/domain/importPlan.ts';
import { newSpace, puppetWorld } from '../scene.ts';
import { isNameless, manyPlaces, placesAsCsv } from '../files/manyPlaces.ts';

type Doc = ReturnType<typeof newSpace>;
const SIRET = '43493312300029';

const HEADERS = ['Nom', 'Commune', 'CP', 'SIRET', 'Site', 'Description'];
const rowsOf = (rows: readonly (readonly string[])[], headers: readonly string[] = HEADERS) =>
  rows.map((cells, n) => ({ line: n + 2, ...readCard(cells, guessColumns(headers)) }));
const structuresOf = (doc: Doc) => [...readAll(doc, structure).values()];
const plan = (doc: Doc, rows: readonly (readonly string[])[], tended: readonly string[] = []) =>
  planImport(rowsOf(rows), structuresOf(doc), new Set(tended as ItemId[]));

/** What whoever says yes to everything asks for. */
const yesToAll = (rows: readonly PlannedRow[]): ImportAct[] =>
  rows.flatMap((row): ImportAct[] =>
    row.kind === 'new'
      ? [{ kind: 'add', line: row.line, card: row.card }]
      : row.kind === 'changed'
        ? [{ kind: 'change', id: row.id, changes: row.changes }]
        : [],
  );

/** Ana's space, where the library and the CCAS stand. */
function scene() {
  const doc = newSpace();
  create(doc, structure, 'bib' as ItemId, {
    name: 'Bibliothèque de Thiviers',
    commune: 'Thiviers',
    about: 'Prête des livres.',
    identifiers: [{ scheme: 'siret', value: SIRET }],
  });
  create(doc, structure, 'ccas' as ItemId, { name: 'CCAS', commune: 'Saint-Aulaye' });
  return doc;
}

describe('What importing would do', () => {
  it('FILE-5: each row is new, the same, a change, a doubt, a twin or bad, and nothing is done', () => {
    const doc = scene();
    const before = JSON.stringify(structuresOf(doc));
    const rows = plan(doc, [
      ['Fablab', 'Nontron', '24300', '', 'fablab.example', ''],
      ['bibliotheque de thiviers', 'THIVIERS', '', SIRET, '', ''],
      ['C.C.A.S.', 'St-Aulaye', '24410', '', '', ''],
      ['Médiathèque', 'Thiviers', '', SIRET, '', ''],
      ['Fablab', 'nontron', '', '', '', ''],
      ['', 'Nontron', '', '', '', ''],
    ]);
    expect(rows.map(({ kind, line }) => [line, kind])).toEqual([
      [2, 'new'],
      [3, 'changed'],
      [4, 'changed'],
      [5, 'doubtful'],
      [6, 'twin'],
      [7, 'bad'],
    ]);
    expect(JSON.stringify(structuresOf(doc))).toBe(before);
  });

  it('FILE-5: a change says each field, before and after; what a row does not say is no change', () => {
    const [row] = plan(scene(), [
      ['BIBLIOTHÈQUE DE THIVIERS', 'THIVIERS', '24800', SIRET, '', 'Et des jeux.'],
    ]);
    expect(row).toMatchObject({
      kind: 'changed',
      id: 'bib',
      changes: [
        { field: 'postalCode', before: '', after: '24800' },
        { field: 'about', before: 'Prête des livres.', after: 'Et des jeux.' },
      ],
    });
  });

  it('FILE-5: the same number under another name, or a name whose commune is missing, is a doubt with its reason', () => {
    const rows = plan(scene(), [
      ['Médiathèque', 'Thiviers', '', SIRET, '', ''],
      ['CCAS', '', '', '', '', ''],
      ['CCAS', 'Bergerac', '', '', '', ''],
    ]);
    expect(rows).toMatchObject([
      { kind: 'doubtful', candidates: [{ id: 'bib', why: 'number' }] },
      { kind: 'doubtful', candidates: [{ id: 'ccas', why: 'name' }] },
      { kind: 'new' },
    ]);
  });

  it('FILE-5: what was added twice is found by both its names', () => {
    const doc = scene();
    create(doc, structure, 'cias' as ItemId, { name: 'CIAS', commune: 'Saint-Aulaye' });
    patch(doc, structure, 'cias' as ItemId, { joinedInto: 'ccas' });
    expect(plan(doc, [['CIAS', 'Saint-Aulaye', '', '', '', '']])).toMatchObject([{ id: 'ccas' }]);
  });

  it('FILE-6: a card that its own people tend is told apart, so that nothing of it is changed unasked', () => {
    const [row] = plan(scene(), [['CCAS', 'Saint-Aulaye', '24410', '', '', '']], ['ccas']);
    expect(row).toMatchObject({ kind: 'changed', isTended: true });
  });

  it('FILE-4: what a row says wrongly is told by its column, and the rest is taken', () => {
    const [row] = rowsOf([['Fablab', 'Nontron', '2430O', '12345678901234', 'rien', 'Un atelier.']]);
    expect(row?.problems.map(({ column, code }) => [column, code])).toEqual([
      ['code_postal', 'shape'],
      ['site_web', 'shape'],
      ['siret', 'siret.digit'],
    ]);
    expect(row?.card).toMatchObject({ name: 'Fablab', postalCode: null, site: null, about: 'Un atelier.' });
  });

  it('FILE-4: zeros that a spreadsheet ate come back, a number that it rewrote is told', () => {
    const [row] = rowsOf([['Fablab', 'Bourg', '1000', '4,34933E+13', '', '']]);
    expect(row?.card?.postalCode).toBe('01000');
    expect(row?.problems).toMatchObject([{ column: 'siret', code: 'spreadsheet' }]);
  });
});

describe('Importing', () => {
  it('FILE-7: importing again finds nothing to do, and what was imported is taken back as one', () => {
    const doc = scene();
    const world = puppetWorld();
    const rows = [
      ['Fablab', 'Nontron', '24300', '', 'fablab.example', ''],
      ['Bibliothèque de Thiviers', 'Thiviers', '24800', SIRET, '', 'Et des jeux.'],
    ];
    const did = importSlice(doc, yesToAll(plan(doc, rows)), world);
    expect(readItem(doc, structure, 'bib' as ItemId)?.about).toBe('Et des jeux.');
    expect(plan(doc, rows).map(({ kind }) => kind)).toEqual(['same', 'same']);
    expect(structuresOf(doc)).toHaveLength(3);
    expect(structuresOf(doc).find(({ name }) => name === 'Fablab')?.mobilisation).toBe('thoughtOf');

    patch(doc, structure, 'bib' as ItemId, { postalCode: '24801' });
    expect(takeBackImport(doc, did, world)).toBe(2);
    expect(readItem(doc, structure, 'bib' as ItemId)).toMatchObject({
      about: 'Prête des livres.',
      postalCode: '24801',
    });
    expect(structuresOf(doc).find(({ name }) => name === 'Fablab')?.archivedAt).not.toBeNull();
  });

  it('FILE-7: what somebody changed since the plan was made is left to them', () => {
    const doc = scene();
    const acts = yesToAll(plan(doc, [['CCAS', 'Saint-Aulaye', '24410', '', '', 'Aide.']]));
    patch(doc, structure, 'ccas' as ItemId, { about: 'Les mots de Paul.' });
    importSlice(doc, acts, puppetWorld());
    expect(readItem(doc, structure, 'ccas' as ItemId)).toMatchObject({
      about: 'Les mots de Paul.',
      postalCode: '24410',
    });
  });

  it(
    'FILE-8: 5,000 places of the schema come in by updates that a server takes, and go out as they came',
    { timeout: 120_000 },
    () => {
      const doc = newSpace();
      const updates: number[] = [];
      doc.on('update', (update: Uint8Array) => updates.push(update.length));
      const columns = Object.keys(manyPlaces(1)[0] ?? {});
      const mapping = guessColumns(columns);
      const read = manyPlaces(5_000).map((place, n) => ({
        line: n + 2,
        ...readCard(Object.values(place), mapping),
      }));
      expect(read.filter(({ card }) => card === null)).toHaveLength(100);
      const first = planImport(read, []);
      const good = first.filter(({ kind }) => kind === 'new').length;
      expect(good).toBe(4_900);
      for (const slice of slicesOf(yesToAll(first)))
        importSlice(doc, slice, puppetWorld(`s${slice.length}-${updates.length}-`));
      expect(Math.max(...updates)).toBeLessThan(512 * 1024);
      expect(updates.length).toBeGreaterThan(20);

      const held = structuresOf(doc);
      expect(held).toHaveLength(good);
      expect(planImport(read, held).every(({ kind }) => kind === 'same' || kind === 'bad')).toBe(true);
      const out = nationalTable(nationalEntries(held, { takesRow: () => true, takesValue: () => true }));
      const back = out
        .slice(1)
        .map((cells, n) => ({ line: n + 2, ...readCard(cells, guessColumns(out[0] ?? [])) }));
      expect(planImport(back, held).filter(({ kind }) => kind !== 'same')).toEqual([]);
      // How to reach somebody is nobody's in the commons.
      expect(JSON.stringify(held)).not.toMatch(/prive\.example|\+33553000000/);
      expect(placesAsCsv(60)).toContain('prive.example');
      expect(isNameless(49)).toBe(true);
    },
  );
});
