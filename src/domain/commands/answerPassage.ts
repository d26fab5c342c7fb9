import * as Y from 'yjs';
import type { Found } from '../anchor.ts';
import { ACT, put, readItem, sharedType } from '../collection.ts';
import type { ItemId } from '../ids.ts';
import { LONGEST_INTENT, LONGEST_THEME_TITLE } from '../kinds/theme.ts';
import { annotation, type Annotation, type Passage } from '../kinds/annotation.ts';
import { moderation, type Inserted } from '../kinds/moderation.ts';
import { theme } from '../kinds/theme.ts';
import { placePassage } from '../passage.ts';
import { replaceWords } from '../replaceWords.ts';
import { done, refused, type Result } from '../result.ts';
import { passageAt, rangeOf, themeTexts, type SharedTexts, type ThemeText } from '../themeTexts.ts';
import type { World } from '../world.ts';

/** `passage.gone`: its words stand nowhere. `passage.changed`: not what was shown. `passage.tooLong`: no room for it. */
export type PassageRefusal = 'item.gone' | 'passage.gone' | 'passage.changed' | 'passage.tooLong';

/** What an organiser had under their eyes: the words as they stood, and those proposed. */
export interface SeenWordings {
  readonly from: string;
  readonly to: string;
}

/** What takes an acceptance back: where the words stand now, and which they were. */
export interface AcceptedPassage {
  readonly passage: Passage | null;
  readonly before: string;
  readonly after: string;
}

/** The shared texts of a theme; `null` when there is no such theme. */
export function sharedTextsOf(doc: Y.Doc, id: ItemId): SharedTexts | null {
  const [title, intent, body] = ['title', 'intent', 'body'].map((name) => sharedType(doc, theme, id, name));
  return title instanceof Y.Text && intent instanceof Y.Text && body instanceof Y.XmlFragment
    ? { title, intent, body }
    : null;
}

/** Where the words of a note on a theme stand; `null` when nowhere, or when it is on the whole. */
export const placeOfNote = (
  texts: readonly ThemeText[],
  { anchor, passage }: Pick<Annotation, 'anchor' | 'passage'>,
): Found | null =>
  anchor === null
    ? null
    : placePassage(
        texts.map(({ words }) => words),
        passage === null ? null : rangeOf(texts, passage),
        anchor,
      );

/**
 * An organiser's yes to a wording proposed for words of a theme: the text takes them, and the verdict says so, in one
 * transaction. What stands there must be what was seen: else it is refused, to be looked at again.
 */
export function acceptPassage(
  doc: Y.Doc,
  id: ItemId,
  seen: SeenWordings,
  world: World,
): Result<AcceptedPassage, PassageRefusal> {
  const found = proposalIn(doc, id);
  if (!found.ok) return found;
  const { shared, texts, place, to } = found.value;
  const text = place && texts[place.text];
  if (!text) return refused('passage.gone');
  const from = text.words.slice(place.start, place.end);
  if (from !== seen.from || to !== seen.to) return refused('passage.changed');
  if (text.words.length - from.length + to.length > longestOf(text)) return refused('passage.tooLong');
  return doc.transact(() => {
    const inserted = writtenBy(doc, () => replaceWords(text, place, to));
    put(doc, moderation, id, { verdict: 'accepted', reason: null, decidedAt: world.now(), inserted });
    const now = themeTexts(shared);
    const length = (now[place.text]?.words.length ?? 0) - (text.words.length - from.length);
    const chosen = { text: place.text, start: place.start, end: place.start + length };
    const after = now[place.text]?.words.slice(chosen.start, chosen.end) ?? '';
    return done({ passage: passageAt(now, chosen), before: from, after });
  }, ACT);
}

/** An organiser's no: the text keeps its words. */
export function declinePassage(doc: Y.Doc, id: ItemId, world: World): Result<ItemId, PassageRefusal> {
  const found = proposalIn(doc, id);
  if (!found.ok) return found;
  put(doc, moderation, id, { verdict: 'declined', reason: null, decidedAt: world.now() });
  return done(id);
}

/** Takes a yes or a no back: it waits again. The words that were there come back, where nobody went on writing. */
export function takePassageBack(
  doc: Y.Doc,
  id: ItemId,
  accepted: AcceptedPassage | null,
  world: World,
): Result<ItemId, PassageRefusal> {
  const found = proposalIn(doc, id);
  if (!found.ok) return found;
  const { texts } = found.value;
  return doc.transact(() => {
    const range = accepted?.passage ? rangeOf(texts, accepted.passage) : null;
    const text = range && texts[range.text];
    if (text && accepted && text.words.slice(range.start, range.end) === accepted.after)
      replaceWords(text, range, accepted.before);
    put(doc, moderation, id, { verdict: 'welcomed', reason: null, decidedAt: world.now() });
    return done(id);
  }, ACT);
}

interface Proposal {
  readonly shared: SharedTexts;
  readonly texts: readonly ThemeText[];
  readonly place: Found | null;
  readonly to: string;
}

function proposalIn(doc: Y.Doc, id: ItemId): Result<Proposal, 'item.gone'> {
  const note = readItem(doc, annotation, id);
  const shared = note?.target?.kind === 'theme' ? sharedTextsOf(doc, note.target.item) : null;
  if (note === null || note.rephrasing === null || shared === null) return refused('item.gone');
  const texts = themeTexts(shared);
  return done({ shared, texts, place: placeOfNote(texts, note), to: note.rephrasing.to });
}

const LONGEST = { title: LONGEST_THEME_TITLE, intent: LONGEST_INTENT, body: Infinity } as const;
const longestOf = ({ field }: ThemeText): number => LONGEST[field];

/** Which letters an act of this device writes. */
function writtenBy(doc: Y.Doc, act: () => void): Inserted {
  const clock = (): number => Y.getState(doc.store, doc.clientID);
  const from = clock();
  act();
  return { client: doc.clientID, from, until: clock() };
}
