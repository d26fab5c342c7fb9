import { Decoration, DecorationSet } from 'prosemirror-view';
import { mount } from 'svelte';
import { applyAwarenessUpdate, Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { create, sharedType } from '#domain/collection.ts';
import { openCommons } from '#domain/everyKind.ts';
import type { ItemId } from '#domain/ids.ts';
import { theme } from '#domain/kinds/index.ts';
import { richBlocks } from '#domain/projections/richBlocks.ts';
import { UndoState } from '#state/undo.svelte.ts';
import type { Editor } from '#ui/editor/mountEditor.ts';
import type { TextPlaces } from '#ui/editor/queries.ts';
import { hearOthers, type HeardChange } from '#ui/editor/hearOthers.ts';
import ThemeWriter from '#ui/editor/ThemeWriter.svelte';
import '#ui/look/base.css';
import { fr } from '#ui/words/editor/fr.ts';

/*
 * One page, two people: Ana and Luc each hold a document, and a wire between the two that can be cut.
 * The stamp of the server on presence is made up here.
 */
const THEME = 'handicap' as ItemId;
const WIRE = Symbol('wire');

interface Person {
  readonly doc: Y.Doc;
  readonly awareness: Awareness;
  readonly heard: HeardChange[];
  readonly body: Y.XmlFragment;
  readonly title: Y.Text;
  readonly editor: () => Editor;
}

const start = new Y.Doc();
create(openCommons(start), theme, THEME, { title: 'Handicap', intent: '', openedAt: 1 });
const first = Y.encodeStateAsUpdate(start);

function person(name: string): Person {
  const doc = openCommons(new Y.Doc());
  Y.applyUpdate(doc, first);
  const awareness = new Awareness(doc);
  awareness.setLocalStateField('user', { account: name.toLowerCase(), name, role: 'organiser' });
  const heard: HeardChange[] = [];
  const type = (field: string): Y.Text | Y.XmlFragment => {
    const found = sharedType(doc, theme, THEME, field);
    if (found === null) throw new Error(`the theme has no ${field}`);
    return found;
  };
  const [title, intent, body] = [
    type('title') as Y.Text,
    type('intent') as Y.Text,
    type('body') as Y.XmlFragment,
  ];
  const target = document.querySelector(`#${name.toLowerCase()}`);
  if (target === null) throw new Error(`no place for ${name}`);
  const undo = new UndoState([title, intent, body]);
  const writing = { title, intent, body, fields: new Map(), awareness, undo, stop: () => undo.stop() };
  hearOthers(writing, THEME, (change) => heard.push(change));
  let editor: Editor | null = null;
  mount(ThemeWriter, {
    target,
    props: {
      writing,
      theme: THEME,
      me: name.toLowerCase(),
      languageTag: 'fr',
      words: fr,
      isWaiting: () => isSettling,
      nameOf: ({ item }) => ({ text: item === 'gone' ? 'une question retirée' : `« ${item} »`, to: null }),
      loadFindCitable: () =>
        Promise.resolve((words) =>
          ['Qui aide ?', 'Qui paie ?']
            .filter((name) => name.includes(words))
            .map((name, n) => ({ kind: 'question', item: `q${n}`, name })),
        ),
      titleNeeded: 'Donnez un titre au thème.',
      onEditor: (now) => (editor = now),
    },
  });
  const present = (): Editor => {
    if (editor === null) throw new Error(`${name} has no editor`);
    return editor;
  };
  return { doc, awareness, heard, body, title, editor: present };
}

const isText = (type: Y.AbstractType<unknown>): boolean => type instanceof Y.XmlText;

let isSettling = false;
const ana = person('Ana');
const luc = person('Luc');
let cut = false;
const waiting: (() => void)[] = [];

const carry = (act: () => void): void => {
  if (cut) waiting.push(act);
  else act();
};

function wire(from: Person, to: Person): void {
  from.doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== WIRE) carry(() => Y.applyUpdate(to.doc, update, WIRE));
  });
  from.awareness.on('update', (_changes: unknown, origin: unknown) => {
    if (origin === WIRE) return;
    const state = encodeAwarenessUpdate(from.awareness, [from.doc.clientID]);
    carry(() => applyAwarenessUpdate(to.awareness, state, WIRE));
  });
  applyAwarenessUpdate(to.awareness, encodeAwarenessUpdate(from.awareness, [from.doc.clientID]), WIRE);
}

wire(ana, luc);
wire(luc, ana);

const people = { ana, luc };
export type Who = keyof typeof people;

export interface House {
  /** The network goes. */
  readonly cut: () => void;
  /** The network is back: everything that waited goes through. */
  readonly join: () => void;
  readonly blocks: (who: Who) => unknown;
  readonly titleOf: (who: Who) => string;
  readonly heard: (who: Who) => readonly HeardChange[];
  /** A node that only a newer version knows comes into the text. */
  readonly comeFromTheFuture: (who: Who) => void;
  readonly raw: (who: Who) => string;
  /** Words at the start or the end of a paragraph of the text, as they come from somebody who is not on this page. */
  readonly write: (who: Who, words: string, at: 'start' | 'end', paragraph?: number) => void;
  /** Comes back to the text, with the caret where it was. */
  readonly focus: (who: Who) => void;
  /** The words selected, kept as places; they are marked on the page from then on. */
  readonly mark: (who: Who) => void;
  readonly markedWords: (who: Who) => string | null;
  readonly replaceMarked: (who: Who, words: string) => void;
  readonly unmark: (who: Who) => void;
}

/** Stands for a part of the page that comes once the editor is there. */
class Marker {
  readonly #editor: Editor;
  readonly #places: TextPlaces;
  readonly stop: () => void;
  constructor(editor: Editor) {
    this.#editor = editor;
    const places = editor.placesOf();
    if (places === null) throw new Error('nothing is selected');
    this.#places = places;
    this.stop = editor.slots.add({
      decorations: (state) => {
        const { range } = this;
        if (range === null) return null;
        const marked = Decoration.inline(range.from, range.to, { class: 'marked' });
        return DecorationSet.create(state.doc, [marked]);
      },
      handleKeyDown: (_view, { key }) => key === 'F9' && this.replace('(F9)'),
    });
  }
  get range() {
    return this.#editor.rangeOf(this.#places);
  }
  replace(words: string): boolean {
    const { range } = this;
    if (range !== null) this.#editor.replace(range, words);
    return true;
  }
}
const markers = new Map<Who, Marker>();

(globalThis as unknown as { house: House }).house = {
  cut: () => void (cut = true),
  join: () => {
    cut = false;
    isSettling = true;
    for (const act of waiting.splice(0)) act();
    isSettling = false;
  },
  blocks: (who) => richBlocks(people[who].body),
  titleOf: (who) => people[who].title.toString(),
  heard: (who) => people[who].heard,
  comeFromTheFuture: (who) => {
    const poll = new Y.XmlElement('poll');
    poll.insert(0, [new Y.XmlText('Pour ou contre ?')]);
    people[who].body.insert(0, [poll]);
  },
  raw: (who) => people[who].body.toString(),
  write: (who, words, at, paragraph = 0) => {
    const [holder] = [...people[who].body.createTreeWalker(isText)].slice(paragraph) as Y.XmlText[];
    holder?.insert(at === 'start' ? 0 : holder.length, words);
  },
  focus: (who) => people[who].editor().commands.focus(),
  mark: (who) => void markers.set(who, new Marker(people[who].editor())),
  markedWords: (who) => {
    const range = markers.get(who)?.range ?? null;
    return range === null ? null : people[who].editor().wordsOf(range);
  },
  replaceMarked: (who, words) => void markers.get(who)?.replace(words),
  unmark: (who) => markers.get(who)?.stop(),
};
