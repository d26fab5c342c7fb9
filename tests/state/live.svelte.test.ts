// @vitest-environment runes
import { flushSync } from 'svelte';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { openCommons } from '#domain/everyKind.ts';
import { askQuestion } from '#domain/commands/askQuestion.ts';
import { editQuestion } from '#domain/commands/editQuestion.ts';
import { answerMandate, askMandate } from '#features/mandates/domain/mandates.ts';
import type { AccountId, ItemId, Pen } from '#domain/ids.ts';
import { question, theme } from '#domain/kinds/index.ts';
import { openTheme } from '#domain/commands/openTheme.ts';
import { sharedType } from '#domain/collection.ts';
import { LiveRoot } from '#state/live.svelte.ts';

const paul = { named: 'paul' as Pen, veiled: 'v-paul' as Pen };
let chance = 0;
const world = { now: () => 1, chance: () => `q${(chance += 1)}` };

function ask(doc: Y.Doc, sentence: string): ItemId {
  const asked = askQuestion(doc, paul, { sentence, voice: { kind: 'nobody', family: null } }, world);
  if (!asked.ok) throw new Error(asked.why);
  return asked.value;
}

/** Paul's device, and everything it writes from now on arriving here. */
function following(doc: Y.Doc): Y.Doc {
  const his = openCommons(new Y.Doc());
  Y.applyUpdate(his, Y.encodeStateAsUpdate(doc));
  his.on('update', (update: Uint8Array) => Y.applyUpdate(doc, update));
  return his;
}

test('STATE-1: of 500 rows, one edit from elsewhere wakes one', () => {
  const doc = openCommons(new Y.Doc());
  const ids = Array.from({ length: 500 }, (_, n) => ask(doc, `Question ${n} ?`));
  const his = following(doc);
  const live = new LiveRoot(doc, question);
  const woken: ItemId[] = [];
  const stop = $effect.root(() => {
    for (const id of ids)
      $effect(() => {
        void live.items.get(id)?.sentence;
        woken.push(id);
      });
  });
  flushSync();
  expect(woken).toHaveLength(500);

  woken.length = 0;
  const id = ids[250] as ItemId;
  const pens = { named: 'v-paul' as Pen, veiled: 'v-paul' as Pen };
  editQuestion(his, pens, id, { sentence: 'Autrement ?', context: null, inPublic: true }, world);
  flushSync();
  expect(woken).toEqual([id]);
  expect(live.items.get(id)?.sentence).toBe('Autrement ?');
  stop();
  live.stop();
});

test('a new entry joins the view, frozen, and a stopped view follows no more', () => {
  const doc = openCommons(new Y.Doc());
  const his = following(doc);
  const live = new LiveRoot(doc, question);
  const id = ask(his, 'Nouvelle ?');
  expect(Object.isFrozen(live.items.get(id))).toBe(true);
  live.stop();
  ask(his, 'Trop tard ?');
  expect(live.items.size).toBe(1);
});

test('a letter in the body of a theme wakes no row; a letter in its title does', () => {
  const doc = openCommons(new Y.Doc());
  const opened = openTheme(doc, { title: 'Aidants' }, world);
  if (!opened.ok) throw new Error(opened.why);
  const live = new LiveRoot(doc, theme);
  const seen: string[] = [];
  const stop = $effect.root(() => {
    $effect(() => {
      seen.push(live.items.get(opened.value)?.title ?? '');
    });
  });
  flushSync();
  (sharedType(doc, theme, opened.value, 'body') as Y.XmlFragment).insert(0, [new Y.XmlElement('paragraph')]);
  flushSync();
  (sharedType(doc, theme, opened.value, 'title') as Y.Text).insert(7, ' !');
  flushSync();
  expect(seen).toEqual(['Aidants', 'Aidants !']);
  stop();
  live.stop();
});

test('MANDATE-5: an answer about somebody wakes what they said, and nothing of anybody else', () => {
  const doc = openCommons(new Y.Doc());
  const voice = { kind: 'structure', structure: 's1' as ItemId } as const;
  const said = askQuestion(doc, paul, { sentence: 'Qui ouvre ?', voice }, world);
  if (!said.ok) throw new Error(said.why);
  askMandate(doc, 'paul' as AccountId, 's1' as ItemId, { broughtBy: null, inPublic: false }, world);
  const live = new LiveRoot(doc, question);
  const other = ask(doc, 'Et moi ?');
  const told: [ItemId, unknown][] = [];
  live.watch((id, before, after) => void told.push([id, [before?.voice.kind, after?.voice.kind]]));
  expect(live.items.get(said.value)).toMatchObject({ unconfirmed: 's1', voice: { kind: 'person' } });
  const his = following(doc);
  answerMandate(his, { person: 'paul', structure: 's1', isAgreed: true, by: null }, world);
  expect(told).toEqual([[said.value, ['person', 'structure']]]);
  expect(live.items.get(other)?.voice.kind).toBe('nobody');
  live.stop();
});
