import { EditorState } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';
import { mount } from 'svelte';
import { applyAwarenessUpdate, Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { sharedType } from '#domain/collection.ts';
import { openCommons } from '#domain/everyKind.ts';
import { theme } from '#domain/kinds/index.ts';
import { UndoState } from '#state/undo.svelte.ts';
import { browserFrames, FrameBuffer } from '#engine/sync/frameBuffer.ts';
import { keys } from '#ui/editor/keys.ts';
import { plainBreaks } from '#ui/editor/plainBreaks.ts';
import { schema } from '#ui/editor/schema.ts';
import ThemeWriter from '#ui/editor/ThemeWriter.svelte';
import { typedForms } from '#ui/editor/typedForms.ts';
import '#ui/editor/editor.css';
import '#ui/look/base.css';
import { fr } from '#ui/words/editor/fr.ts';
import { BLOCKS, bodyOf, THEME, writtenTheme } from './theme.ts';

/** What the bench calls from outside, in a real browser. Times are milliseconds, to the paint that follows. */
export interface TypingPage {
  /** The theme opened by the product, with so many others in it; answers its letters. */
  readonly ours: (others: number) => number;
  /** The same schema, keys and text, of one person alone: no Yjs. */
  readonly alone: () => number;
  readonly typeInTheMiddle: () => void;
  /** Each of the others types a letter in their own paragraph and moves their caret. */
  readonly othersType: () => Promise<number>;
  readonly keysSoFar: () => number;
  /** How long each key took since the last time this was asked. */
  readonly keys: () => readonly number[];
}

const WIRE = Symbol('wire');
const place = document.querySelector<HTMLElement>('#place') ?? document.body;
const taken: number[] = [];
let others: readonly Other[] = [];
let presence: Awareness | null = null;

interface Other {
  readonly awareness: Awareness;
  readonly text: Y.XmlText;
}

/** Resolves once what was just done stands on the screen. */
const painted = (): Promise<void> =>
  new Promise((resolve) =>
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve();
      port2.postMessage(null);
    }),
  );

addEventListener(
  'keydown',
  () => {
    const began = performance.now();
    void painted().then(() => taken.push(performance.now() - began));
  },
  { capture: true },
);

let theirs: Y.Doc = new Y.Doc();

function ours(count: number): number {
  const updates = writtenTheme(Math.max(count, 1));
  const doc = openCommons(new Y.Doc());
  theirs = openCommons(new Y.Doc());
  for (const update of updates) {
    Y.applyUpdate(doc, update);
    Y.applyUpdate(theirs, update);
  }
  const awareness = new Awareness(doc);
  awareness.setLocalStateField('user', { account: 'ana', name: 'Ana Roux', role: 'organiser' });
  presence = awareness;
  // As they come in by the sync floor.
  const together = new FrameBuffer(browserFrames);
  const bring = (all: readonly Uint8Array[]): void =>
    Y.transact(doc, () => all.forEach((update) => Y.applyUpdate(doc, update, WIRE)), WIRE, false);
  theirs.on('update', (update: Uint8Array) => void together.keeps(update, bring));
  const [title, intent, body] = [
    sharedType(doc, theme, THEME, 'title') as Y.Text,
    sharedType(doc, theme, THEME, 'intent') as Y.Text,
    bodyOf(doc),
  ];
  const undo = new UndoState([title, intent, body]);
  mount(ThemeWriter, {
    target: place,
    props: {
      writing: { title, intent, body, fields: new Map(), awareness, undo, stop: () => undo.stop() },
      theme: THEME,
      me: 'ana',
      languageTag: 'fr',
      words: fr,
      titleNeeded: '',
    },
  });
  others = people(count);
  for (const [n] of others.entries()) present(n);
  return place.textContent.length;
}

/** Each writes in a paragraph of a page of their own; none in the one that I write in. */
function people(count: number): readonly Other[] {
  const paragraphs = bodyOf(theirs)
    .toArray()
    .filter((block) => block instanceof Y.XmlElement && block.nodeName === 'paragraph');
  return Array.from({ length: count }, (_, n) => {
    const doc = new Y.Doc();
    doc.clientID = 2_000 + n;
    const paragraph = paragraphs[Math.floor((paragraphs.length * (n + 0.3)) / count)] as Y.XmlElement;
    return { awareness: new Awareness(doc), text: paragraph.get(0) as Y.XmlText };
  });
}

function present(n: number): void {
  const { awareness, text } = others[n]!;
  const at = JSON.parse(JSON.stringify(Y.createRelativePositionFromTypeIndex(text, text.length - 1)));
  awareness.setLocalState({
    user: { account: `a${n}`, name: `Personne ${n}`, role: 'organiser' },
    field: `${THEME}/body`,
    cursor: { anchor: at, head: at },
  });
  const client = awareness.clientID;
  applyAwarenessUpdate(presence!, encodeAwarenessUpdate(awareness, [client]), WIRE);
}

async function othersType(): Promise<number> {
  const began = performance.now();
  for (const [n, { text }] of others.entries()) {
    theirs.clientID = 2_000 + n;
    text.insert(text.length - 1, 'e');
    present(n);
  }
  await painted();
  return performance.now() - began;
}

function alone(): number {
  const paragraph = (sentence: string) => schema.node('paragraph', null, [schema.text(sentence)]);
  const doc = schema.node(
    'doc',
    null,
    BLOCKS.map(({ name, sentences }) =>
      name === 'bullet_list'
        ? schema.node(
            name,
            null,
            sentences.map((one) => schema.node('list_item', null, [paragraph(`${one} `)])),
          )
        : schema.node(name, name === 'heading' ? { level: 2 } : null, [
            schema.text(sentences.map((one) => `${one} `).join('')),
          ]),
    ),
  );
  const nothing = (): void => undefined;
  const ways = { toToolbar: nothing, toLink: nothing, toMention: nothing, out: nothing };
  new EditorView(place, {
    state: EditorState.create({
      doc,
      plugins: [plainBreaks(), typedForms(nothing), ...keys({ undo: nothing, redo: nothing }, ways)],
    }),
    attributes: { class: 'doc', lang: 'fr', spellcheck: 'true' },
  });
  return place.textContent.length;
}

/** Through the DOM, as a tap does: the two editors are asked in one way. */
function typeInTheMiddle(): void {
  const text = document.querySelector<HTMLElement>('.doc') ?? place;
  const paragraphs = [...text.querySelectorAll(':scope > p')];
  const paragraph = paragraphs[Math.floor(paragraphs.length / 2)];
  text.focus();
  paragraph?.scrollIntoView({ block: 'center' });
  const words = paragraph && document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT).nextNode();
  if (words) getSelection()?.collapse(words, 40);
}

Object.assign(globalThis, {
  bench: {
    ours,
    alone,
    typeInTheMiddle,
    othersType,
    keysSoFar: () => taken.length,
    keys: () => taken.splice(0),
  } satisfies TypingPage,
});
