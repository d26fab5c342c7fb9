import { EditorState } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';
import { mount } from 'svelte';
import { IndexeddbPersistence } from 'y-indexeddb';
import { ySyncPlugin } from 'y-prosemirror';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { sharedType } from '#domain/collection.ts';
import { openCommons } from '#domain/everyKind.ts';
import { theme } from '#domain/kinds/index.ts';
import { UndoState } from '#state/undo.svelte.ts';
import { KeptDocument } from '#engine/sync/keptDocument.ts';
import { schema } from '#ui/editor/schema.ts';
import ThemeWriter from '#ui/editor/ThemeWriter.svelte';
import '#ui/editor/editor.css';
import '#ui/look/base.css';
import { fr } from '#ui/words/editor/fr.ts';
import { bodyOf, THEME } from '../typing/theme.ts';

const NAME = 'terreau:bench:ana:commons';
/** The same bytes, for the libraries alone. */
const STOCK = 'stock';

/** What the bench calls from outside, in a real browser. Times are milliseconds. */
export interface OpenPage {
  /** Keeps a theme on this device, twice; each update is base64. */
  readonly keep: (updates: readonly string[]) => Promise<void>;
  /** By the product: from IndexedDB to the document, then to an editor that is painted. */
  readonly ours: () => Promise<Opening>;
  /** By y-indexeddb and y-prosemirror, and nothing else. */
  readonly stock: () => Promise<Opening>;
}

export interface Opening {
  readonly loaded: number;
  readonly editable: number;
}

const place = document.querySelector<HTMLElement>('#place') ?? document.body;

async function keep(updates: readonly string[]): Promise<void> {
  for (const name of [NAME, STOCK]) {
    const doc = openCommons(new Y.Doc());
    const kept = new KeptDocument(doc, name, indexedDB, () => {});
    await kept.loaded;
    for (const update of updates)
      Y.applyUpdate(
        doc,
        Uint8Array.from(atob(update), (letter) => letter.charCodeAt(0)),
      );
    await kept.close();
  }
}

async function ours(): Promise<Opening> {
  const began = performance.now();
  const doc = openCommons(new Y.Doc());
  const kept = new KeptDocument(doc, NAME, indexedDB, () => {});
  await kept.loaded;
  const loaded = performance.now() - began;
  const [title, intent, body] = [
    sharedType(doc, theme, THEME, 'title') as Y.Text,
    sharedType(doc, theme, THEME, 'intent') as Y.Text,
    bodyOf(doc),
  ];
  const undo = new UndoState([title, intent, body]);
  mount(ThemeWriter, {
    target: place,
    props: {
      writing: {
        title,
        intent,
        body,
        fields: new Map(),
        awareness: new Awareness(doc),
        undo,
        stop: () => undo.stop(),
      },
      theme: THEME,
      me: 'ana',
      languageTag: 'fr',
      words: fr,
      titleNeeded: '',
    },
  });
  await editable();
  return { loaded, editable: performance.now() - began };
}

async function stock(): Promise<Opening> {
  const began = performance.now();
  const doc = new Y.Doc();
  await new IndexeddbPersistence(STOCK, doc).whenSynced;
  const loaded = performance.now() - began;
  new EditorView(place, {
    state: EditorState.create({ schema, plugins: [ySyncPlugin(bodyOf(openCommons(doc)))] }),
    attributes: { class: 'doc', lang: 'fr', spellcheck: 'true' },
  });
  await editable();
  return { loaded, editable: performance.now() - began };
}

/** The text stands in the editor, and is painted. */
const editable = (): Promise<void> =>
  new Promise((resolve) => {
    const look = (): void => {
      const text = place.querySelector('[contenteditable="true"]')?.textContent ?? '';
      if (text.length < 100_000) return void requestAnimationFrame(look);
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve();
      port2.postMessage(null);
    };
    requestAnimationFrame(look);
  });

Object.assign(globalThis, { bench: { keep, ours, stock } satisfies OpenPage });
