import { expect, test } from 'vitest';
import type { ItemId } from '#domain/ids.ts';
import type { Annotation, Meaning, Moderation, Term } from '#domain/kinds/index.ts';
import { glossaryOf } from '#domain/projections/glossaryOf.ts';
import { hesitations } from '#features/glossary/domain/hesitations.ts';
import { recogniser } from '#domain/recognise/recogniser.ts';

const term = (id: string, word: string, otherForms: readonly string[] = []): Term =>
  ({ id: id as ItemId, word, otherForms, addedAt: 1, editedAt: null, archivedAt: null }) as Term;
const meaning = (id: string, of: string): Meaning =>
  ({
    id: id as ItemId,
    term: of,
    structure: 's',
    definition: id,
    example: null,
    givenAt: 1,
    editedAt: null,
    archivedAt: null,
  }) as Meaning;
let n = 0;
const mark = (quote: string, by: string | null, gesture = 'unclearWord'): Annotation =>
  ({
    id: `a${(n += 1)}` as ItemId,
    gesture,
    anchor: { quote, before: '', after: '' },
    target: { kind: 'question', item: `q${n}` as ItemId },
    voice: by === null ? { kind: 'nobody', family: null } : { kind: 'structure', structure: by },
    annotatedAt: n,
  }) as unknown as Annotation;

test('WORD-13: the words that most structures marked come first, then those that mean most things', () => {
  const terms = [term('e', 'espace public numérique', ['EPN']), term('h', 'hub'), term('t', 'tiers-lieu')];
  const words = glossaryOf(terms, [meaning('m1', 't'), meaning('m2', 't'), meaning('m3', 'h')]);
  const marks = [
    mark('hub', 'mairie'),
    mark('tiers lieux', 'mairie'),
    mark('EPN', 'mairie'),
    mark('espaces publics numériques', 'caf'),
    mark('EPN', 'mairie'),
    mark('maraude', null),
    mark('Maraude', null),
    mark('une phrase entière que personne ne comprend, '.repeat(3), 'caf'),
    mark('hub', 'caf', 'clarify'),
  ];
  const found = hesitations(marks, words, recogniser(words));
  expect(
    found.map(({ word, known, structures, passages }) => [word, known?.id, structures, passages.length]),
  ).toEqual([
    ['espace public numérique', 'e', 2, 3],
    ['tiers-lieu', 't', 1, 1],
    ['hub', 'h', 1, 1],
    ['maraude', undefined, 0, 2],
  ]);
  expect(hesitations([], words, recogniser(words))).toEqual([]);
});

test('WORD-14: a meaning that organisers set aside leaves the word, and keeps their reason', () => {
  const decided = new Map<ItemId, Moderation>([
    ['m1' as ItemId, { verdict: 'setAside', reason: 'Il nomme une personne.' } as Moderation],
    ['m2' as ItemId, { verdict: 'welcomed', reason: null } as Moderation],
  ]);
  const [word] = glossaryOf([term('t', 'tiers-lieu')], [meaning('m1', 't'), meaning('m2', 't')], decided);
  expect(word?.meanings.map(({ id }) => id)).toEqual(['m2']);
  expect(word?.setAside.map(({ meaning: one, reason }) => [one.id, reason])).toEqual([
    ['m1', 'Il nomme une personne.'],
  ]);
});
