import * as Y from 'yjs';
import { describe, expect, it } from 'vitest';
import { rootOf } from '#domain/collection.ts';
import type { ItemId } from '#domain/ids.ts';
import { question } from '#domain/kinds/index.ts';
import type { Device } from '../support/device.ts';
import { commune, entryOf, itemAt, seenByAll, textOf, type Commune } from './commune.ts';
import {
  deleted,
  embed,
  hole,
  letters,
  mark,
  poisonedValue,
  rawUpdate,
  type,
  values,
  type At,
  type RawStruct,
} from './rawUpdate.ts';

const MINE = 700;
const HIGH = 4_000_000_000;

const update = (client: number, ...structs: RawStruct[]): Uint8Array =>
  rawUpdate([{ client, clock: 0, structs }]);

/** The field `name` of Ana's question, as an item. */
const fieldOf = ({ ana, anasQuestion }: Commune, name = 'sentence') =>
  itemAt(entryOf(ana.doc, 'questions', anasQuestion), name);
const entryItem = ({ ana, anasQuestion }: Commune): At => itemAt(rootOf(ana.doc, question), anasQuestion);
const nextOf = ({ ana }: Commune): At => ({
  client: ana.doc.clientID,
  clock: Y.getState(ana.doc.store, ana.doc.clientID),
});
const startOfText = ({ ana, theme }: Commune): At => {
  const item = textOf(ana.doc, theme)._start;
  if (item === null) throw new Error('the text is empty');
  return item.id;
};
const fieldType = ({ ana, theme }: Commune, name: string): At =>
  itemAt(entryOf(ana.doc, 'themes', theme), name);
const nested = (depth: number): RawStruct[] =>
  Array.from({ length: depth }, (_, n) => ({
    content: type(1),
    parent: n === 0 ? 'questions' : { client: MINE, clock: n - 1 },
    key: n === 0 ? 'paul~deep' : 'k',
  }));

/** An entry, written whole. */
const entry = (root: string, key: string, fields: Readonly<Record<string, unknown>>): Uint8Array =>
  update(
    MINE,
    { content: type(1), parent: root, key },
    ...Object.entries(fields).map(([field, value]) => ({
      content: values(value),
      parent: { client: MINE, clock: 0 },
      key: field,
    })),
  );
/** A value in the place of another, with the deletion of it as Yjs would send it. */
const instead = (of: At & { readonly length: number }, value: unknown): Uint8Array =>
  rawUpdate(
    [{ client: MINE, clock: 0, structs: [{ content: values(value), left: of }] }],
    [{ ...of, len: 1 }],
  );

const [OURS, THEIRS] = ['s1' as ItemId, 's2' as ItemId];
/** A value in a card, with a high client id and without a deletion. */
const onCard = ({ ana }: Commune, card: ItemId, field: string, value: unknown): Uint8Array => {
  const map = entryOf(ana.doc, 'structures', card) as Y.Map<unknown>;
  return map.has(field)
    ? update(HIGH, { content: values(value), left: itemAt(map, field) })
    : update(HIGH, {
        content: values(value),
        parent: itemAt(ana.doc.getMap('structures'), card),
        key: field,
      });
};

const AS_ANA = { kind: 'person', person: 'ana' };
const FOR_OTHERS = { kind: 'structure', structure: 's2' };

/** What Paul's program says that he may not say, in entries of his own. */
const CLAIMS: Readonly<Record<string, (c: Commune) => Uint8Array>> = {
  'asks for a structure that is not theirs': () =>
    entry('questions', 'paul~v', { sentence: 'Faux ?', voice: FOR_OTHERS }),
  'asks as another person': () => entry('questions', 'paul~v', { sentence: 'Faux ?', voice: AS_ANA }),
  'says who speaks before what is said': () =>
    entry('questions', 'paul~v', { voice: AS_ANA, sentence: 'Faux ?' }),
  'says so under the veiled pen': () => entry('questions', 'veil-p~v', { voice: AS_ANA, sentence: 'Faux ?' }),
  'lends its own question to another structure': ({ paul, paulsQuestion }) =>
    instead(itemAt(entryOf(paul.doc, 'questions', paulsQuestion), 'voice'), FOR_OTHERS),
  'shares for a structure that is not theirs': ({ anasQuestion }) =>
    entry('shares', 'paul~s', { question: anasQuestion, structure: 's2' }),
  'says what a word means for a structure that is not theirs': ({ paulsWord }) =>
    entry('meanings', 'paul~m', { term: paulsWord, structure: 's2', definition: 'Faux.' }),
  'lends its own meaning to another structure': ({ paul, paulsMeaning }) =>
    instead(itemAt(entryOf(paul.doc, 'meanings', paulsMeaning), 'structure'), 's2'),
  'seeks something for a structure that is not theirs': () =>
    entry('needs', 'paul~b', { structure: 's2', text: 'Tout.' }),
  'offers what another structure has': () => entry('resources', 'paul~b', { structure: 's2', text: 'Tout.' }),
  'lends its own need to another structure': ({ paul, paulsNeed }) =>
    instead(itemAt(entryOf(paul.doc, 'needs', paulsNeed), 'structure'), 's2'),
  'mends the need of another structure': ({ ana, anasNeedForTheirs }) =>
    instead(itemAt(entryOf(ana.doc, 'needs', anasNeedForTheirs), 'text'), 'Rien.'),
  'gives a colleague’s need to another structure': ({ ana, anasNeedForOurs }) =>
    instead(itemAt(entryOf(ana.doc, 'needs', anasNeedForOurs), 'structure'), 's1'),
  'leaves a colleague’s need to nobody': ({ ana, anasNeedForOurs }) =>
    rawUpdate([], [{ ...itemAt(entryOf(ana.doc, 'needs', anasNeedForOurs), 'structure'), len: 1 }]),
  'takes a colleague’s need out of the space': ({ ana, anasNeedForOurs }) =>
    rawUpdate([], [{ ...itemAt(ana.doc.getMap('needs'), anasNeedForOurs), len: 1 }]),
  'says a need in the name of a colleague': () => entry('needs', 'ana~f', { structure: 's1', text: 'Faux.' }),
  'opens an axis that another structure would carry': () =>
    entry('axes', 'paul~x', { structure: 's2', sentence: 'Faux.' }),
  'enrols another structure in its axis': () =>
    entry('axes', 'paul~x', { structure: 's1', sentence: 'Faux.', alongside: ['s2'] }),
  'mends the axis of another structure': ({ ana, anasAxisForTheirs }) =>
    instead(itemAt(entryOf(ana.doc, 'axes', anasAxisForTheirs), 'sentence'), 'Faux.'),
  'gives the axis that it carries to nobody': ({ ana, anasAxisForOurs }) =>
    rawUpdate([], [{ ...itemAt(entryOf(ana.doc, 'axes', anasAxisForOurs), 'structure'), len: 1 }]),
  'takes a colleague’s axis out of the space': ({ ana, anasAxisForOurs }) =>
    rawUpdate([], [{ ...itemAt(ana.doc.getMap('axes'), anasAxisForOurs), len: 1 }]),
  'says for another structure what became of a match': ({ paulsNeed, anasResource }) =>
    entry('matches', 'paul~b', { need: paulsNeed, resource: anasResource, structure: 's2', state: 'done' }),
  'says so of its own match, afterwards': ({ paul, paulsMatch }) =>
    instead(itemAt(entryOf(paul.doc, 'matches', paulsMatch), 'structure'), 's2'),
  'notes something as another person': ({ anasQuestion }) =>
    entry('annotations', 'paul~n', { target: { kind: 'question', item: anasQuestion }, voice: AS_ANA }),
  'shares what is set aside': ({ asideQuestion }) =>
    entry('shares', 'paul~s', { question: asideQuestion, structure: 's1' }),
  'notes something on what is set aside': ({ asideQuestion }) =>
    entry('annotations', 'paul~n', { target: { kind: 'question', item: asideQuestion } }),
  'moves its note to what is set aside': ({ paul, paulsNote, asideQuestion }) =>
    instead(itemAt(entryOf(paul.doc, 'annotations', paulsNote), 'target'), {
      kind: 'question',
      item: asideQuestion,
    }),
  'replies before discussion is open': ({ paulsNote }) =>
    entry('replies', 'paul~r', { annotation: paulsNote, words: 'Faux.' }),
  'puts an empty reply, to be filled later': () =>
    update(MINE, { content: type(1), parent: 'replies', key: 'paul~r' }),
  'makes public a structure that it added for others': () =>
    entry('structures', 'paul~s', { name: 'Faux', inPublic: true }),
  'adds a structure that takes part already': () =>
    entry('structures', 'paul~s', { name: 'Faux', mobilisation: 'coOrganiser' }),
  'adds a structure that another one brought': () =>
    entry('structures', 'paul~s', { name: 'Faux', broughtBy: 's2' }),
  'adds a structure that takes the place of another': () =>
    entry('structures', 'paul~s', { name: 'Faux', joinedInto: 's2' }),
  'confirms a structure for one that is not theirs': () =>
    entry('vouches', 'paul~v', { structure: 's2', speaksFor: 's2' }),
  'adds a structure under no pen': () => entry('structures', 's9', { name: 'Faux' }),
  'changes the card of another structure': (c) => onCard(c, THEIRS, 'name', 'Faux'),
  'gives another structure a number that it does not bear': (c) =>
    onCard(c, THEIRS, 'identifiers', [{ scheme: 'siret', value: '43493312300029' }]),
  'says where its own structure stands': (c) => onCard(c, OURS, 'mobilisation', 'coOrganiser'),
  'forgets where its own structure stands': ({ ana }) =>
    rawUpdate([], [{ ...itemAt(entryOf(ana.doc, 'structures', OURS), 'mobilisation'), len: 1 }]),
  'says who brought its own structure': (c) => onCard(c, OURS, 'broughtBy', 's2'),
  'joins its own structure into another': (c) => onCard(c, OURS, 'joinedInto', 's2'),
  'puts its own structure away, which others added': (c) => onCard(c, OURS, 'archivedAt', 9),
  'takes its own structure out of the space': ({ ana }) =>
    rawUpdate([], [{ ...itemAt(ana.doc.getMap('structures'), 's1'), len: 1 }]),
  'groups two questions': ({ paulsQuestion, anasQuestion }) =>
    entry('groupings', 'g1', { question: anasQuestion, into: paulsQuestion }),
  'accepts his own wording for a theme in the place of an organiser': () =>
    entry('moderation', 'paul~n', { verdict: 'accepted', decidedAt: 9 }),
  'writes the wording that he proposes into the theme': (c) =>
    update(MINE, { content: letters('Faux.'), right: startOfText(c) }),
  'answers in the name of another pen': ({ paulsNote }) =>
    entry('answers', 'ana~a', { annotation: paulsNote, verdict: 'declined' }),
};

/** What Paul's program sends, beside what its document holds. */
const ATTACKS: Readonly<Record<string, (c: Commune) => Uint8Array>> = {
  'deletes a question': (c) => rawUpdate([], [{ ...entryItem(c), len: 1 }]),
  'deletes a field of a question': (c) => rawUpdate([], [{ ...fieldOf(c), len: 1 }]),
  'sets a field of a question': (c) =>
    update(MINE, { content: values('faux'), parent: entryItem(c), key: 'sentence' }),
  'sets it after the former value, whose key it inherits': (c) =>
    update(MINE, { content: values('faux'), left: fieldOf(c) }),
  'sets it with a high client id and no delete set': (c) =>
    update(HIGH, { content: values('faux'), left: fieldOf(c) }),
  'sets it before the former value': (c) => update(HIGH, { content: values('faux'), right: fieldOf(c) }),
  'says its own entry and stands beside another’s field': (c) =>
    update(MINE, { content: values('faux'), left: fieldOf(c), parent: 'questions', key: 'paul~9' }),
  'puts a map in the place of a question': (c) =>
    update(HIGH, { content: type(1), parent: 'questions', key: c.anasQuestion }),
  'puts a hole in the place of a question': (c) =>
    update(HIGH, { content: deleted(1), parent: 'questions', key: c.anasQuestion }),
  'asks in the name of another pen': () =>
    update(MINE, { content: type(1), parent: 'questions', key: 'ana~forged' }),
  'asks in the name of the public form': () =>
    update(MINE, { content: type(1), parent: 'questions', key: 'public~forged' }),
  'says what a word means in the name of another pen': () =>
    update(MINE, { content: type(1), parent: 'meanings', key: 'ana~forged' }),
  'says what became of a match in the name of another pen': () =>
    update(MINE, { content: type(1), parent: 'matches', key: 'ana~forged' }),
  'says that another’s resource is taken': ({ ana, anasResource }) =>
    update(MINE, {
      content: values('taken'),
      parent: itemAt(ana.doc.getMap('resources'), anasResource),
      key: 'state',
    }),
  'groups two questions, as only organisers may': () =>
    update(MINE, { content: type(1), parent: 'groupings', key: 'forged' }),
  'writes in the sheet of a workshop, as only organisers may': () =>
    update(MINE, { content: type(1), parent: 'steps', key: 'forged' }),
  'writes down a decision, as only organisers may': () =>
    update(MINE, { content: type(1), parent: 'decisions', key: 'forged' }),
  'agrees that it speaks for a structure, which the server alone writes': () =>
    update(MINE, { content: type(1), parent: 'mandates', key: 'paul:s2' }),
  'says who talks with a structure, as only organisers may': () =>
    update(MINE, { content: type(1), parent: 'goBetweens', key: 's1' }),
  'deletes what is not typed yet': (c) => rawUpdate([], [{ ...nextOf(c), len: 500 }]),
  'writes under the client id of another': (c) =>
    rawUpdate([{ ...nextOf(c), structs: [{ content: type(1), parent: 'questions', key: 'paul~theirs' }] }]),
  'leaves a hole under the client id of another': (c) =>
    rawUpdate([{ ...nextOf(c), structs: [{ content: hole(50) }] }]),
  'hangs by a hole of its own on what it writes as another': (c) =>
    rawUpdate([
      { ...nextOf(c), structs: [{ content: type(1), parent: 'questions', key: 'ana~forged' }] },
      {
        client: MINE,
        clock: 0,
        structs: [
          { content: hole(1) },
          { content: values('x'), left: { client: MINE, clock: 0 }, right: nextOf(c) },
        ],
      },
    ]),
  'straddles what is known': (c) =>
    rawUpdate([
      {
        client: c.ana.doc.clientID,
        clock: nextOf(c).clock - 1,
        structs: [{ content: values('faux', 'faux'), parent: entryItem(c), key: 'sentence' }],
      },
    ]),
  'leaves a gap': (c) =>
    rawUpdate([{ client: MINE, clock: 9, structs: [{ content: values('faux'), left: fieldOf(c) }] }]),
  'hangs on itself': () => update(MINE, { content: values('x'), left: { client: MINE, clock: 0 } }),
  'hangs on what comes after it': () =>
    update(
      MINE,
      { content: values('x'), left: { client: MINE, clock: 1 } },
      { content: values('x'), left: { client: MINE, clock: 0 } },
    ),
  'gives one client id two lists': () =>
    rawUpdate([
      { client: MINE, clock: 0, structs: [{ content: type(1), key: 'paul~a' }] },
      { client: MINE, clock: 1, structs: [{ content: type(1), key: 'paul~b' }] },
    ]),
  'goes round between two client ids': () =>
    rawUpdate([
      { client: MINE, clock: 0, structs: [{ content: values('x'), left: { client: MINE + 1, clock: 0 } }] },
      { client: MINE + 1, clock: 0, structs: [{ content: values('x'), left: { client: MINE, clock: 0 } }] },
    ]),
  'brings twenty thousand client ids': () =>
    rawUpdate(
      Array.from({ length: 20_000 }, (_, n) => ({
        client: n + 1,
        clock: 0,
        structs: [{ content: hole(1) }],
      })),
    ),
  'counts to a billion in its header': () => new Uint8Array([1, 255, 255, 255, 255, 3, 0, 0]),
  'nests six thousand deep': () => update(MINE, ...nested(6_000)),
  'puts two values under one key': () =>
    update(
      MINE,
      { content: type(1), parent: 'questions', key: 'paul~two' },
      { content: values('a', 'b'), parent: { client: MINE, clock: 0 }, key: 'sentence' },
    ),
  'puts a list in a root': () => update(MINE, { content: values('x'), parent: 'questions' }),
  'puts a value where an entry belongs': () =>
    update(MINE, { content: values('x'), parent: 'questions', key: 'paul~flat' }),
  'names an unknown root': () => update(MINE, { content: type(1), parent: 'elsewhere', key: 'paul~1' }),
  'uses `__proto__` as a key': () =>
    update(MINE, { content: type(1), parent: 'questions', key: '__proto__' }),
  'hides `__proto__` in a value': () =>
    update(
      MINE,
      { content: type(1), parent: 'questions', key: 'paul~proto' },
      { content: poisonedValue, parent: { client: MINE, clock: 0 }, key: 'voice' },
    ),
  'writes in a theme': (c) => update(MINE, { content: letters('faux'), right: startOfText(c) }),
  'marks letters of a theme': (c) => update(MINE, { content: mark('strong', true), right: startOfText(c) }),
  'embeds in a theme': (c) => update(MINE, { content: embed({ src: 'https://x' }), right: startOfText(c) }),
  'writes in the body of a theme': (c) => update(MINE, { content: type(3), parent: fieldType(c, 'body') }),
  'places a question': (c) => update(MINE, { content: type(1), parent: 'placements', key: c.paulsQuestion }),
  'welcomes its own question': (c) =>
    update(MINE, { content: type(1), parent: 'moderation', key: c.paulsQuestion }),
  'changes the space': (c) =>
    update(MINE, {
      content: values('Faux'),
      parent: itemAt(c.ana.doc.getMap('space'), 'settings'),
      key: 'name',
    }),
};

/** Their sender may keep the sound part, in an entry of their own that holds nothing of what they tried. */
const isLeftover = (id: string): boolean => ['paul~deep', 'paul~two', 'paul~proto'].includes(id);

async function attack(from: (c: Commune) => Device, forge: (c: Commune) => Uint8Array): Promise<void> {
  const c = await commune();
  const before = await seenByAll(c);
  from(c).forge(forge(c));
  await c.house.rest(c.ana, c.paul, c.rose);
  expect(await seenByAll(c, isLeftover)).toEqual(before);
  expect(from(c).story.some((frame) => /^(refused|again) /.test(frame))).toBe(true);
  await goesOn(c);
}

/** What Ana types afterwards arrives whole, everywhere. */
async function goesOn(c: Commune): Promise<void> {
  textOf(c.ana.doc, c.theme).insert(0, 'Et puis ? ');
  await c.house.rest(c.ana, c.paul, c.rose);
  const newcomer = await c.house.comes(c.rose.identity);
  for (const { doc } of [c.rose, newcomer])
    expect(textOf(doc, c.theme).toString()).toBe('Et puis ? Comprendre ce qui retient.');
  expect(c.house.complaints).toEqual([]);
}

describe('A partner whose program', () => {
  it.each(Object.entries({ ...ATTACKS, ...CLAIMS }))(
    'GUARD-5: %s changes nothing for anybody',
    async (_, forge) => {
      await attack(({ paul }) => paul, forge);
    },
  );
});

describe('A gap', () => {
  it('GUARD-5: whose cause comes later changes nothing for anybody: what came before its cause is not kept', async () => {
    const c = await commune();
    const before = await seenByAll(c);
    const late = rawUpdate([
      { client: MINE, clock: 1, structs: [{ content: values('faux'), left: fieldOf(c) }] },
    ]);
    const cause = update(MINE, { content: type(1), parent: 'questions', key: 'paul~deep' });
    for (const forged of [late, cause, late]) {
      c.paul.forge(forged);
      await c.house.rest(c.ana, c.paul, c.rose);
      expect(await seenByAll(c, isLeftover)).toEqual(before);
    }
    expect(c.paul.story.filter((frame) => /^(refused|again) /.test(frame))).toHaveLength(2);
    await goesOn(c);
  });
});

describe('A reader whose program', () => {
  it.each(Object.entries({ ...ATTACKS, ...CLAIMS }))(
    'GUARD-5: %s changes nothing for anybody',
    async (_, forge) => {
      await attack(({ rose }) => rose, forge);
    },
  );
});

describe('An organiser whose program', () => {
  const victims: Readonly<Record<string, (c: Commune) => Uint8Array>> = {
    'deletes a partner’s question': (c) =>
      rawUpdate([], [{ ...itemAt(rootOf(c.ana.doc, question), c.paulsQuestion), len: 1 }]),
    'rewrites a partner’s question': (c) =>
      update(HIGH, {
        content: values('faux'),
        left: itemAt(entryOf(c.ana.doc, 'questions', c.paulsQuestion), 'sentence'),
      }),
    'puts a map in its place': (c) =>
      update(HIGH, { content: type(1), parent: 'questions', key: c.paulsQuestion }),
    'rewrites what a partner says a word means': (c) =>
      update(HIGH, {
        content: values('faux'),
        left: itemAt(entryOf(c.ana.doc, 'meanings', c.paulsMeaning), 'definition'),
      }),
    'takes a partner’s meaning out of view': (c) =>
      update(MINE, {
        content: values(9),
        parent: itemAt(c.ana.doc.getMap('meanings'), c.paulsMeaning),
        key: 'archivedAt',
      }),
    'deletes a partner’s word': (c) =>
      rawUpdate([], [{ ...itemAt(c.ana.doc.getMap('terms'), c.paulsWord), len: 1 }]),
    'rewrites what a partner says of a match': (c) =>
      update(HIGH, {
        content: values('done'),
        left: itemAt(entryOf(c.ana.doc, 'matches', c.paulsMatch), 'state'),
      }),
    'deletes a partner’s need': (c) =>
      rawUpdate([], [{ ...itemAt(c.ana.doc.getMap('needs'), c.paulsNeed), len: 1 }]),
    'asks as another person': () =>
      entry('questions', 'ana~v', { sentence: 'Faux ?', voice: { kind: 'person', person: 'paul' } }),
    'shares what was set aside': (c) =>
      entry('shares', 'ana~s', { question: c.asideQuestion, structure: 's2' }),
    'replies before discussion is open': (c) =>
      entry('replies', 'ana~r', { annotation: c.paulsNote, words: 'Faux.' }),
    'says that the commons needs a newer program': (c) =>
      update(MINE, {
        content: values(99),
        parent: itemAt(c.ana.doc.getMap('space'), 'settings'),
        key: 'neededSchema',
      }),
  };
  it.each(Object.entries(victims))('GUARD-5: %s changes nothing for anybody', async (_, forge) => {
    await attack(({ ana }) => ana, forge);
  });

  it('GUARD-5: embeds, hooks or nests in a theme changes nothing for anybody', async () => {
    const forges = Object.entries(ATTACKS).filter(([name]) => name.startsWith('embeds'));
    for (const [, forge] of forges) await attack(({ ana }) => ana, forge);
    await attack(
      ({ ana }) => ana,
      (c) => update(MINE, { content: type(5, 'hook'), parent: fieldType(c, 'body') }),
    );
  });
});
