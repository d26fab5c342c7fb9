import type * as Y from 'yjs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAll } from '#domain/collection.ts';
import { archiveQuestion, bringBackQuestion } from '#domain/commands/archiveQuestion.ts';
import { groupQuestions, sayDifferent, takeBackGrouping } from '#domain/commands/groupQuestions.ts';
import { keepApart, letJoin } from '#domain/commands/keepApart.ts';
import { moderateQuestion } from '#domain/commands/moderateQuestion.ts';
import { separateQuestion, undoSeparation } from '#domain/commands/separateQuestion.ts';
import type { ItemId } from '#domain/ids.ts';
import { grouping, moderation, question, share, structure } from '#domain/kinds/index.ts';
import { jointFamilies } from '#domain/projections/families.ts';
import { groupsOf, mayBeJoined, saidDifferent, type Group } from '#domain/projections/groups.ts';
import type { World } from '#domain/world.ts';
import {
  alsoOn,
  ANA,
  ask,
  meet,
  newSpace,
  PAUL,
  puppetWorld,
  share as say,
  structureIn,
  valueOf,
} from '../scene.ts';

function groupsIn(doc: Y.Doc): ReadonlyMap<ItemId, Group> {
  const [questions, decided] = [readAll(doc, question), readAll(doc, moderation)];
  return groupsOf(readAll(doc, grouping).values(), (id) => {
    const asked = questions.get(id);
    return asked !== undefined && mayBeJoined(asked, decided.get(id)) ? asked : undefined;
  });
}

/** The groups as a reader meets them, each once, its front first. */
const told = (doc: Y.Doc): readonly (readonly ItemId[])[] =>
  [...new Set(groupsIn(doc).values())].map(({ members }) => members).sort();

/** The same, whoever stands in front. */
const unordered = (groups: readonly (readonly ItemId[])[]): readonly (readonly ItemId[])[] =>
  groups.map((members) => [...members].sort()).sort();

function commons(asked: number): {
  readonly doc: Y.Doc;
  readonly world: World;
  readonly ids: readonly ItemId[];
} {
  const world = puppetWorld();
  const doc = newSpace(world);
  return {
    doc,
    world,
    ids: Array.from({ length: asked }, (_, n) => ask(doc, PAUL, world, { sentence: `Q${n} ?` })),
  };
}

const link = (doc: Y.Doc, world: World, from: ItemId | undefined, into: ItemId | undefined): ItemId =>
  valueOf(groupQuestions(doc, { question: from as ItemId, into: into as ItemId }, world));

describe('groups', () => {
  it('GROUP-1: a link groups two questions, the one it points to in front, and touches neither', () => {
    const { doc, world, ids } = commons(3);
    const [a, b] = ids;
    const before = readAll(doc, question);
    link(doc, world, a, b);
    expect(told(doc)).toEqual([[b, a]]);
    expect(readAll(doc, question)).toEqual(before);
    expect(readAll(doc, share).size).toBe(0);
  });

  it('GROUP-1: undone it is as if it had not been; a question and itself, or one that is not there, are refused', () => {
    const { doc, world, ids } = commons(2);
    const [a, b] = ids as [ItemId, ItemId];
    takeBackGrouping(doc, link(doc, world, a, b));
    expect(told(doc)).toEqual([]);
    expect(saidDifferent([a], readAll(doc, grouping).values()).size).toBe(0);
    expect(groupQuestions(doc, { question: a, into: a }, world)).toMatchObject({ why: 'item.gone' });
    expect(groupQuestions(doc, { question: a, into: 'nowhere' as ItemId }, world)).toMatchObject({
      why: 'item.gone',
    });
  });

  it('GROUP-2: opposite links made at once are one group, with one in front, on every copy', () => {
    const { doc, ids } = commons(2);
    const [a, b] = ids as [ItemId, ItemId];
    const other = alsoOn(doc);
    link(doc, puppetWorld('x', 5_000), a, b);
    link(other, puppetWorld('y', 5_000), b, a);
    meet(doc, other);
    expect(told(doc)).toHaveLength(1);
    expect(told(other)).toEqual(told(doc));
  });

  it('GROUP-2: the latest choice of words stands in front, even one made by a clock that runs late', () => {
    const { doc, world, ids } = commons(3);
    const [a, b, c] = ids;
    link(doc, puppetWorld('fast', 9_000_000), a, b);
    link(doc, world, c, b);
    expect(told(doc)).toEqual([[b, a, c]]);
    link(doc, world, b, c);
    expect(told(doc)).toEqual([[c, a, b]]);
  });

  it('GROUP-3: what its asker keeps apart, archives, or is set aside leaves alone; the others stay, with one in front', () => {
    const { doc, world, ids } = commons(3);
    const [a, b, c] = ids as [ItemId, ItemId, ItemId];
    link(doc, world, a, b);
    link(doc, world, c, b);
    valueOf(keepApart(doc, PAUL, b, world));
    expect(told(doc)).toEqual([[a, c]]);
    valueOf(letJoin(doc, PAUL, b));
    expect(told(doc)).toEqual([[b, a, c]]);
    valueOf(archiveQuestion(doc, PAUL, b, world));
    expect(told(doc)).toEqual([[a, c]]);
    valueOf(bringBackQuestion(doc, PAUL, b));
    moderateQuestion(doc, c, { verdict: 'setAside', reason: 'hors sujet' }, world);
    expect(told(doc)).toEqual([[b, a]]);
  });

  it('GROUP-3: only its asker keeps a question apart', () => {
    const { doc, world, ids } = commons(1);
    const [a] = ids as [ItemId];
    expect(keepApart(doc, ANA, a, world)).toMatchObject({ why: 'item.notMine' });
    expect(letJoin(doc, ANA, a)).toMatchObject({ why: 'item.notMine' });
  });

  it('GROUP-4: separated, a question leaves alone, though it held the others together; undone, all is as before', () => {
    const { doc, world, ids } = commons(4);
    const [a, b, c, d] = ids as [ItemId, ItemId, ItemId, ItemId];
    link(doc, world, a, b);
    link(doc, world, b, c);
    link(doc, world, d, b);
    const before = told(doc);
    expect(before).toEqual([[b, a, c, d]]);
    const done = separateQuestion(doc, b, world);
    expect(unordered(told(doc))).toEqual(unordered([[a, c, d]]));
    undoSeparation(doc, done);
    expect(told(doc)).toEqual(before);
  });

  it('GROUP-4: the one in front stays in front when another leaves', () => {
    const { doc, world, ids } = commons(3);
    const [a, b, c] = ids as [ItemId, ItemId, ItemId];
    link(doc, world, a, c);
    link(doc, world, b, a);
    expect(told(doc)).toEqual([[a, b, c]]);
    separateQuestion(doc, b, world);
    expect(told(doc)).toEqual([[a, c]]);
    expect(separateQuestion(doc, b, world)).toEqual({ cut: [], laid: [] });
  });

  it('GROUP-5: two said to be different stay so until that is undone; so are two that were separated', () => {
    const { doc, world, ids } = commons(3);
    const [a, b, c] = ids as [ItemId, ItemId, ItemId];
    const different = (): readonly ItemId[] => [...saidDifferent([a], readAll(doc, grouping).values())];
    const refusal = valueOf(sayDifferent(doc, { question: a, into: b }, world));
    expect(told(doc)).toEqual([]);
    expect(different()).toEqual([b]);
    takeBackGrouping(doc, refusal);
    expect(different()).toEqual([]);
    link(doc, world, a, c);
    separateQuestion(doc, c, world);
    expect(different()).toEqual([c]);
  });

  it('GROUP-6: a group is asked by the union of who asks its questions, a structure once', () => {
    const { doc, world } = commons(0);
    const [town, club, school] = [
      structureIn(doc, world, 'Mairie', 'localAuthority'),
      structureIn(doc, world, 'Amicale', 'association'),
      structureIn(doc, world, 'Collège', 'school'),
    ];
    const one = ask(doc, PAUL, world, { voice: { kind: 'structure', structure: town } });
    const two = ask(doc, ANA, world, { voice: { kind: 'structure', structure: club } });
    const three = ask(doc, ANA, world, { voice: { kind: 'nobody', family: 'residents' } });
    say(doc, ANA, world, two, town);
    say(doc, ANA, world, one, school);
    const questions = readAll(doc, question);
    const asked = [one, two, three].flatMap((id) => questions.get(id) ?? []);
    const { all, structures, breadth } = jointFamilies(asked, [...readAll(doc, share).values()], (id) =>
      readAll(doc, structure).get(id),
    );
    expect(all.flatMap((family) => family.structures).sort()).toEqual([town, club, school].sort());
    expect([structures, breadth]).toEqual([3, 4]);
  });
});

/** One act of one of three organisers, on their own copy. */
interface Act {
  readonly who: number;
  readonly what: 'group' | 'separate' | 'differ' | 'apart' | 'join' | 'archive' | 'bringBack' | 'meet';
  readonly one: number;
  readonly two: number;
}

const anyActs = fc.array(
  fc.record<Act>({
    who: fc.nat(2),
    what: fc.constantFrom(
      'group',
      'group',
      'group',
      'separate',
      'differ',
      'apart',
      'join',
      'archive',
      'bringBack',
      'meet',
    ),
    one: fc.nat(6),
    two: fc.nat(6),
  }),
  { maxLength: 40 },
);

function playOn(doc: Y.Doc, world: World, ids: readonly ItemId[], { what, one, two }: Act): void {
  const [a, b] = [ids[one % ids.length], ids[two % ids.length]] as [ItemId, ItemId];
  if (what === 'group') groupQuestions(doc, { question: a, into: b }, world);
  if (what === 'differ') sayDifferent(doc, { question: a, into: b }, world);
  if (what === 'separate') separateQuestion(doc, a, world);
  if (what === 'apart') keepApart(doc, PAUL, a, world);
  if (what === 'join') letJoin(doc, PAUL, a);
  if (what === 'archive') archiveQuestion(doc, PAUL, a, world);
  if (what === 'bringBack') bringBackQuestion(doc, PAUL, a);
}

describe('groups on three copies, whatever is done at once', () => {
  /** Seven questions asked and shared by four structures, on three copies, each a structure once at least. */
  function three() {
    const world = puppetWorld();
    const doc = newSpace(world);
    const structures = [1, 2, 3, 4].map((n) =>
      structureIn(doc, world, `S${n}`, n % 2 === 0 ? 'association' : 'school'),
    );
    const ids = Array.from({ length: 7 }, (_, n) =>
      ask(doc, PAUL, world, {
        sentence: `Q${n} ?`,
        voice: { kind: 'structure', structure: structures[n % 4] as ItemId },
      }),
    );
    for (const [n, id] of ids.entries()) say(doc, ANA, world, id, structures[(n + 1) % 4] as ItemId);
    const docs = [doc, alsoOn(doc), alsoOn(doc)] as const;
    const worlds = docs.map((_, n) => puppetWorld(`w${n}-`, 5_000));
    return { docs, worlds, ids };
  }

  function play(acts: readonly Act[]) {
    const scene = three();
    for (const act of acts)
      if (act.what === 'meet') meet(...scene.docs);
      else playOn(scene.docs[act.who] as Y.Doc, scene.worlds[act.who] as World, scene.ids, act);
    meet(...scene.docs);
    return scene;
  }

  it('GROUP-2: copies agree; each question is in one group at most, each group has one in front, and no share moved', () => {
    fc.assert(
      fc.property(anyActs, (acts) => {
        const { docs, ids } = play(acts);
        const [doc] = docs;
        for (const other of docs) expect(told(other)).toEqual(told(doc));
        const groups = groupsIn(doc);
        const questions = readAll(doc, question);
        for (const [id, group] of groups) {
          expect(group.members.filter((member) => member === id)).toHaveLength(1);
          expect(group.members[0]).toBe(group.front);
          for (const member of group.members) expect(groups.get(member)).toBe(group);
          expect(questions.get(id)).toMatchObject({ archivedAt: null, apartSince: null });
        }
        const shares = [...readAll(doc, share).values()];
        expect(shares.map((one) => one.question).sort()).toEqual([...ids].sort());
        expect(ids.map((id) => questions.get(id)?.sentence)).toEqual(ids.map((_, n) => `Q${n} ?`));
      }),
    );
  });

  it('GROUP-6: a group is asked by exactly those who ask one of its questions, each once', () => {
    fc.assert(
      fc.property(anyActs, (acts) => {
        const { docs } = play(acts);
        const [doc] = docs;
        const [questions, shares] = [readAll(doc, question), [...readAll(doc, share).values()]];
        for (const { members } of new Set(groupsIn(doc).values())) {
          const asked = members.flatMap((id) => questions.get(id) ?? []);
          const said = shares.filter((one) => members.includes(one.question as ItemId));
          const union = new Set([
            ...asked.flatMap(({ voice }) => (voice.kind === 'structure' ? [voice.structure] : [])),
            ...said.map((one) => one.structure as ItemId),
          ]);
          const { all } = jointFamilies(asked, said, (id) => readAll(doc, structure).get(id));
          expect(all.flatMap((family) => family.structures).sort()).toEqual([...union].sort());
        }
      }),
    );
  });

  it('GROUP-4: separating any question and undoing it changes nothing; separated, it is alone and the rest as it was', () => {
    fc.assert(
      fc.property(anyActs, fc.nat(6), (acts, n) => {
        const { docs, worlds, ids } = play(acts);
        const [doc] = docs;
        const leaving = ids[n] as ItemId;
        const before = told(doc);
        const done = separateQuestion(doc, leaving, worlds[0] as World);
        const rest = before
          .map((members) => members.filter((id) => id !== leaving))
          .filter((members) => members.length > 1);
        expect(unordered(told(doc))).toEqual(unordered(rest));
        const fronts = before.filter(([front]) => front !== leaving).flatMap(([front]) => front ?? []);
        for (const front of fronts)
          if (told(doc).some((members) => members.includes(front)))
            expect(groupsIn(doc).get(front)?.front).toBe(front);
        undoSeparation(doc, done);
        expect(told(doc)).toEqual(before);
      }),
    );
  });
});
