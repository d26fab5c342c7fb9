import { describe, expect, it } from 'vitest';
import { ENTRY_RULES, entryRefusal, fieldRefusal, clearRefusal } from '#domain/entryPolicy.ts';
import type { Author, Surroundings } from '#domain/fieldRules.ts';
import { moderateQuestion } from '#domain/commands/moderateQuestion.ts';
import { create } from '#domain/collection.ts';
import type { ItemId } from '#domain/ids.ts';
import { annotation, COMMONS_KINDS, vouch } from '#domain/kinds/index.ts';
import { surroundingsOf } from '#domain/projections/surroundings.ts';
import { ask, newSpace, PAUL as PENS, puppetWorld } from './scene.ts';

const PAUL: Author = { account: 'paul', role: 'partner', structures: ['s1'] };
const ANA: Author = { account: 'ana', role: 'organiser', structures: [] };

/** `aside` is set aside, and so is what the note `onAside` is about. */
const AROUND: Surroundings = {
  isSetAside: (id) => id === 'aside',
  aboutOf: (id) => ({ onAside: 'aside', onOther: 'other' })[id] ?? null,
  isHeldByOthers: (id, account) => id === 'paul~held' && account === 'paul',
  isUnconfirmed: (id, account) => id === 's3' && account === 'paul',
};
const ours = { kind: 'structure', structure: 's1' };
const theirs = { kind: 'structure', structure: 's2' };
const asPaul = { kind: 'person', person: 'paul' };
const nobody = { kind: 'nobody', family: null };

const CASES: readonly (readonly [string, string, unknown, string | null, string | null])[] = [
  // root, field, value, refused to Paul, refused to Ana
  ...['questions', 'annotations', 'replies'].flatMap((root) => [
    [root, 'voice', ours, null, null] as const,
    [root, 'voice', theirs, 'voice', null] as const,
    [root, 'voice', asPaul, null, 'voice'] as const,
    [root, 'voice', nobody, null, null] as const,
    [root, 'voice', { kind: 'network', structure: 's2' }, null, null] as const,
    [root, 'voice', null, null, null] as const,
  ]),
  ['shares', 'structure', 's1', null, null],
  ['shares', 'structure', 's2', 'voice', null],
  ['shares', 'structure', '', null, null],
  ['meanings', 'structure', 's1', null, null],
  ['vouches', 'speaksFor', 's1', null, null],
  ['vouches', 'speaksFor', 's2', 'voice', null],
  ['meanings', 'structure', 's2', 'voice', null],
  ...['needs', 'resources', 'matches', 'axes'].flatMap((root) => [
    [root, 'structure', 's1', null, null] as const,
    [root, 'structure', 's2', 'voice', null] as const,
  ]),
  ['axes', 'alongside', [], null, null],
  ['axes', 'alongside', ['s1'], 'notAllowed', null],
  ['shares', 'question', 'other', null, null],
  ['shares', 'question', 'aside', 'setAside', 'setAside'],
  ['annotations', 'target', { kind: 'question', item: 'aside' }, 'setAside', 'setAside'],
  ['annotations', 'target', { kind: 'theme', item: 'other' }, null, null],
  ['annotations', 'related', 'aside', 'setAside', 'setAside'],
  ['annotations', 'note', 'aside', null, null],
  ...['answers', 'replies'].flatMap((root) => [
    [root, 'annotation', 'onOther', null, null] as const,
    [root, 'annotation', 'onAside', 'setAside', 'setAside'] as const,
    [root, 'annotation', 'aside', 'setAside', 'setAside'] as const,
    [root, 'annotation', 'unknown', null, null] as const,
  ]),
  ['space', 'schema', 2, 'notAllowed', 'notAllowed'],
  ['space', 'neededSchema', undefined, 'notAllowed', 'notAllowed'],
  ['space', 'name', 'NEC', null, null],
  ['elsewhere', 'voice', theirs, null, null],
  ['questions', 'constructor', theirs, null, null],
];

describe('What an entry says', () => {
  it.each(CASES)(
    'GUARD-10: %s/%s = %j is refused a partner: %s, an organiser: %s',
    (root, field, value, paul, ana) => {
      expect(fieldRefusal(PAUL, AROUND, root, field, value)).toBe(paul);
      expect(fieldRefusal(ANA, AROUND, root, field, value)).toBe(ana);
    },
  );

  it('NEED-7: who signs a need or a resource that stands is its author’s to say, and organisers’', () => {
    const signer = (author: typeof PAUL, id: string, structure: string | undefined) =>
      ['needs', 'axes'].map((root) =>
        fieldRefusal(author, AROUND, root, 'structure', structure, { id, isNew: false }),
      );
    expect(signer(PAUL, 'paul~1', 's1')).toEqual([null, null]);
    expect(signer(PAUL, 'zoe~1', 's1')).toEqual(['notAllowed', 'notAllowed']);
    expect(signer(PAUL, 'zoe~1', undefined)).toEqual(['notAllowed', 'notAllowed']);
    expect(clearRefusal(PAUL, 'needs', 'structure', 'zoe~1')).toBe('notAllowed');
    expect(signer(ANA, 'zoe~1', 's1')).toEqual([null, null]);
  });

  it('MANDATE-3: what is to be confirmed may be said, under the named pen alone', () => {
    const voice = { kind: 'structure', structure: 's3' };
    const said = (id: string) => [
      fieldRefusal(PAUL, AROUND, 'questions', 'voice', voice, { id, isNew: true }),
      fieldRefusal(PAUL, AROUND, 'shares', 'structure', 's3', { id, isNew: true }),
    ];
    expect(said('paul~1')).toEqual([null, null]);
    expect(said('veil-p~1')).toEqual(['voice', 'voice']);
    // Its card is not theirs to show in public, nor whom it brought.
    for (const field of ['inPublic', 'broughtBy'])
      expect(
        fieldRefusal(PAUL, AROUND, 'structures', field, field === 'inPublic' ? true : 's3', {
          id: 's3',
          isNew: false,
        }),
      ).toBe('notAllowed');
  });

  it('GUARD-10: is asked of a whole entry by a program before it writes', () => {
    expect(entryRefusal(PAUL, AROUND, 'questions', { sentence: 'Qui ?', voice: ours })).toBeNull();
    expect(entryRefusal(PAUL, AROUND, 'questions', { sentence: 'Qui ?', voice: theirs })).toBe('voice');
    expect(entryRefusal(PAUL, AROUND, 'shares', { structure: 's1', question: 'aside' })).toBe('setAside');
    expect(['schema', 'phase'].map((field) => clearRefusal(ANA, 'space', field, 'settings'))).toEqual([
      'notAllowed',
      null,
    ]);
  });

  it('CARD-2: of a structure, its people say what it is, and organisers what becomes of it', () => {
    const card = (author: Author, id: string, isNew: boolean, field: string, value: unknown) =>
      fieldRefusal(author, AROUND, 'structures', field, value, { id, isNew });
    for (const [field, value] of [
      ['mobilisation', 'involved'],
      ['broughtBy', 's1'],
      ['joinedInto', 's2'],
      ['archivedAt', 9],
      ['archivedFor', 'Fermée'],
    ] as const) {
      expect(card(PAUL, 's1', false, field, value)).toBe('notAllowed');
      expect(clearRefusal(PAUL, 'structures', field, 's1')).toBe('notAllowed');
      expect(card(ANA, 's1', false, field, value) ?? clearRefusal(ANA, 'structures', field, 's1')).toBeNull();
    }
    expect(card(PAUL, 'paul~1', true, 'mobilisation', 'thoughtOf')).toBeNull();
    expect(card(PAUL, 'paul~1', true, 'mobilisation', 'involved')).toBe('notAllowed');
    expect(['s1', 's2'].map((by) => card(PAUL, 'paul~1', true, 'broughtBy', by))).toEqual([
      null,
      'notAllowed',
    ]);
    for (const field of ['archivedAt', 'archivedFor']) {
      expect(card(PAUL, 'paul~1', false, field, 9)).toBeNull();
      expect(card(PAUL, 'paul~held', false, field, 9)).toBe('notAllowed');
      expect(clearRefusal(PAUL, 'structures', field, 'paul~held', AROUND)).toBe('notAllowed');
      expect(card(ANA, 'paul~held', false, field, 9)).toBeNull();
    }
    expect(['s1', 's2', 'paul~1'].map((id) => card(PAUL, id, false, 'inPublic', true))).toEqual([
      null,
      'notAllowed',
      'notAllowed',
    ]);
    for (const field of ['name', 'about', 'site', 'identifiers'])
      expect(card(PAUL, 's1', false, field, 'x')).toBeNull();
  });

  it('GUARD-10: is judged in fields that exist', () => {
    for (const [root, rules] of Object.entries(ENTRY_RULES)) {
      const fields = COMMONS_KINDS.find((kind) => kind.root === root)?.fields ?? {};
      for (const field of Object.keys(rules)) expect(Object.keys(fields)).toContain(field);
    }
  });

  it('GUARD-11: is looked up in the commons as it stands', () => {
    const world = puppetWorld();
    const doc = newSpace(world);
    const [one, other] = [ask(doc, PENS, world), ask(doc, PENS, world)];
    moderateQuestion(doc, one, { verdict: 'setAside' }, world);
    moderateQuestion(doc, other, { verdict: 'welcomed' }, world);
    create(doc, annotation, 'paul~n' as ItemId, { target: { kind: 'question', item: one } });
    const around = surroundingsOf(doc);
    expect([one, other, 'unknown'].map(around.isSetAside)).toEqual([true, false, false]);
    expect(['paul~n', 'unknown'].map(around.aboutOf)).toEqual([one, null]);
    const said = (id: string, speaksFor: string) =>
      create(doc, vouch, id as ItemId, { structure: 's1', speaksFor, at: 1 });
    said('paul~v', 's1');
    said('zoe~v', 's2');
    expect(['paul', 'ana'].map((who) => surroundingsOf(doc).isHeldByOthers('s1', who))).toEqual([
      false,
      true,
    ]);
    said('zoe~w', 's1');
    expect(surroundingsOf(doc).isHeldByOthers('s1', 'paul')).toBe(true);
  });
});
