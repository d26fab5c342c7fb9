import { describe, expect, it } from 'vitest';
import { addTerm } from '#domain/commands/addTerm.ts';
import { archiveTerm, editTerm } from '#domain/commands/tendTerm.ts';
import { joinStructures } from '#domain/commands/joinStructures.ts';
import { patch, readAll } from '#domain/collection.ts';
import type { ItemId } from '#domain/ids.ts';
import { question, structure, term } from '#domain/kinds/index.ts';
import { readsAs } from '#domain/projections/readsAs.ts';
import { citedNames } from '#ui/views/citedNames.ts';
import { findCitable } from '#ui/views/findCitable.ts';
import { fr } from '#ui/words/app/more/themes/fr.ts';
import { ask, newSpace, PAUL, puppetWorld, structureIn, valueOf } from '../domain/scene.ts';

const world = puppetWorld();
const TENDER = { pens: PAUL, tends: false };

function scene() {
  const doc = newSpace(world);
  structureIn(doc, world, 'Le Lavoir');
  ask(doc, PAUL, world, { sentence: 'Où est le tiers-lieu ?' });
  const given = { word: 'Tiers-lieu', otherForms: ['fablab'], meaning: null };
  const word = valueOf(addTerm(doc, PAUL, given, world)).term;
  /** As the page would read it now. */
  const space = () =>
    ({
      slug: 'nec',
      structures: readAll(doc, structure),
      readAs: (id: ItemId) => readsAs((one) => readAll(doc, structure).get(one), id),
      questions: readAll(doc, question),
      views: { terms: { items: readAll(doc, term) } },
    }) as never;
  return { doc, word, space };
}

describe('A word of the glossary in a text', () => {
  it('WORD-6: is found by its words and by its other forms, beside structures and questions', () => {
    const { doc, word, space } = scene();
    const found = (text: string) => findCitable(space())(text).map(({ kind, name }) => [kind, name]);
    expect(found('tiers')).toEqual([
      ['term', 'Tiers-lieu'],
      ['question', 'Où est le tiers-lieu ?'],
    ]);
    expect(found('FABLAB')).toEqual([['term', 'Tiers-lieu']]);
    valueOf(archiveTerm(doc, TENDER, word, world));
    expect(found('fablab')).toEqual([]);
  });

  it('WORD-6: bears its name of the moment, and leads to what it means while it is in view', () => {
    const { doc, word, space } = scene();
    const named = () => citedNames(space(), fr.cited)({ kind: 'term', item: word });
    const to = `/e/nec/mots/${encodeURIComponent(word)}`;
    expect(named()).toEqual({ text: 'Tiers-lieu', to });
    valueOf(editTerm(doc, TENDER, word, { word: 'Tiers-lieux', otherForms: [] }, world));
    expect(named()).toEqual({ text: 'Tiers-lieux', to });
    valueOf(archiveTerm(doc, TENDER, word, world));
    expect(named()).toEqual({ text: 'Tiers-lieux (archivé)', to: null });
    expect(citedNames(space(), fr.cited)({ kind: 'term', item: 'gone' })).toEqual({
      text: 'un mot retiré',
      to: null,
    });
  });
});

describe('A structure in a text', () => {
  it('CARD-19: leads to its page, or to that of the one as which it reads, by the name of the moment', () => {
    const { doc, space } = scene();
    const [lavoir, twin] = ['Le Lavoir', 'Lavoir'].map((name) => structureIn(doc, world, name)) as [
      ItemId,
      ItemId,
    ];
    const named = (item: string) => citedNames(space(), fr.cited)({ kind: 'structure', item });
    const to = `/e/nec/structures/${lavoir}`;
    expect(named(lavoir)).toEqual({ text: 'Le Lavoir', to });
    valueOf(joinStructures(doc, { twin, into: lavoir }));
    expect(named(twin)).toEqual({ text: 'Le Lavoir', to });
    patch(doc, structure, lavoir, { archivedAt: 9 });
    expect(named(lavoir)).toEqual({ text: 'Le Lavoir (archivée)', to });
  });
});
