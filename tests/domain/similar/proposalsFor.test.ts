import { describe, expect, it } from 'vitest';
import type { ItemId } from '#domain/ids.ts';
import { proposalsFor, type Held } from '#domain/similar/proposalsFor.ts';
import { SimilarQuestions } from '#domain/similar/similarQuestions.ts';

const HEAP: readonly (readonly [string, string])[] = [
  ['mail', 'Comment créer une adresse électronique pour un demandeur d’emploi ?'],
  ['compte', 'Qui garde le mot de passe d’un demandeur d’emploi ?'],
  ['tablette', 'Qui prête des tablettes aux collégiens ?'],
  ['fibre', 'Quand arrive la fibre dans notre vallée ?'],
];
const heap = new SimilarQuestions();
for (const [id, sentence] of HEAP) heap.put(id as ItemId, sentence);
const held = (question: string | null, sentence: string): Held => ({
  question: question as ItemId | null,
  sentence,
});
const THEME = [
  held('a', 'Un demandeur d’emploi sans adresse électronique peut-il s’inscrire ?'),
  held('b', 'Que faire quand un demandeur d’emploi perd son mot de passe ?'),
];

describe('proposals for a theme', () => {
  it('SORT-2: come from what its questions say, with the nearest one and the words in common', () => {
    const proposals = proposalsFor(heap, THEME, 10);
    expect(proposals.map(({ id }) => id).sort()).toEqual(['compte', 'mail']);
    const mail = proposals.find(({ id }) => id === 'mail');
    expect(mail?.near).toBe('a');
    expect(mail?.alike).toContainEqual({ mine: 'électronique', theirs: 'électronique' });
    expect(proposals.find(({ id }) => id === 'compte')?.near).toBe('b');
  });

  it('SORT-2: a theme without a question is known by its title', () => {
    expect(proposalsFor(heap, [held(null, 'La fibre dans la vallée.')], 10)).toMatchObject([
      { id: 'fibre', near: null },
    ]);
  });

  it('SORT-2: are none where nothing resembles, and never more than asked', () => {
    expect(proposalsFor(heap, [held('x', 'Où pêche-t-on la truite ?')], 10)).toEqual([]);
    expect(proposalsFor(heap, THEME, 1)).toHaveLength(1);
    expect(proposalsFor(new SimilarQuestions(), THEME, 10)).toEqual([]);
  });
});
