import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { changeOf, together } from '#state/plainAct.ts';
import { FIELD } from '#state/sharedField.ts';
import { UndoState } from '#state/undo.svelte.ts';
import { dice, type Dice } from '../support/chance.ts';

/** A page that Ana has open, with two shared fields and a plain value beside them. */
function page() {
  const doc = new Y.Doc();
  const title = doc.getText('title');
  const body = doc.getXmlFragment('body');
  const passage = new Y.XmlText();
  body.insert(0, [passage]);
  const plain = doc.getMap<number>('plain');
  const undo = new UndoState([title, body]);
  const write = (text: Y.Text, at: number, letters: string): void =>
    doc.transact(() => text.insert(at, letters), FIELD);
  const setPlain = (value: number): boolean => {
    plain.set('format', value);
    return true;
  };
  const choose = (after: number): void => {
    const before = plain.get('format') ?? 0;
    setPlain(after);
    undo.track(changeOf({ before, after, now: () => plain.get('format') ?? 0, set: setPlain }));
  };
  return { doc, title, passage, plain, undo, write, choose };
}

test('UNDO-1: what Ana typed and what she chose are taken back in one order, last first, and come again', () => {
  const { title, passage, plain, undo, write, choose } = page();
  write(title, 0, 'Aidants');
  choose(1);
  write(passage, 0, 'Qui relaie ?');
  choose(2);
  const now = () => [title.toString(), plain.get('format') ?? 0, passage.toString()];

  const seen = [now()];
  while (undo.canUndo) {
    undo.undo();
    seen.push(now());
  }
  expect(seen).toEqual([
    ['Aidants', 2, 'Qui relaie ?'],
    ['Aidants', 1, 'Qui relaie ?'],
    ['Aidants', 1, ''],
    ['Aidants', 0, ''],
    ['', 0, ''],
  ]);
  while (undo.canRedo) undo.redo();
  expect(now()).toEqual(seen[0]);
});

test('UNDO-1: writing again forgets what could have come again, whatever it was', () => {
  const { title, undo, write, choose } = page();
  choose(1);
  undo.undo();
  expect(undo.canRedo).toBe(true);
  write(title, 0, 'A');
  expect(undo.canRedo).toBe(false);
  undo.undo();
  choose(2);
  expect(undo.canRedo).toBe(false);
  undo.stop();
});

test('UNDO-2: what Luc chose after Ana stands: her choice is passed over, and her words before it go', () => {
  const { title, plain, undo, write, choose } = page();
  write(title, 0, 'Ana');
  choose(1);
  plain.set('format', 7);
  undo.undo();
  expect(plain.get('format')).toBe(7);
  expect(title.toString()).toBe('');
});

test('UNDO-2: words of Ana that Luc has already struck are passed over, and the choice before them is taken back', () => {
  const { doc, title, plain, undo, write, choose } = page();
  write(title, 0, 'mots de Luc');
  undo.undo();
  title.insert(0, 'Luc');
  choose(1);
  write(title, 3, ' et Ana');
  doc.transact(() => title.delete(3, 7), 'luc');
  undo.undo();
  expect([title.toString(), plain.get('format')]).toEqual(['Luc', 0]);
});

test('UNDO-3: each wish is told: undone, again, or nothing of mine here', () => {
  const { undo, choose } = page();
  const told: string[] = [];
  const stop = undo.watch((what) => told.push(what));
  choose(1);
  undo.undo();
  undo.undo();
  undo.redo();
  stop();
  undo.undo();
  expect(told).toEqual(['undone', 'nothing', 'redone']);
});

test('several acts of one gesture go and come together', () => {
  const values = [1, 1];
  const act = together(
    [0, 1].map((at) =>
      changeOf({
        before: 0,
        after: 1,
        now: () => values[at] ?? 0,
        set: (value) => {
          values[at] = value;
          return true;
        },
      }),
    ),
  );
  values[1] = 5;
  expect(act.undo()).toBe(true);
  expect(values).toEqual([0, 5]);
  expect(act.undo()).toBe(false);
});

/** One person of the simulation: their copy, their undo, and the letters that only they write. */
class Person {
  readonly doc = new Y.Doc();
  readonly title = this.doc.getText('title');
  readonly passage: Y.XmlText;
  readonly choices = this.doc.getMap<string>('choices');
  readonly undo: UndoState;
  readonly wrote = new Set<string>();
  readonly struck = new Set<string>();
  readonly chose: string[] = [];

  readonly name: string;

  constructor(name: string, start: Uint8Array) {
    this.name = name;
    Y.applyUpdate(this.doc, start);
    this.passage = this.doc.getXmlFragment('body').get(0) as Y.XmlText;
    this.undo = new UndoState([this.title, this.doc.getXmlFragment('body')]);
  }

  act(chance: Dice, letter: () => string): void {
    const text = chance.onceIn(2) ? this.title : this.passage;
    const what = chance.below(10);
    if (what < 6 || text.length === 0) {
      const added = letter();
      this.wrote.add(added);
      this.doc.transact(() => text.insert(chance.below(text.length + 1), added), FIELD);
      if (chance.onceIn(3)) this.undo.manager.stopCapturing();
    } else if (what < 8) {
      const at = chance.below(text.length);
      this.struck.add(text.toString()[at] ?? '');
      this.doc.transact(() => text.delete(at, 1), FIELD);
    } else this.choose(`c${chance.below(3)}`, `${this.name} ${letter()}`);
  }

  choose(key: string, after: string): void {
    const before = this.choices.get(key) ?? '';
    const set = (value: string): boolean => {
      this.choices.set(key, value);
      return true;
    };
    set(after);
    this.undo.track(changeOf({ before, after, now: () => this.choices.get(key) ?? '', set }));
  }
}

function meet(people: readonly Person[]): void {
  for (const one of people)
    for (const other of people)
      Y.applyUpdate(other.doc, Y.encodeStateAsUpdate(one.doc, Y.encodeStateVector(other.doc)), 'line');
}

const readable = ({ title, passage }: Person): string => title.toString() + passage.toString();

test.each(Array.from({ length: 60 }, (_, seed) => seed))(
  'UNDO-2: all of mine undone, everything of the others stands and nothing of mine since opening (seed %i)',
  (seed) => {
    const chance = dice(seed);
    const before = new Y.Doc();
    before.getText('title').insert(0, 'ancien titre');
    before.getXmlFragment('body').insert(0, [new Y.XmlText('ancien texte')]);
    const people = ['Ana', 'Luc', 'Sonia'].map((name) => new Person(name, Y.encodeStateAsUpdate(before)));
    let next = 0x4e00;
    const letter = (): string => String.fromCharCode((next += 1));
    for (let turn = 0; turn < 80; turn += 1) {
      chance.oneOf(people).act(chance, letter);
      if (chance.onceIn(4)) meet(people);
    }
    meet(people);
    const [ana, ...others] = people as [Person, Person, Person];
    const written = readable(ana);

    while (ana.undo.canUndo) ana.undo.undo();
    meet(people);
    const left = readable(ana);
    expect(people.map(readable)).toEqual([left, left, left]);
    for (const mine of ana.wrote) expect(left).not.toContain(mine);
    for (const other of others)
      for (const theirs of other.wrote)
        if (others.every(({ struck }) => !struck.has(theirs))) expect(left).toContain(theirs);
    for (const chosen of ana.choices.values()) expect(chosen).not.toMatch(/^Ana/);

    while (ana.undo.canRedo) ana.undo.redo();
    meet(people);
    const again = readable(ana);
    for (const kept of written) expect(again).toContain(kept);
  },
);
