import { describe, expect, it } from 'vitest';
import { readAll } from '#domain/collection.ts';
import { addTerm } from '#domain/commands/addTerm.ts';
import { saySameWords, unsaySameWords } from '#features/sameWords/domain/saySameWords.ts';
import type { Pen } from '#domain/ids.ts';
import { term } from '#domain/kinds/index.ts';
import { newSpace, puppetWorld, valueOf } from '../scene.ts';

const pens = { named: 'ana' as Pen, veiled: 'veil' as Pen };

function space() {
  const world = puppetWorld();
  const doc = newSpace(world);
  const inView = () =>
    [...readAll(doc, term).values()]
      .filter(({ archivedAt }) => archivedAt === null)
      .map(({ word, otherForms }) => [word, ...otherForms]);
  return { doc, world, inView };
}

describe('Two words that Ana says to be the same', () => {
  it('NEAR-11: stand in the glossary as one, and are taken back', () => {
    const { doc, world, inView } = space();
    const said = valueOf(saySameWords(doc, pens, ['trottinettes', 'patinettes'], world));
    expect(inView()).toEqual([['trottinettes', 'patinettes']]);
    valueOf(unsaySameWords(doc, pens, said, world));
    expect(inView()).toEqual([]);
  });

  it('NEAR-11: are added to the word that is there, which keeps its other forms when it is taken back', () => {
    const { doc, world, inView } = space();
    valueOf(addTerm(doc, pens, { word: 'Patinettes', otherForms: ['patins'], meaning: null }, world));
    const said = valueOf(saySameWords(doc, pens, ['trottinettes', 'patinettes'], world));
    expect(inView()).toEqual([['Patinettes', 'patins', 'trottinettes']]);
    expect(saySameWords(doc, pens, ['trottinettes', 'patins'], world)).toMatchObject({ why: 'word.known' });
    valueOf(unsaySameWords(doc, pens, said, world));
    expect(inView()).toEqual([['Patinettes', 'patins']]);
  });
});
