import { EditorState, type Command } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';
import { ySyncPlugin } from 'y-prosemirror';
import type { NameMention } from '#domain/projections/nameMentions.ts';
import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import type { UndoState } from '#state/undo.svelte.ts';
import * as act from './commands.ts';
import { composeAcross, editAcross } from './editAcross.ts';
import './editor.css';
import { formatAt, PLAIN, sameFormat, type Format } from './format.ts';
import { withoutDress } from './clipboard/withoutDress.ts';
import { checkView, tellChecked, type TellChecked } from './checkView.ts';
import { keys, type WaysOut } from './keys.ts';
import { isKnownContent } from './knownContent.ts';
import { mentionViews, type MentionViews } from './mentionView.ts';
import { plainBreaks } from './plainBreaks.ts';
import type { EditorQueries } from './queries.ts';
import { remoteCarets } from './remoteCarets.ts';
import { schema } from './schema.ts';
import { sharedUndo } from './sharedUndo.ts';
import { slots, type EditorSlots } from './slots.ts';
import { tableEdges } from './tableEdges.ts';
import { typedForms } from './typedForms.ts';

export interface EditorOptions {
  readonly body: Y.XmlFragment;
  readonly awareness: Awareness;
  /** Shared with the other fields of the page: it takes back what I did, never what others did. */
  readonly undo: Pick<UndoState, 'undo' | 'redo' | 'manager'>;
  readonly editable: boolean;
  /** The language that the text is written in, for spelling and for voices. */
  readonly languageTag: string;
  /** The ids of the elements that name the text, and that say its keys. */
  readonly labelledBy: string;
  readonly describedBy: string;
  readonly id: string;
  readonly placeholder: string;
  /** « Luc écrit ici » */
  readonly writesHere: (names: readonly string[]) => string;
  readonly ways: WaysOut;
  /** What a mention is called; without it a mention is three dots. */
  readonly nameOf: NameMention | undefined;
  /** A mention came into the text: the names must be looked at again when the commons changes. */
  readonly onMention: () => void;
  readonly onChecked: TellChecked;
  readonly onFormat: (format: Format) => void;
  /** The body holds what this version does not know: the editor has let go of it, and changed nothing. */
  readonly onUnknownContent: () => void;
}

/** The text as other parts of the page may use it. `slots` is where they add what they draw and hear. */
export interface Editor extends EditorQueries {
  readonly commands: EditorCommands;
  readonly slots: EditorSlots;
}

/** What is mounted: what the page asks of it otherwise comes with `queriesOf`, later. */
export interface MountedEditor extends Pick<Editor, 'commands' | 'slots'> {
  readonly view: EditorView;
  readonly mentions: MentionViews;
  readonly destroy: () => void;
}

export interface EditorCommands {
  readonly toggleStrong: () => void;
  readonly toggleEm: () => void;
  readonly toggleHeading: (level: 2 | 3) => void;
  readonly toggleBulletList: () => void;
  readonly toggleOrderedList: () => void;
  readonly toggleQuote: () => void;
  /** Any command on the text: those that come with the tools. */
  readonly run: (command: Command) => void;
  readonly indent: () => void;
  readonly outdent: () => void;
  readonly setLink: (href: string, words: string) => void;
  readonly removeLink: () => void;
  /** Adds a paragraph at the end of the text. */
  readonly append: (words: string) => void;
  readonly focus: () => void;
  /** Whether words are selected: a link needs its own words only when none are. */
  readonly hasSelection: () => boolean;
}

/** Room kept around the caret, in pixels: the toolbar sticks above, a phone's menu below. */
const CLEAR_OF_BARS = { top: 128, bottom: 120, left: 8, right: 8 };

/** Puts the editor of a body in `place`. Whoever mounts it calls `destroy`. Answers null for a body of a newer version. */
export function mountEditor(place: HTMLElement, options: EditorOptions): MountedEditor | null {
  const { body, onUnknownContent } = options;
  if (!isKnownContent(body)) {
    onUnknownContent();
    return null;
  }
  let view: EditorView | null = null;
  const destroy = (): void => {
    if (view === null) return;
    stopWatch();
    view.destroy();
    view = null;
  };
  // Heard before y-prosemirror hears, which would delete for everybody what it does not know.
  const stopWatch = watchUnknownContent(body, () => {
    destroy();
    onUnknownContent();
  });
  const open = slots();
  const mentions = mentionViews(options.nameOf, options.onMention);
  view = new EditorView(place, {
    state: EditorState.create({ schema, plugins: [open.plugin, ...pluginsOf(options)] }),
    editable: () => options.editable,
    attributes: (state) => attributesOf(options, isEmpty(state)),
    nodeViews: { check_item: checkView, mention: mentions.view },
    transformPastedHTML: withoutDress,
    handleDOMEvents: {
      compositionstart: composeAcross,
      beforeinput: (editor, event) => undoneByMenu(event, options.undo) || editAcross(editor, event),
    },
    scrollMargin: CLEAR_OF_BARS,
    scrollThreshold: CLEAR_OF_BARS,
    dispatchTransaction: followFormat(options),
  });
  return { commands: commandsOf(view), slots: open.slots, view, mentions, destroy };
}

const pluginsOf = (options: EditorOptions) => [
  ySyncPlugin(options.body),
  ...remoteCarets(options.awareness, options.writesHere),
  sharedUndo(options.undo.manager),
  plainBreaks(),
  tableEdges(),
  typedForms(options.ways.toMention),
  ...keys(options.undo, options.ways),
];

function attributesOf(options: EditorOptions, empty: boolean): Record<string, string> {
  return {
    id: options.id,
    class: empty ? 'doc is-empty' : 'doc',
    role: 'textbox',
    'aria-multiline': 'true',
    'aria-labelledby': options.labelledBy,
    'aria-describedby': options.describedBy,
    'aria-readonly': String(!options.editable),
    'data-placeholder': options.placeholder,
    lang: options.languageTag,
    spellcheck: 'true',
    autocorrect: 'on',
    autocapitalize: 'sentences',
    enterkeyhint: 'enter',
    tabindex: '0',
  };
}

function isEmpty({ doc }: EditorState): boolean {
  const only = doc.firstChild;
  return doc.childCount === 1 && only?.type === schema.nodes.paragraph && only.content.size === 0;
}

/** Keeps the toolbar told, and only when what it shows has changed. */
function followFormat({ onFormat, onChecked }: EditorOptions): EditorView['dispatch'] {
  let told = PLAIN;
  return function (this: EditorView, transaction): void {
    // A presence heard just before the end comes just after it.
    if (this.isDestroyed) return;
    this.updateState(this.state.apply(transaction));
    tellChecked(transaction, onChecked);
    const format = formatAt(this.state);
    if (sameFormat(told, format)) return;
    told = format;
    onFormat(format);
  };
}

/** « Annuler » of the browser's own menu, or of a shaken phone, means mine as well. */
function undoneByMenu(event: InputEvent, mine: EditorOptions['undo']): boolean {
  if (event.inputType !== 'historyUndo' && event.inputType !== 'historyRedo') return false;
  event.preventDefault();
  if (event.inputType === 'historyUndo') mine.undo();
  else mine.redo();
  return true;
}

function watchUnknownContent(body: Y.XmlFragment, met: () => void): () => void {
  const look = (events: readonly Y.YEvent<Y.AbstractType<unknown>>[]): void => {
    if (events.every(({ target }) => isKnownContent(target))) return;
    met();
  };
  body.observeDeep(look as Parameters<Y.XmlFragment['observeDeep']>[0]);
  return () => body.unobserveDeep(look as Parameters<Y.XmlFragment['observeDeep']>[0]);
}

function commandsOf(view: EditorView): EditorCommands {
  // An act may have waited for what it needs, and its page be left.
  const run = (command: Command): void => void (view.isDestroyed || command(view.state, view.dispatch, view));
  return {
    toggleStrong: () => run(act.toggleStrong),
    toggleEm: () => run(act.toggleEm),
    toggleHeading: (level) => run(act.toggleHeading(level)),
    toggleBulletList: () => run(act.toggleBulletList),
    toggleOrderedList: () => run(act.toggleOrderedList),
    toggleQuote: () => run(act.toggleQuote),
    run,
    indent: () => run(act.indent),
    outdent: () => run(act.outdent),
    setLink: (href, words) => run(act.setLink(href, words)),
    removeLink: () => run(act.removeLink),
    append: (words) => run(act.append(words)),
    focus: () => view.focus(),
    hasSelection: () => !view.state.selection.empty,
  };
}
