// @vitest-environment runes
import { expect, test } from 'vitest';
import type * as Y from 'yjs';
import { sharedType } from '#domain/collection.ts';
import type { AccountId, ItemId } from '#domain/ids.ts';
import { step, theme } from '#domain/kinds/index.ts';
import { compareSheets, type LineOfSheet } from '#features/history/domain/compareSheets.ts';
import { contentOfEntry } from '#domain/projections/history/contentOfEntry.ts';
import { writeRichContent, type RichContent } from '#domain/richContent.ts';
import { GlossaryState } from '#state/glossary.svelte.ts';
import { PresentSheet } from '#features/history/state/presentSheet.ts';
import { Restoring } from '#features/history/state/restoring.ts';
import { SheetRestoring } from '#features/history/state/sheetRestoring.ts';
import { openTheme } from '#state/openTheme.ts';
import { SheetActs } from '#features/sheet/state/sheetActs.ts';
import { SpaceState } from '#state/space.svelte.ts';
import { held } from './held.svelte.ts';
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

test('WORD-16: a word comes back by who tends it, a meaning by its author alone, and one act takes it back', () => {
  const scene = new Scene();
  const space = new SpaceState(scene);
  const { one: glossary, leave } = held(() => new GlossaryState(space));
  const given = {
    structure: 's1' as ItemId,
    definition: 'Savoir lire un écran.',
    example: '',
    inPublic: true,
  };
  const added = value(glossary.add({ word: 'Inclusion', otherForms: [], meaning: given }));
  const mine = added.meaning as ItemId;
  const [word, meant] = [new Restoring(space, 'terms', added.term), new Restoring(space, 'meanings', mine)];
  expect([word.refusal, meant.refusal]).toEqual([null, null]);
  expect([word.has('otherForms'), meant.has('structure')]).toEqual([true, false]);
  const undo = value(word.write({ word: 'Inclusion numérique', otherForms: ['e-inclusion'] }));
  const unsay = value(meant.write({ definition: 'Ne laisser personne dehors.', example: 'À Ribérac' }));
  expect(glossary.words[0]).toMatchObject({
    word: 'Inclusion numérique',
    otherForms: ['e-inclusion'],
    meanings: [{ definition: 'Ne laisser personne dehors.', example: 'À Ribérac', inPublic: true }],
  });
  undo();
  unsay();
  expect(glossary.words[0]).toMatchObject({
    word: 'Inclusion',
    otherForms: [],
    meanings: [{ definition: 'Savoir lire un écran.', example: null, structure: 's1' }],
  });
  expect(new Restoring(space, 'meanings', 'paul~m' as ItemId).refusal).toBe('meaning.notMine');
  const pauls = new SpaceState(new Scene({ role: 'partner', account: 'paul' as AccountId, name: 'Paul' }));
  expect(new Restoring(pauls, 'terms', added.term).refusal).toBe('term.notMine');
  leave();
});

/** A moment of Ana's theme, twenty minutes long, as it stood; then each change to it is compared with that. */
function anasSheet() {
  const { scene, space, id } = anasTheme();
  const acts = new SheetActs(space);
  const added = value(acts.addStep(id, 20, false));
  const what = (doc: Y.Doc) => sharedType(doc, step, added.id, 'what') as Y.Text;
  what(scene.doc).insert(0, 'Tour de table');
  const present = new PresentSheet(space, id);
  const then = present.sheet;
  const restoring = new SheetRestoring(space);
  const changed = (): LineOfSheet => {
    const lines = compareSheets(then, present.sheet).flatMap((part) => part.lines);
    return lines.find(({ kind }) => kind !== 'same') as LineOfSheet;
  };
  const now = () => contentOfEntry(scene.doc, step, added.id);
  return { scene, space, id, acts, step: added.id, what, restoring, changed, now };
}

test('TIME-15: Ana brings one line of a sheet back, Paul’s later words stay, and one act takes it back', () => {
  const { scene, acts, space, step: id, what, restoring, changed, now } = anasSheet();
  what(scene.doc).insert(0, 'Un long ');
  value(acts.changeStep({ ...space, id, minutes: 20 } as never, { minutes: 45 }));
  value(acts.archiveStep(id));
  expect(changed()).toMatchObject({ id, kind: 'gone' });
  const undo = value(restoring.bringBack(changed()));
  expect(now()).toMatchObject({ what: 'Tour de table', minutes: 20, archivedAt: null });
  what(scene.pauls).insert(13, ', à deux');
  undo();
  expect(now()).toMatchObject({ what: 'Un long Tour de table, à deux', minutes: 45 });
  expect(now()?.archivedAt).toBeTypeOf('number');
  restoring.stop();
});

test('TIME-15: a line that was not there then is put away, and comes again by one act', () => {
  const { acts, id, restoring, changed, space } = anasSheet();
  const fresh = value(acts.addStep(id, 5, true)).id;
  expect(changed()).toMatchObject({ id: fresh, kind: 'new' });
  const undo = value(restoring.bringBack(changed()));
  const present = new PresentSheet(space, id);
  const archived = (): unknown => present.sheet.steps.find((one) => one.id === fresh)?.fields.archivedAt;
  expect(archived()).toBeTypeOf('number');
  undo();
  expect(archived() ?? null).toBeNull();
  restoring.stop();
});

test('TIME-15: form, room and hour come back as they were chosen; a partner brings no line back', () => {
  const { space, id, acts, changed, step: line } = anasSheet();
  const themeNow = () => space.themes.get(id) as NonNullable<ReturnType<typeof space.themes.get>>;
  value(acts.setFormat(themeNow(), 'workshop'));
  value(acts.setSlot(themeNow(), { room: 'Salle des fêtes' }));
  const restoring = new Restoring(space, 'themes', id);
  const undo = value(restoring.write({ format: 'plain', slot: { room: 'Médiathèque', startsAt: 600 } }));
  expect(themeNow()).toMatchObject({ format: 'plain', slot: { room: 'Médiathèque', startsAt: 600 } });
  undo();
  expect(themeNow()).toMatchObject({ format: 'workshop', slot: { room: 'Salle des fêtes', startsAt: null } });
  restoring.stop();

  value(acts.archiveStep(line));
  const pauls = new SpaceState(new Scene({ role: 'partner', account: 'paul' as AccountId, name: 'Paul' }));
  const theirs = new SheetRestoring(pauls);
  expect(theirs.isAllowed).toBe(false);
  expect(theirs.bringBack(changed()).ok).toBe(false);
});
