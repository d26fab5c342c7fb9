import { describe, expect, test } from 'vitest';
import type * as Y from 'yjs';
import { create, readAll, readItem } from '#domain/collection.ts';
import { askQuestion } from '#domain/commands/askQuestion.ts';
import { moderateQuestion } from '#domain/commands/moderateQuestion.ts';
import { postAgain, whatBecomes, wordsOf, type Poster } from '#features/drawer/domain/postAgain.ts';
import type { ItemId, Pens } from '#domain/ids.ts';
import { annotation, axis, question, reply, share, term } from '#domain/kinds/index.ts';
import { mayDo } from '#domain/roles.ts';
import type { Phase } from '#domain/spaceChoices.ts';
import type { Unpublished } from '#domain/unpublished.ts';
import type { Voice } from '#domain/voice.ts';
import { newCommons as emptyCommons, puppetWorld, valueOf } from '../scene.ts';

const PAULS: Pens = { named: 'paul', veiled: 'veil-p' } as never;
const ANAS: Pens = { named: 'ana', veiled: 'veil-a' } as never;
const VOICE: Voice = { kind: 'structure', structure: 's1' as ItemId };
const world = puppetWorld();

const poster = (phase: Phase = 'before', role: 'partner' | 'reader' = 'partner'): Poster => ({
  pens: PAULS,
  may: (act) => mayDo(role, act, phase),
});

const row = (root: string, fields: Unpublished['fields'], more: Partial<Unpublished> = {}): Unpublished => ({
  key: `${root}/paul~x`,
  root,
  id: 'paul~x' as ItemId,
  act: 'create',
  fields,
  about: null,
  why: 'phase',
  at: 1,
  ...more,
});

/** A commons in which Ana asked a question and Paul noted something on it. */
function commons(): { doc: Y.Doc; anas: ItemId; note: ItemId } {
  const doc = emptyCommons();
  const anas = valueOf(
    askQuestion(doc, ANAS, { sentence: 'D’Ana ?', voice: { kind: 'nobody', family: null } }, world),
  );
  const note = 'paul~n' as ItemId;
  create(doc, annotation, note, {
    target: { kind: 'question', item: anas },
    gesture: 'clarify',
    note: 'Où ?',
  });
  return { doc, anas, note };
}

const about = (anas: ItemId) => ({ kind: 'question', item: anas, words: 'D’Ana ?' }) as const;

describe('DRAWER-11: what was refused, posted as mine', () => {
  test('a change of another’s question becomes a wording that I propose, and is taken back whole', () => {
    const { doc, anas } = commons();
    const refused = row(
      'questions',
      { sentence: 'Autrement ?' },
      { id: anas, act: 'change', about: about(anas) },
    );
    const posted = valueOf(postAgain(doc, refused, poster(), VOICE, world));
    expect(posted.becomes).toBe('rephrase');
    expect(readItem(doc, annotation, posted.id)).toMatchObject({
      gesture: 'rephrase',
      rephrasing: { from: 'D’Ana ?', to: 'Autrement ?' },
      target: { kind: 'question', item: anas },
      voice: VOICE,
    });
    expect(readItem(doc, question, anas)?.sentence).toBe('D’Ana ?');
    posted.takeBack();
    expect(readItem(doc, annotation, posted.id)?.archivedAt).not.toBeNull();
  });

  test('a question of mine is asked again under my pen, with its details', () => {
    const { doc } = commons();
    const refused = row('questions', { sentence: 'La mienne ?', context: 'Des détails.' });
    const posted = valueOf(postAgain(doc, refused, poster(), VOICE, world));
    expect(posted.id).toMatch(/^paul~/);
    expect(readItem(doc, question, posted.id)).toMatchObject({
      sentence: 'La mienne ?',
      context: 'Des détails.',
      voice: VOICE,
    });
    posted.takeBack();
    expect(readItem(doc, question, posted.id)?.archivedAt).not.toBeNull();
  });

  test('a change of my own question is made again, and undone', () => {
    const { doc } = commons();
    const mine = valueOf(askQuestion(doc, PAULS, { sentence: 'Avant ?', voice: VOICE }, world));
    const refused = row('questions', { sentence: 'Après ?' }, { id: mine, act: 'change' });
    const posted = valueOf(postAgain(doc, refused, poster(), VOICE, world));
    expect([posted.becomes, readItem(doc, question, mine)?.sentence]).toEqual(['edit', 'Après ?']);
    posted.takeBack();
    expect(readItem(doc, question, mine)?.sentence).toBe('Avant ?');
  });

  test('a share of a question that was set aside becomes my own question, in my words', () => {
    const { doc, anas } = commons();
    const refused = row('shares', { question: anas, structure: 's1', wording: 'Nous aussi ?' });
    expect(whatBecomes(doc, refused, poster())).toBe('share');
    moderateQuestion(doc, anas, { verdict: 'setAside' }, world);
    const posted = valueOf(postAgain(doc, refused, poster(), VOICE, world));
    expect(posted.becomes).toBe('question');
    expect(readItem(doc, question, posted.id)?.sentence).toBe('Nous aussi ?');
    expect(readAll(doc, share).size).toBe(0);
    expect(whatBecomes(doc, row('shares', { question: anas, structure: 's1' }), poster())).toBeNull();
  });

  test('a reply before its time becomes a note on what was talked of; once discussion is open, a reply', () => {
    const { doc, anas, note } = commons();
    const refused = row('replies', { annotation: note, words: 'Ici.' }, { about: about(anas) });
    const posted = valueOf(postAgain(doc, refused, poster('before'), VOICE, world));
    expect(readItem(doc, annotation, posted.id)).toMatchObject({ gesture: 'clarify', note: 'Ici.' });
    const later = valueOf(postAgain(doc, refused, poster('during'), VOICE, world));
    expect(readItem(doc, reply, later.id)).toMatchObject({ annotation: note, words: 'Ici.' });
  });

  test('a note keeps its gesture and its anchor; where its question is set aside its words become a question', () => {
    const { doc, anas } = commons();
    const anchor = { quote: 'Ana', before: 'D’', after: ' ?' };
    const refused = row('annotations', {
      target: { kind: 'question', item: anas },
      gesture: 'unclearWord',
      anchor,
      note: 'Qui est-ce ?',
    });
    const posted = valueOf(postAgain(doc, refused, poster(), VOICE, world));
    expect(readItem(doc, annotation, posted.id)).toMatchObject({
      gesture: 'unclearWord',
      anchor,
      note: 'Qui est-ce ?',
    });
    moderateQuestion(doc, anas, { verdict: 'setAside' }, world);
    expect(whatBecomes(doc, refused, poster())).toBe('question');
  });

  test('without the right, without words, or too long to fit, nothing is posted', () => {
    const { doc, anas } = commons();
    const mine = row('questions', { sentence: 'La mienne ?' });
    expect(whatBecomes(doc, mine, poster('before', 'reader'))).toBeNull();
    expect(postAgain(doc, mine, poster('before', 'reader'), VOICE, world)).toEqual({
      ok: false,
      why: 'notAllowed',
    });
    expect(whatBecomes(doc, row('answers', { annotation: 'x', verdict: 'settled' }), poster())).toBeNull();
    expect(whatBecomes(doc, row('placements', { theme: 't' }), poster())).toBeNull();
    const long = row('replies', { annotation: 'n', words: 'a'.repeat(700) }, { about: about(anas) });
    expect(whatBecomes(doc, long, poster())).toBeNull();
    expect(wordsOf(long)).toHaveLength(700);
  });

  test.each([
    ['needs', { structure: 's1', text: 'Une salle', addedAt: 1 }],
    ['axes', { structure: 's1', sentence: 'Des ateliers dans chaque bourg', addedAt: 1 }],
    ['terms', { word: 'CERFA', addedAt: 1 }],
  ] as const)('%s: what was refused is laid down anew under my pen, and taken back', (root, fields) => {
    const { doc } = commons();
    const posted = valueOf(postAgain(doc, row(root, fields), poster(), VOICE, world));
    expect(posted.becomes).toBe('again');
    expect(posted.id).toMatch(/^paul~/);
    const entry = () => doc.getMap<Y.Map<unknown>>(root).get(posted.id)?.toJSON();
    expect(entry()).toMatchObject(fields);
    posted.takeBack();
    expect(entry()?.archivedAt).not.toBeUndefined();
    expect(whatBecomes(doc, row(root, fields), poster('before', 'reader'))).toBeNull();
  });

  test('what spoke for a structure that is not mine speaks for mine, or is not posted', () => {
    const { doc } = commons();
    const refused = row('axes', { structure: 's2', sentence: 'Un axe', addedAt: 1 }, { why: 'voice' });
    expect(whatBecomes(doc, refused, poster())).toBeNull();
    const mine = { ...poster(), structure: 's1' as ItemId };
    const posted = valueOf(postAgain(doc, refused, mine, VOICE, world));
    expect(readItem(doc, axis, posted.id)?.structure).toBe('s1');
  });

  test('what belongs to something that is gone is not posted', () => {
    const { doc } = commons();
    const meaning = row('meanings', { term: 'gone', structure: 's1', definition: 'Un formulaire' });
    expect(whatBecomes(doc, meaning, poster())).toBeNull();
    create(doc, term, 'gone' as ItemId, { word: 'CERFA' });
    expect(whatBecomes(doc, meaning, poster())).toBe('again');
  });
});
