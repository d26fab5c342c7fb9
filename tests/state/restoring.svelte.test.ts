import { expect, test } from 'vitest';
import type * as Y from 'yjs';
import { sharedType } from '#domain/collection.ts';
import type { AccountId, ItemId } from '#domain/ids.ts';
import { theme } from '#domain/kinds/index.ts';
import { contentOfEntry } from '#domain/projections/history/contentOfEntry.ts';
import { writeRichContent, type RichContent } from '#domain/richContent.ts';
import { Restoring } from '#state/history/restoring.ts';
import { openTheme } from '#state/openTheme.ts';
import { SpaceState } from '#state/space.svelte.ts';
import { Scene, value } from './scene.ts';

const p = (text: string): RichContent[number] => ({ name: 'paragraph', children: [{ runs: [{ text }] }] });

function anasTheme() {
  const scene = new Scene();
  const space = new SpaceState(scene);
  const id = value(openTheme(space, { title: 'Aidants', intent: 'Comprendre qui relaie.' }));
  const field = (doc: Y.Doc, name: string) => sharedType(doc, theme, id, name);
  writeRichContent(field(scene.doc, 'body') as Y.XmlFragment, [p('Le répit est rare.'), p('On verra.')]);
  const then = contentOfEntry(scene.doc, theme, id) ?? {};
  const now = () => contentOfEntry(scene.doc, theme, id) ?? {};
  return { scene, space, id, field, then, now };
}

test('TIME-5: Ana brings a whole theme back, Paul’s later words stay, and one act takes it back', () => {
  const { scene, space, id, field, then, now } = anasTheme();
  const body = field(scene.doc, 'body') as Y.XmlFragment;
  body.delete(0, 1);
  (field(scene.doc, 'intent') as Y.Text).insert(0, 'Un jour, ');
  const changed = now();
  const restoring = new Restoring(space, 'themes', id);
  expect(restoring.refusal).toBeNull();

  const undo = value(restoring.write({ intent: then.intent, body: then.body }));
  expect(now()).toMatchObject({ intent: then.intent, body: then.body, title: 'Aidants' });
  const pauls = field(scene.pauls, 'intent') as Y.Text;
  pauls.insert(pauls.length, ' Vraiment.');
  undo();
  expect(now()).toMatchObject({ intent: `${changed.intent} Vraiment.`, body: changed.body });
  restoring.stop();
});

test('TIME-5: a partner reads the history of a theme, and nothing is written by them', () => {
  const { then } = anasTheme();
  const scene = new Scene({ role: 'partner', account: 'paul' as AccountId, name: 'Paul' });
  const restoring = new Restoring(new SpaceState(scene), 'themes', 'x' as ItemId);
  expect(restoring.refusal).toBe('notAllowed');
  expect(restoring.write({ title: then.title })).toEqual({ ok: false, why: 'notAllowed' });
});

test('TIME-5: the words of a question come back by the hand of its asker only', () => {
  const scene = new Scene();
  const space = new SpaceState(scene);
  const mine = value(
    space.ask({
      sentence: 'Qui relaie les aidants ?',
      voice: { kind: 'person', person: 'ana' as AccountId },
    }),
  );
  const theirs = scene.paulAsks('Où imprimer ?');
  const restoring = new Restoring(space, 'questions', mine);
  const undo = value(restoring.write({ sentence: 'Qui relaie vraiment ?' }));
  expect(space.questions.get(mine)?.sentence).toBe('Qui relaie vraiment ?');
  undo();
  expect(space.questions.get(mine)?.sentence).toBe('Qui relaie les aidants ?');
  expect(new Restoring(space, 'questions', theirs).refusal).toBe('notMine');
  expect(new Restoring(space, 'structures', 's1' as ItemId).refusal).toBe('noWay');
});
