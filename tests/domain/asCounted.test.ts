import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { create, readAll, readItem } from '#domain/collection.ts';
import { addTerm } from '#domain/commands/addTerm.ts';
import { answerMandate, askMandate } from '#features/mandates/domain/mandates.ts';
import { vouchFor } from '#domain/commands/vouchFor.ts';
import { withdrawShare, withdrawShares } from '#domain/commands/withdrawShares.ts';
import { penOf, type AccountId, type ItemId } from '#domain/ids.ts';
import {
  annotation,
  axis,
  COMMONS_KINDS,
  match,
  meaning,
  need,
  question,
  reply,
  resource,
  share,
  structure,
  term,
  vouch,
} from '#domain/kinds/index.ts';
import { familiesOf } from '#domain/projections/families.ts';
import { glossaryOf } from '#domain/projections/glossaryOf.ts';
import { heldByOthers } from '#domain/projections/heldByOthers.ts';
import { matchesOf, personsWords } from '#features/needs/domain/matchesOf.ts';
import { publicWords } from '#domain/projections/publicWords.ts';
import { signedBy } from '#domain/projections/signedBy.ts';
import {
  alsoOn,
  ask,
  meet,
  newSpace,
  PAUL,
  puppetWorld,
  share as shareIn,
  structureIn,
  valueOf,
} from './scene.ts';

const paul = 'paul' as AccountId;
const CAME = { broughtBy: null, inPublic: false };

/** Paul asked a question for a town hall, and shares Ana's; whether he speaks for it is to be confirmed. */
function scene() {
  const world = puppetWorld();
  const doc = newSpace(world);
  const mairie = structureIn(doc, world, 'Mairie', 'localAuthority');
  askMandate(doc, paul, mairie, CAME, world);
  const asked = ask(doc, PAUL, world, { voice: { kind: 'structure', structure: mairie } });
  const shared = ask(doc, { named: 'ana', veiled: 'veil-a' } as never, world);
  shareIn(doc, PAUL, world, shared, mairie);
  const answer = (isAgreed: boolean) =>
    answerMandate(doc, { person: paul, structure: mairie, isAgreed, by: 'ana' as AccountId }, world);
  const structuresOf = (id: ItemId): number => {
    const all = readAll(doc, structure);
    return familiesOf(
      readItem(doc, question, id)!,
      [...readAll(doc, share).values()].filter((one) => one.question === id),
      (one) => all.get(one),
    ).structures;
  };
  return { world, doc, mairie, asked, shared, answer, structuresOf };
}

describe('What somebody says for a structure', () => {
  it('MANDATE-3: counts as a person’s while it is to be confirmed, and says for which structure', () => {
    const { doc, mairie, asked, shared, structuresOf } = scene();
    expect(readItem(doc, question, asked)).toMatchObject({
      voice: { kind: 'person', person: 'paul', unconfirmed: mairie },
      unconfirmed: mairie,
    });
    expect([structuresOf(asked), structuresOf(shared)]).toEqual([0, 0]);
  });

  it('MANDATE-8: a meaning is read by the members beside its author while it is to be confirmed, and not by the public', () => {
    const { doc, world, mairie, answer } = scene();
    const given = { structure: mairie, definition: 'Être là.', example: '', inPublic: true };
    valueOf(addTerm(doc, PAUL, { word: 'médiation', otherForms: [], meaning: given }, world));
    const words = () => glossaryOf(readAll(doc, term).values(), readAll(doc, meaning).values());
    const inPublic = () => publicWords(doc, readAll(doc, structure));
    expect(words()[0]?.meanings).toMatchObject([{ structure: null, unconfirmed: mairie }]);
    expect(inPublic()).toEqual([]);
    answer(true);
    expect(words()[0]?.meanings).toMatchObject([{ structure: mairie }]);
    expect(inPublic()).toHaveLength(1);
  });

  it('MANDATE-10: a meaning is read as its author’s after a no, by the members and not by the public', () => {
    const { doc, world, mairie, answer } = scene();
    const given = { structure: mairie, definition: 'Être là.', example: '', inPublic: true };
    valueOf(addTerm(doc, PAUL, { word: 'médiation', otherForms: [], meaning: given }, world));
    answer(false);
    const [word] = glossaryOf(readAll(doc, term).values(), readAll(doc, meaning).values());
    expect(word?.meanings).toMatchObject([{ structure: null, definition: 'Être là.' }]);
    expect(penOf(word!.meanings[0]!.id)).toBe('paul');
    expect(publicWords(doc, readAll(doc, structure))).toEqual([]);
  });

  it('MANDATE-10: a word on a match is read as a person’s, beside what counts, and counts once it is agreed', () => {
    const { doc, world, mairie, answer } = scene();
    create(doc, need, 'ana~need' as ItemId, { structure: mairie, text: 'Un écran' });
    create(doc, resource, 'ana~screen' as ItemId, { structure: 'library', text: 'Deux écrans' });
    const said = { need: 'ana~need', resource: 'ana~screen', structure: mairie, state: 'done', saidAt: 1 };
    create(doc, match, 'paul~said' as ItemId, said as never);
    const read = () => {
      const all = [readAll(doc, need), readAll(doc, resource), readAll(doc, match).values()] as const;
      return {
        counts: [...matchesOf(...all).values()].map(({ state }) => state),
        persons: personsWords(readAll(doc, need), readAll(doc, resource), readAll(doc, match).values()),
      };
    };
    expect(read()).toMatchObject({ counts: [], persons: [{ said: { unconfirmed: mairie, state: 'done' } }] });
    answer(false);
    expect(read()).toMatchObject({ counts: [], persons: [{ said: { structure: null, state: 'done' } }] });
    askMandate(doc, paul, mairie, CAME, world);
    answer(true);
    expect(read()).toEqual({ counts: ['done'], persons: [] });
  });

  it('MANDATE-10: « nous aussi » that counts for nobody is taken back by its author alone', () => {
    const { doc, world, answer } = scene();
    answer(false);
    const [shared] = readAll(doc, share).keys();
    expect(withdrawShare(doc, { named: 'ana', veiled: 'veil-a' } as never, shared!, world).ok).toBe(false);
    valueOf(withdrawShare(doc, PAUL, shared!, world));
    expect(readItem(doc, share, shared!)?.archivedAt).not.toBeNull();
  });

  it('MANDATE-5: counts for the structure by itself once it is agreed, also what was said before', () => {
    const { doc, mairie, asked, shared, answer, structuresOf } = scene();
    answer(true);
    expect(readItem(doc, question, asked)?.voice).toEqual({ kind: 'structure', structure: mairie });
    expect([structuresOf(asked), structuresOf(shared)]).toEqual([1, 1]);
  });

  it('MANDATE-6: stays a person’s after a no, and nothing waits any more', () => {
    const { doc, asked, answer, structuresOf } = scene();
    answer(false);
    expect(readItem(doc, question, asked)?.voice).toEqual({ kind: 'person', person: 'paul' });
    expect(readItem(doc, question, asked)).not.toHaveProperty('unconfirmed');
    expect(structuresOf(asked)).toBe(0);
  });

  it('MANDATE-3: tends nothing, holds no card, and can be taken back all the same', () => {
    const { world, doc, mairie, shared } = scene();
    create(doc, need, 'paul~need' as ItemId, { structure: mairie, text: 'Un écran' });
    vouchFor(doc, PAUL, { structure: mairie, speaksFor: mairie }, world);
    expect(signedBy(doc, [mairie])('needs', 'paul~need')).toBe(false);
    expect(heldByOthers(doc, 'zoe').has(mairie)).toBe(false);
    vouchFor(doc, PAUL, { structure: mairie, speaksFor: mairie }, world);
    expect(readAll(doc, vouch).size).toBe(1);
    expect(withdrawShares(doc, PAUL, { question: shared, structure: mairie }, world)).toBe(1);
  });

  it('MANDATE-7: of who was here before, and of everybody else, counts as it did', () => {
    const { world, doc, mairie } = scene();
    const zoe = { named: 'zoe', veiled: 'veil-z' } as never;
    const asked = ask(doc, zoe, world, { voice: { kind: 'structure', structure: mairie } });
    expect(readItem(doc, question, asked)?.voice).toEqual({ kind: 'structure', structure: mairie });
  });

  it('MANDATE-3: every kind that is said in a name says in which field', () => {
    const spoken = Object.fromEntries(COMMONS_KINDS.map((kind) => [kind.name, kind.spokenIn]));
    for (const { name } of [question, annotation, reply]) expect(spoken[name]).toBe('voice');
    for (const { name } of [share, meaning, need, resource, match, axis])
      expect(spoken[name]).toBe('structure');
    expect(spoken.vouch).toBe('speaksFor');
    // A kind to come that bears a voice, or the structure of who says it, names it as well.
    for (const kind of COMMONS_KINDS)
      if (kind.ownership === 'contributed' && ('voice' in kind.fields || 'structure' in kind.fields))
        expect([kind.name, kind.spokenIn]).not.toEqual([kind.name, undefined]);
  });

  it('MANDATE-5: two answers out of reach of each other leave all devices with the same one', () => {
    fc.assert(
      fc.property(fc.boolean(), fc.boolean(), fc.boolean(), (first, second, isAnasFirst) => {
        const { world, doc, mairie, asked } = scene();
        const devices = [alsoOn(doc, 1), alsoOn(doc, 2)] as const;
        const say = (one: (typeof devices)[number], isAgreed: boolean) =>
          answerMandate(one, { person: paul, structure: mairie, isAgreed, by: null }, world);
        say(devices[0], first);
        say(devices[1], second);
        meet(...(isAnasFirst ? devices : ([...devices].reverse() as unknown as typeof devices)));
        const [a, b] = devices.map((one) => readItem(one, question, asked));
        expect(a).toEqual(b);
      }),
      { numRuns: 16 },
    );
  });
});
