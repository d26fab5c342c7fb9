import * as Y from 'yjs';
import { describe, expect, it } from 'vitest';
import { readItem } from '#domain/collection.ts';
import { archiveQuestion, bringBackQuestion } from '#domain/commands/archiveQuestion.ts';
import { askQuestion } from '#domain/commands/askQuestion.ts';
import { editQuestion } from '#domain/commands/editQuestion.ts';
import { penOf, type AccountId, type ItemId } from '#domain/ids.ts';
import { question } from '#domain/kinds/index.ts';
import { LONGEST_CONTEXT, LONGEST_SENTENCE } from '#domain/kinds/question.ts';
import { alsoOn, ANA, ask, meet, newCommons, PAUL, puppetWorld, valueOf } from '../scene.ts';

const nobody = { kind: 'nobody', family: null } as const;
const asked = (doc: Y.Doc, id: ItemId) => {
  const item = readItem(doc, question, id);
  if (item === null) throw new Error('the question is gone');
  return item;
};

describe('askQuestion', () => {
  it('ASK-1: keeps the words of its asker, white space folded', () => {
    const doc = newCommons();
    const id = ask(doc, PAUL, puppetWorld(), {
      sentence: '  Qui aide\n les aînés ? ',
      context: ' À Ribérac ',
      voice: { kind: 'structure', structure: 's1' as ItemId },
    });
    expect(asked(doc, id)).toMatchObject({
      sentence: 'Qui aide les aînés ?',
      context: 'À Ribérac',
      voice: { kind: 'structure', structure: 's1' },
      source: 'typed',
      inPublic: true,
      theme: null,
      archivedAt: null,
      editedAt: null,
    });
  });

  it.each([
    ['', 'sentence.empty'],
    ['   \n', 'sentence.empty'],
    ['?!…', 'sentence.empty'],
    ['a'.repeat(LONGEST_SENTENCE + 1), 'sentence.tooLong'],
  ])('ASK-2: refuses %j and writes nothing', (sentence, why) => {
    const doc = newCommons();
    expect(askQuestion(doc, PAUL, { sentence, voice: nobody }, puppetWorld())).toEqual({ ok: false, why });
    expect(doc.getMap('questions').size).toBe(0);
  });

  it('ASK-2: takes a sentence of exactly the longest length', () => {
    const doc = newCommons();
    const id = ask(doc, PAUL, puppetWorld(), { sentence: 'é'.repeat(LONGEST_SENTENCE) });
    expect(asked(doc, id).sentence).toHaveLength(LONGEST_SENTENCE);
  });

  it('ASK-2: refuses details that would be cut, instead of cutting them in silence', () => {
    const doc = newCommons();
    const context = 'x'.repeat(LONGEST_CONTEXT + 1);
    const given = { sentence: 'Qui aide ?', context, voice: nobody };
    expect(askQuestion(doc, PAUL, given, puppetWorld())).toEqual({ ok: false, why: 'context.tooLong' });
    const id = ask(doc, PAUL, puppetWorld());
    const edit = { sentence: 'Qui aide ?', context, inPublic: true };
    expect(editQuestion(doc, PAUL, id, edit, puppetWorld())).toEqual({ ok: false, why: 'context.tooLong' });
  });

  it('ASK-3: signs a question without a name with the veiled pen, every other with the named one', () => {
    const doc = newCommons();
    const world = puppetWorld();
    const person = { kind: 'person', person: 'paul' as AccountId } as const;
    expect(penOf(ask(doc, PAUL, world, { voice: nobody }))).toBe(PAUL.veiled);
    expect(penOf(ask(doc, PAUL, world, { voice: { kind: 'nobody', family: 'residents' } }))).toBe(
      PAUL.veiled,
    );
    expect(penOf(ask(doc, PAUL, world, { voice: person }))).toBe(PAUL.named);
    expect(penOf(ask(doc, PAUL, world, { voice: { kind: 'structure', structure: 's' as ItemId } }))).toBe(
      PAUL.named,
    );
  });

  it('ASK-3: writes the named pen nowhere in a question without a name', () => {
    const doc = newCommons();
    ask(doc, PAUL, puppetWorld(), { voice: nobody });
    expect(new TextDecoder('latin1').decode(Y.encodeStateAsUpdate(doc))).not.toContain(PAUL.named);
  });
});

describe('editQuestion', () => {
  const edit = { sentence: 'Qui aide nos aînés ?', context: null, inPublic: false };

  it('OWN-2: changes the words of my own question, named or veiled', () => {
    const doc = newCommons();
    const world = puppetWorld();
    for (const voice of [nobody, { kind: 'structure', structure: 's' as ItemId }] as const) {
      const id = ask(doc, PAUL, world, { voice, context: 'avant' });
      expect(editQuestion(doc, PAUL, id, edit, world).ok).toBe(true);
      expect(asked(doc, id)).toMatchObject({ ...edit, voice });
      expect(asked(doc, id).editedAt).toBeGreaterThan(asked(doc, id).askedAt);
    }
  });

  it('OWN-2: refuses the question of somebody else, even to Ana of the committee', () => {
    const doc = newCommons();
    const id = ask(doc, PAUL, puppetWorld());
    expect(editQuestion(doc, ANA, id, edit, puppetWorld())).toEqual({ ok: false, why: 'item.notMine' });
    expect(archiveQuestion(doc, ANA, id, puppetWorld())).toEqual({ ok: false, why: 'item.notMine' });
    expect(bringBackQuestion(doc, ANA, id)).toEqual({ ok: false, why: 'item.notMine' });
    expect(asked(doc, id)).toMatchObject({ sentence: 'Qui aide les aînés ?', archivedAt: null });
  });

  it('OWN-2: refuses empty and over-long words, and a question that is not there', () => {
    const doc = newCommons();
    const id = ask(doc, PAUL, puppetWorld());
    const world = puppetWorld();
    expect(editQuestion(doc, PAUL, id, { ...edit, sentence: ' ' }, world)).toEqual({
      ok: false,
      why: 'sentence.empty',
    });
    expect(editQuestion(doc, PAUL, id, { ...edit, sentence: 'a'.repeat(281) }, world).ok).toBe(false);
    expect(editQuestion(doc, PAUL, 'paul~lost' as ItemId, edit, world)).toEqual({
      ok: false,
      why: 'item.gone',
    });
    expect(asked(doc, id).sentence).toBe('Qui aide les aînés ?');
  });
});

describe('archiveQuestion', () => {
  it('ARCHIVE-1: takes out of view and brings back, with nothing lost', () => {
    const doc = newCommons();
    const world = puppetWorld();
    const id = ask(doc, PAUL, world, { context: 'le marché' });
    const before = asked(doc, id);
    valueOf(archiveQuestion(doc, PAUL, id, world));
    expect(asked(doc, id).archivedAt).not.toBeNull();
    valueOf(bringBackQuestion(doc, PAUL, id));
    expect(asked(doc, id)).toEqual(before);
    expect(archiveQuestion(doc, PAUL, 'paul~lost' as ItemId, world)).toEqual({ ok: false, why: 'item.gone' });
  });

  it('ARCHIVE-2: beside an edit made offline on another device, keeps both (200 seeds)', () => {
    for (let seed = 1; seed <= 200; seed += 1) {
      const desk = newCommons(seed);
      const id = ask(desk, PAUL, puppetWorld());
      const phone = alsoOn(desk, 100_000 - seed * 7);
      const archive = () => valueOf(archiveQuestion(desk, PAUL, id, puppetWorld('d', 5_000)));
      const edit = () =>
        valueOf(
          editQuestion(
            phone,
            PAUL,
            id,
            { sentence: `Et ici ${seed} ?`, context: null, inPublic: true },
            puppetWorld(),
          ),
        );
      for (const act of seed % 2 === 0 ? [archive, edit] : [edit, archive]) act();
      meet(desk, phone);
      for (const doc of [desk, phone])
        expect(asked(doc, id)).toMatchObject({ sentence: `Et ici ${seed} ?`, archivedAt: 5_001 });
    }
  });
});
