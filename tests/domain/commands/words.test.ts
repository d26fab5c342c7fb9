import { describe, expect, it } from 'vitest';
import type * as Y from 'yjs';
import { readAll, readItem } from '#domain/collection.ts';
import { addTerm } from '#domain/commands/addTerm.ts';
import {
  addMeaning,
  archiveMeaning,
  bringBackMeaning,
  editMeaning,
  type GivenMeaning,
} from '#domain/commands/giveMeaning.ts';
import { archiveTerm, bringBackTerm, editTerm } from '#domain/commands/tendTerm.ts';
import type { ItemId } from '#domain/ids.ts';
import { meaning, term } from '#domain/kinds/index.ts';
import { glossaryOf } from '#domain/projections/glossaryOf.ts';
import { alsoOn, ANA, meet, newCommons, PAUL, puppetWorld, valueOf } from '../scene.ts';

const [CENTRE, LIBRARY] = ['s1' as ItemId, 's2' as ItemId];
const world = puppetWorld();
const said = (structure: ItemId | null, definition: string, example = ''): GivenMeaning => ({
  structure,
  definition,
  example,
});
const glossary = (doc: Y.Doc) => glossaryOf(readAll(doc, term).values(), readAll(doc, meaning).values());
const add = (doc: Y.Doc, pens = PAUL, word = 'Tiers-lieu', given: GivenMeaning | null = null) =>
  valueOf(addTerm(doc, pens, { word, otherForms: [], meaning: given }, world)).term;
const whyOf = (answer: { readonly ok: boolean; readonly why?: string }): string | null =>
  answer.ok ? null : (answer.why ?? null);

const [OFFICE, PLACE] = [
  said(CENTRE, ' Des bureaux  partagés. ', 'À Ribérac.'),
  said(LIBRARY, 'Un lieu ouvert.'),
];

describe('A word of the glossary', () => {
  it('WORD-1: holds several meanings side by side, each signed, in the order in which they were given', () => {
    const doc = newCommons(1);
    const id = add(doc, PAUL, ' Tiers-lieu ', OFFICE);
    valueOf(addMeaning(doc, ANA, id, PLACE, world));
    const [word] = glossary(doc);
    expect(word).toMatchObject({ id, word: 'Tiers-lieu', ids: [id] });
    expect(word?.meanings).toMatchObject([
      { structure: CENTRE, definition: 'Des bureaux partagés.', example: 'À Ribérac.' },
      { structure: LIBRARY, definition: 'Un lieu ouvert.', example: null },
    ]);
    const first = word?.meanings[0]?.id as ItemId;
    valueOf(editMeaning(doc, PAUL, first, said(CENTRE, 'Des bureaux.'), world));
    expect(glossary(doc)[0]?.meanings.map(({ definition }) => definition)).toEqual([
      'Des bureaux.',
      'Un lieu ouvert.',
    ]);
  });

  it('WORD-1: words read in the order of the alphabet; a meaning that nobody signed is not shown', () => {
    const doc = newCommons(1);
    for (const word of ['Médiation', 'Écran', 'commun']) add(doc, PAUL, word);
    expect(glossary(doc).map(({ word }) => word)).toEqual(['commun', 'Écran', 'Médiation']);
    expect(whyOf(addMeaning(doc, PAUL, glossary(doc)[0]?.id as ItemId, said(null, 'Rien.'), world))).toBe(
      'meaning.unsigned',
    );
  });

  it('WORD-2: that is added again is answered instead of a twin, and takes the meaning', () => {
    const doc = newCommons(1);
    const id = add(doc, PAUL, 'Tiers-lieu', OFFICE);
    expect(add(doc, ANA, 'tiers lieu', PLACE)).toBe(id);
    expect(glossary(doc)).toHaveLength(1);
    expect(glossary(doc)[0]?.meanings).toHaveLength(2);
    expect(whyOf(addTerm(doc, ANA, { word: 'TIERS-LIEU', otherForms: [], meaning: null }, world))).toBe(
      'word.known',
    );
  });

  it('WORD-2: that two people add out of reach of each other is read once, with what both say', () => {
    const anas = newCommons(1);
    const pauls = alsoOn(anas, 2);
    const [hers, his] = [add(anas, ANA, 'Tiers-lieu', PLACE), add(pauls, PAUL, 'tiers lieu', OFFICE)];
    meet(anas, pauls);
    for (const doc of [anas, pauls]) {
      expect(glossary(doc)).toMatchObject([
        { id: hers, ids: [hers, his], word: 'Tiers-lieu', otherForms: ['tiers lieu'] },
      ]);
      expect(glossary(doc)[0]?.meanings).toHaveLength(2);
    }
  });

  it('WORD-3: is changed by who added it and by organisers; what it means by its author alone', () => {
    const doc = newCommons(1);
    const id = add(doc, PAUL, 'Tiers-lieu', OFFICE);
    const said0 = glossary(doc)[0]?.meanings[0]?.id as ItemId;
    const given = { word: 'Tiers-lieux', otherForms: ['fablab', '', ' fablab '] };
    const [paul, ana] = [
      { pens: PAUL, tends: false },
      { pens: ANA, tends: false },
    ];
    expect(whyOf(editTerm(doc, ana, id, given, world))).toBe('item.notMine');
    expect(whyOf(archiveTerm(doc, ana, id, world))).toBe('item.notMine');
    valueOf(editTerm(doc, { ...ana, tends: true }, id, given, world));
    expect(readItem(doc, term, id)).toMatchObject({ word: 'Tiers-lieux', otherForms: ['fablab'] });
    expect(whyOf(editMeaning(doc, ANA, said0, PLACE, world))).toBe('item.notMine');
    expect(whyOf(archiveMeaning(doc, ANA, said0, world))).toBe('item.notMine');

    valueOf(archiveMeaning(doc, PAUL, said0, world));
    expect(glossary(doc)[0]?.meanings).toEqual([]);
    valueOf(bringBackMeaning(doc, PAUL, said0));
    valueOf(archiveTerm(doc, paul, id, world));
    expect(glossary(doc)).toEqual([]);
    valueOf(bringBackTerm(doc, paul, id));
    expect(glossary(doc)[0]?.meanings).toHaveLength(1);
  });

  it('WORD-3: refuses what is empty or too long, and cuts nothing in silence', () => {
    const doc = newCommons(1);
    const id = add(doc);
    const why = (word: string, otherForms: readonly string[] = []) =>
      whyOf(addTerm(doc, PAUL, { word, otherForms, meaning: null }, world));
    expect(why(' … ')).toBe('word.empty');
    expect(why('x'.repeat(81))).toBe('word.tooLong');
    expect(why('Commun', ['x'.repeat(81)])).toBe('word.formTooLong');
    expect(
      why(
        'Commun',
        Array.from({ length: 13 }, (_, n) => `c${String(n)}`),
      ),
    ).toBe('word.tooManyForms');
    const means = (given: GivenMeaning) => whyOf(addMeaning(doc, PAUL, id, given, world));
    expect(means(said(CENTRE, ' '))).toBe('meaning.empty');
    expect(means(said(CENTRE, 'x'.repeat(601)))).toBe('meaning.tooLong');
    expect(means(said(CENTRE, 'Oui.', 'x'.repeat(401)))).toBe('meaning.exampleTooLong');
    expect(whyOf(addMeaning(doc, PAUL, 'gone' as ItemId, PLACE, world))).toBe('item.gone');
    expect(
      whyOf(addTerm(doc, PAUL, { word: 'Commun', otherForms: [], meaning: said(CENTRE, '') }, world)),
    ).toBe('meaning.empty');
    expect(glossary(doc)).toHaveLength(1);
  });
});
