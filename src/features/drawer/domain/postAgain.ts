import type * as Y from 'yjs';
import { create, patch, readItem } from '#domain/collection.ts';
import { ownedId, ownsItem, type ItemId, type Pens } from '#domain/ids.ts';
import { LONGEST_NOTE, readTarget, type Target } from '#domain/kinds/annotation.ts';
import { LONGEST_CONTEXT } from '#domain/kinds/question.ts';
import { COMMONS_KINDS } from '#domain/kinds/index.ts';
import { annotation } from '#domain/kinds/annotation.ts';
import { moderation } from '#domain/kinds/moderation.ts';
import { question } from '#domain/kinds/question.ts';
import { reply } from '#domain/kinds/reply.ts';
import { share } from '#domain/kinds/share.ts';
import { term } from '#domain/kinds/term.ts';
import { theme } from '#domain/kinds/theme.ts';
import type { Fields, Kind } from '#domain/kind.ts';
import { optionalText, readId } from '#domain/readers.ts';
import { done, refused, type Result } from '#domain/result.ts';
import type { Act } from '#domain/roles.ts';
import { checkSentence, tidy, type SentenceRefusal } from '#domain/sentence.ts';
import type { Unpublished } from '#domain/unpublished.ts';
import type { Voice } from '#domain/voice.ts';
import type { World } from '#domain/world.ts';
import { askQuestion } from '#domain/commands/askQuestion.ts';
import { editQuestion } from '#domain/commands/editQuestion.ts';
import { shareQuestion } from '#domain/commands/shareQuestion.ts';

/**
 * What refused words become when they are posted as mine: a question, a change of my question, a wording that I
 * propose for another's, a « nous aussi », a note on what they were about, a reply; or the same as they were.
 */
export type Becomes = 'question' | 'edit' | 'rephrase' | 'share' | 'note' | 'reply' | 'again';

export interface Poster {
  readonly pens: Pens;
  readonly may: (act: Act) => boolean;
  /** For which they speak; null: in their own name. */
  readonly structure?: ItemId | null;
}

/** What was posted, and how to take it back. */
export interface Posted {
  readonly becomes: Becomes;
  readonly id: ItemId;
  readonly takeBack: () => void;
}

/** What these words can become here and now; null when there is nothing in them to post, or no right to. */
export function whatBecomes(doc: Y.Doc, row: Unpublished, poster: Poster): Becomes | null {
  switch (row.root) {
    case 'questions':
      return ofQuestion(doc, row, poster);
    case 'shares':
      return poster.may('share') && isOpen(doc, readId(row.fields.question)) && readId(row.fields.structure)
        ? 'share'
        : asQuestion(row, poster);
    case 'annotations':
      return noteOr(doc, row, poster) ?? asQuestion(row, poster);
    case 'replies':
      return poster.may('reply') && readId(row.fields.annotation) !== null && wordsOf(row) !== ''
        ? 'reply'
        : noteOr(doc, row, poster);
    case 'themes':
      return noteOr(doc, row, poster);
    default:
      return isAgain(doc, row, poster) ? 'again' : null;
  }
}

/** A contribution of a kind that has no way of its own here: what it says is laid down anew, under my pen. */
function isAgain(doc: Y.Doc, row: Unpublished, { may, structure }: Poster): boolean {
  const kind = COMMONS.find(({ root }) => root === row.root);
  if (row.act !== 'create' || kind?.act === undefined || !may(kind.act) || wordsOf(row) === '') return false;
  if (row.why === 'voice' && !structure) return false;
  return Object.entries(kind.fields).every(([name, { refersTo }]) => {
    if (!refersTo?.cascades) return true;
    const item = readId(row.fields[name]);
    return refersTo.kinds.some(
      (one) => item !== null && COMMONS.some(({ name, root }) => name === one && doc.getMap(root).has(item)),
    );
  });
}

const COMMONS = COMMONS_KINDS as readonly unknown[] as readonly Kind[];

/** Posts refused words anew, under my own pen. They are mine from then on; what was refused is not touched. */
export function postAgain(
  doc: Y.Doc,
  row: Unpublished,
  poster: Poster,
  voice: Voice,
  world: World,
): Result<Posted, SentenceRefusal | 'item.gone' | 'item.notMine' | 'notAllowed'> {
  const becomes = whatBecomes(doc, row, poster);
  if (becomes === null) return refused('notAllowed');
  if (becomes === 'edit') return edit(doc, row, poster.pens, world);
  const made =
    becomes === 'again'
      ? sayAgain(doc, row, poster, world)
      : makeNew(doc, row, { becomes, voice, pens: poster.pens }, world);
  if (!made.ok) return made;
  const id = made.value;
  const kind = becomes === 'again' ? kindOf(row) : KIND_OF[becomes];
  const takeBack = (): void => void patch(doc, kind, id, { archivedAt: world.now() });
  return done({ becomes, id, takeBack });
}

/** All of them can be taken out of view again. */
const KIND_OF = {
  question,
  share,
  reply,
  rephrase: annotation,
  note: annotation,
} as unknown as Readonly<Record<Exclude<Becomes, 'edit' | 'again'>, typeof share>>;

interface Making {
  readonly becomes: Exclude<Becomes, 'edit' | 'again'>;
  readonly voice: Voice;
  readonly pens: Pens;
}

const kindOf = ({ root }: Unpublished): typeof share =>
  COMMONS.find((kind) => kind.root === root) as unknown as typeof share;

/** What its kind reads in it; for a structure of mine where it was not mine to speak for. */
function sayAgain(
  doc: Y.Doc,
  row: Unpublished,
  { pens, structure }: Poster,
  { chance }: World,
): Result<ItemId, never> {
  const kind = kindOf(row);
  const said = Object.entries(kind.fields as Fields).map(([name, { read }]) => [
    name,
    read(row.fields[name]),
  ]);
  const signed = row.why === 'voice' && kind.spokenIn ? { [kind.spokenIn]: structure } : {};
  const id = ownedId(pens.named, chance);
  create(doc, kind, id, { ...Object.fromEntries(said), ...signed });
  return done(id);
}

function makeNew(
  doc: Y.Doc,
  row: Unpublished,
  { becomes, voice, pens }: Making,
  world: World,
): Result<ItemId, SentenceRefusal | 'item.gone'> {
  const { fields } = row;
  const words = wordsOf(row);
  if (becomes === 'question') {
    const context = optionalText(LONGEST_CONTEXT)(fields.context);
    return askQuestion(doc, pens, { sentence: words, context, voice }, world);
  }
  if (becomes === 'share') {
    const [asked, structure] = [fields.question as ItemId, fields.structure as ItemId];
    return shareQuestion(doc, pens, { question: asked, structure, wording: words }, world);
  }
  const id = ownedId(pens.named, world.chance);
  if (becomes === 'reply') {
    create(doc, reply, id, {
      annotation: readId(fields.annotation),
      words,
      voice,
      repliedAt: world.now(),
    });
    return done(id);
  }
  const target = targetOf(row);
  if (target === null) return refused('item.gone');
  create(doc, annotation, id, { target, voice, annotatedAt: world.now(), ...noteFrom(doc, row, becomes) });
  return done(id);
}

/** The words of a row, as one text; empty when it holds none. */
export function wordsOf({ fields }: Pick<Unpublished, 'fields'>): string {
  const { rephrasing } = fields;
  const proposed =
    typeof rephrasing === 'object' && rephrasing !== null && 'to' in rephrasing ? rephrasing.to : null;
  const found = [
    fields.sentence,
    fields.wording,
    proposed,
    fields.note,
    fields.words,
    fields.title,
    fields.intent,
    fields.body,
    fields.word,
    fields.definition,
    fields.example,
    fields.name,
    fields.reason,
    fields.text,
    fields.said,
    fields.why,
  ].filter((text) => typeof text === 'string' && text.trim() !== '');
  return found.length > 0 ? found.join('\n') : typeof fields.context === 'string' ? fields.context : '';
}

function ofQuestion(doc: Y.Doc, row: Unpublished, poster: Poster): Becomes | null {
  const stands = readItem(doc, question, row.id) !== null;
  if (row.act === 'create' || !stands) return asQuestion(row, poster);
  if (ownsItem(poster.pens, row.id))
    return poster.may('ask') && ('sentence' in row.fields || 'context' in row.fields) ? 'edit' : null;
  if (!poster.may('annotate')) return null;
  if (typeof row.fields.sentence === 'string')
    return checkSentence(row.fields.sentence).ok ? 'rephrase' : null;
  return noteOr(doc, row, poster);
}

const asQuestion = (row: Unpublished, { may }: Poster): 'question' | null =>
  may('ask') && checkSentence(wordsOf(row)).ok ? 'question' : null;

function noteOr(doc: Y.Doc, row: Unpublished, { may }: Poster): 'note' | null {
  const target = targetOf(row);
  if (target === null || !may('annotate') || tidy(wordsOf(row)).length > LONGEST_NOTE) return null;
  const hasSomething = wordsOf(row) !== '' || readId(row.fields.related) !== null;
  return hasSomething && stands(doc, target) ? 'note' : null;
}

function stands(doc: Y.Doc, { kind, item }: Target): boolean {
  if (kind === 'question') return isOpen(doc, item);
  return (kind === 'theme' ? readItem(doc, theme, item) : readItem(doc, term, item)) !== null;
}

const targetOf = ({ fields, about }: Unpublished): Target | null =>
  readTarget(fields.target) ?? (about === null ? null : { kind: about.kind, item: about.item });

function isOpen(doc: Y.Doc, id: string | null): boolean {
  const asked = id === null ? null : readItem(doc, question, id as ItemId);
  if (asked === null || asked.archivedAt !== null) return false;
  return readItem(doc, moderation, asked.id)?.verdict !== 'setAside';
}

/** A note keeps its gesture; other words say something precise about what they were for. */
function noteFrom(doc: Y.Doc, row: Unpublished, becomes: 'note' | 'rephrase') {
  if (becomes === 'rephrase') {
    const from = readItem(doc, question, row.id)?.sentence ?? '';
    return { gesture: 'rephrase', rephrasing: { from, to: tidy(wordsOf(row)) } } as const;
  }
  if (row.root !== 'annotations') return { gesture: 'clarify', note: wordsOf(row) } as const;
  const { fields } = annotation;
  return {
    gesture: fields.gesture.read(row.fields.gesture),
    anchor: fields.anchor.read(row.fields.anchor),
    passage: fields.passage.read(row.fields.passage),
    note: fields.note.read(row.fields.note),
    related: fields.related.read(row.fields.related),
    rephrasing: fields.rephrasing.read(row.fields.rephrasing),
  };
}

function edit(
  doc: Y.Doc,
  row: Unpublished,
  pens: Pens,
  world: World,
): Result<Posted, SentenceRefusal | 'item.gone' | 'item.notMine'> {
  const now = readItem(doc, question, row.id);
  if (now === null) return refused('item.gone');
  const { sentence, context } = row.fields;
  const write = (words: { readonly sentence: string; readonly context: string | null }) =>
    editQuestion(doc, pens, row.id, { ...words, inPublic: now.inPublic }, world);
  const edited = write({
    sentence: typeof sentence === 'string' ? sentence : now.sentence,
    context: typeof context === 'string' ? context : now.context,
  });
  if (!edited.ok) return edited;
  return done({ becomes: 'edit', id: row.id, takeBack: () => void write(now) });
}
