// @vitest-environment runes
import type * as Y from 'yjs';
import { describe, expect, it, vi } from 'vitest';
import { sharedType } from '#domain/collection.ts';
import { annotate } from '#features/annotations/domain/annotate.ts';
import type { AccountId, ItemId } from '#domain/ids.ts';
import { theme } from '#domain/kinds/index.ts';
import { richBlocks } from '#domain/projections/richBlocks.ts';
import { writeRichContent } from '#domain/richContent.ts';
import { themeTexts } from '#domain/themeTexts.ts';
import { DisplayState } from '#state/display.svelte.ts';
import { LiveTexts } from '#state/liveTexts.ts';
import { openTheme } from '#state/openTheme.ts';
import { SpaceState } from '#state/space.svelte.ts';
import { themeWriting } from '#state/themeWriting.ts';
import { Margin, numberedTexts } from '#features/annotations/views/margin.svelte.ts';
import { markedPieces } from '#features/annotations/views/markedPieces.ts';
import { notedTheme } from '#features/annotations/views/notedItem.ts';
import { NotesHere } from '#features/annotations/views/notesHere.svelte.ts';
import { pensOf, Scene, value, world } from '../state/scene.ts';

const words = (text: string) => [{ runs: [{ text }] }];
const BODY = [
  { name: 'heading', attrs: { level: 2 }, children: words('Comprendre') },
  { name: 'paragraph', children: words('Partir des gens, pas des outils.') },
  {
    name: 'bullet_list',
    children: [{ name: 'list_item', children: [{ name: 'paragraph', children: words('les aînés') }] }],
  },
  {
    name: 'check_list',
    children: [{ name: 'check_item', children: [{ name: 'paragraph', children: words('à relire') }] }],
  },
  {
    name: 'table',
    children: [{ name: 'table_row', children: [{ name: 'table_cell', children: words('Qui') }] }],
  },
  { name: 'blockquote', children: [{ name: 'paragraph', children: words('On m’a dit non.') }] },
];

/** Paul reads Ana's theme, and annotates it. */
function scene() {
  const house = new Scene();
  const space = new SpaceState(house);
  const id = value(openTheme(space, { title: 'Aider' }));
  const body = sharedType(house.doc, theme, id, 'body') as Y.XmlFragment;
  writeRichContent(body, BODY);
  const writing = themeWriting(space, id);
  if (writing === null) throw new Error('the theme is gone');
  const live = new LiveTexts(writing, 0);
  const notes = new NotesHere(space, notedTheme(id, live, writing.undo));
  const lay = (text: number, quote: string): ItemId => {
    const start = live.now()[text]?.words.indexOf(quote) ?? -1;
    const written = { target: { kind: 'theme', item: id }, gesture: 'clarify', note: quote } as const;
    const voice = { kind: 'person', person: 'paul' as AccountId } as const;
    const held = live.hold({ text, start, end: start + quote.length });
    return value(annotate(house.doc, pensOf('paul'), { ...written, ...held, voice }, world));
  };
  return { space, notes, body, lay, writing };
}

describe('the margin of a theme', () => {
  it('MARGIN-2: numbers the paragraphs as the reading shows them: lists, check lists, tables and quotes', () => {
    const { body, writing } = scene();
    const shown = [...numberedTexts(richBlocks(body))].map(([runs, n]) => [
      n,
      runs.map(({ text }) => text).join(''),
    ]);
    const texts = themeTexts(writing).map(({ words: text }, n) => [n, text]);
    expect(shown).toEqual(texts.slice(2));
    expect(shown.length).toBe(6);
  });

  it('MARGIN-2: lists notes in the order of the text, then those whose words went', () => {
    const { notes, lay, body } = scene();
    const [last, gone, first] = [lay(7, 'dit non'), lay(3, 'outils'), lay(3, 'Partir')];
    ((body.get(1) as Y.XmlElement).get(0) as Y.XmlText).delete(15, 17);
    expect(notes.open.map(({ id }) => id)).toEqual([first, last, gone]);
    expect(notes.open.map((note) => notes.wordsOf(note))).toEqual(['Partir', 'dit non', null]);
    expect(notes.markedIn(3).map(({ note }) => note.number)).toEqual([1]);
  });

  it('MARGIN-2: marks cut a paragraph where they begin and end, with emphasis and mentions kept', () => {
    const runs = [
      { text: 'Voir ' },
      { text: 'Qui aide ?', cited: { kind: 'question' as const } },
      { text: ' et agir', strong: true as const },
    ];
    const pieces = markedPieces(runs, [{ note: 'n', place: { text: 2, start: 5, end: 9, isExact: true } }]);
    expect(pieces.map(({ on, runs: part }) => [on.length, part.map(({ text }) => text)])).toEqual([
      [0, ['Voir ']],
      [1, ['Qui aide ?', ' et']],
      [0, [' agir']],
    ]);
    expect(pieces[1]?.runs[1]).toEqual({ text: ' et', strong: true });
  });

  it('MARGIN-11: one choice says how much is shown; where it is little, the note asked for is shown alone', async () => {
    vi.stubGlobal('document', { getElementById: () => null });
    const { notes, lay } = scene();
    const [first, second] = [lay(3, 'Partir'), lay(3, 'outils')];
    const display = new DisplayState({ setAttribute: () => {}, removeAttribute: () => {} });
    const margin = new Margin(notes, display);
    const listed = () => margin.listed.map(({ id }) => id);
    expect(listed()).toEqual([first, second]);

    margin.shown = 'none';
    expect(display.chosen.notes).toBe('none');
    expect([listed(), margin.markedIn(3)]).toEqual([[], []]);
    await margin.step(1, null);
    expect(listed()).toEqual([first]);
    expect(margin.markedIn(3).map(({ note }) => note.id)).toEqual([first]);
    await margin.step(1, first);
    expect(listed()).toEqual([second]);
    expect(display.chosen.notes).toBe('none');

    // Chosen in « Affichage »: what was asked for is put away, what somebody writes in is not.
    display.choose({ notes: 'count' });
    expect(listed()).toEqual([]);
    expect(margin.markedIn(3).length).toBe(2);
    notes.busy.add(second);
    expect(listed()).toEqual([second]);
    vi.unstubAllGlobals();
  });
});
