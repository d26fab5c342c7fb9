import { describe, expect, it } from 'vitest';
import type { ItemId } from '#domain/ids.ts';
import { sharingOf, strongest } from '#features/network/domain/sharingOf.ts';
import type { Voice } from '#domain/voice.ts';

const id = (name: string): ItemId => name as ItemId;
const structures = new Map(
  ['centre', 'library', 'town', 'gone', 'twin'].map((name) => [
    id(name),
    { archivedAt: name === 'gone' ? 9 : null, joinedInto: name === 'twin' ? id('centre') : null },
  ]),
);
const asked = (question: string, structure: string | null) => ({
  id: id(question),
  voice: (structure === null
    ? { kind: 'nobody', family: null }
    : { kind: 'structure', structure: id(structure) }) as Voice,
});
const also = (question: string, structure: string, archivedAt: number | null = null) => ({
  question: question as ItemId,
  structure: structure as ItemId,
  archivedAt,
});

describe('Who shares questions with whom', () => {
  it('NET-1: counts for each pair the questions that both ask, once each, the strongest pair first', () => {
    const questions = [asked('q1', 'centre'), asked('q2', 'library'), asked('q3', null)];
    const shares = [
      also('q1', 'library'),
      also('q1', 'library'),
      also('q2', 'twin'),
      also('q3', 'town'),
      also('q3', 'library'),
    ];
    expect(sharingOf(questions, shares, structures)).toEqual([
      { one: 'centre', other: 'library', questions: 2 },
      { one: 'library', other: 'town', questions: 1 },
    ]);
  });

  it('NET-1: counts nothing that was taken back, is set aside or is of a structure out of view', () => {
    const shares = [also('q1', 'library', 5), also('q1', 'gone'), also('elsewhere', 'town')];
    expect(sharingOf([asked('q1', 'centre')], shares, structures)).toEqual([]);
  });

  it('NET-1: a drawing keeps of each structure its strongest few, and a link that either needs', () => {
    const sharing = [
      { one: id('a'), other: id('b'), questions: 5 },
      { one: id('a'), other: id('c'), questions: 4 },
      { one: id('b'), other: id('c'), questions: 3 },
      { one: id('a'), other: id('d'), questions: 1 },
    ];
    expect(strongest(sharing, 1).map(({ one, other }) => one + other)).toEqual(['ab', 'ac', 'ad']);
  });
});
