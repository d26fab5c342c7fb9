import * as Y from 'yjs';
import { readItem } from '#domain/collection.ts';
import type { GivenTerm } from '#domain/commands/checkTerm.ts';
import { editMeaning } from '#domain/commands/giveMeaning.ts';
import { editTerm } from '#domain/commands/tendTerm.ts';
import type { ItemId } from '#domain/ids.ts';
import { meaning } from '#domain/kinds/meaning.ts';
import { question } from '#domain/kinds/question.ts';
import { structure } from '#domain/kinds/structure.ts';
import { term } from '#domain/kinds/term.ts';
import { theme } from '#domain/kinds/theme.ts';
import type { Meaning } from '#domain/kinds/meaning.ts';
import { contentOf } from '../domain/compareContents.ts';
import { rewriteBody } from '#domain/rewriteBody.ts';
import { rewriteText } from '#domain/rewriteText.ts';
import { done, refused, type Result } from '#domain/result.ts';
import { editQuestion } from '#state/ownQuestion.ts';
import type { PlainAct } from '#state/plainAct.ts';
import { FIELD } from '#state/sharedField.ts';
import { SheetActs } from '#features/sheet/state/sheetActs.ts';
import { sharedFields } from '#state/sharedFields.ts';
import type { SpaceState } from '#state/space.svelte.ts';
import { UndoState } from '#state/undo.svelte.ts';

/** The kinds whose history has a page. */
export const HISTORY_KINDS = {
  themes: theme,
  questions: question,
  structures: structure,
  terms: term,
  meanings: meaning,
} as const;
export type HistoryRoot = keyof typeof HISTORY_KINDS;

/**
 * Why what was is not brought back here: `notAllowed`, others write this; `notMine` and `meaning.notMine`, its author
 * alone does; `term.notMine`, its author and organisers do; `noWay`, this is changed elsewhere.
 */
export type RestoreRefusal =
  'notAllowed' | 'notMine' | 'meaning.notMine' | 'term.notMine' | 'noWay' | 'item.gone';

type Fields = Readonly<Record<string, unknown>>;

/** Of a kind without shared texts, the fields that come back by an act of their own. */
const PLAIN: Readonly<Partial<Record<HistoryRoot, readonly string[]>>> = {
  questions: ['sentence', 'context'],
  terms: ['word', 'otherForms'],
  meanings: ['definition', 'example'],
};

/**
 * Brings back what was, as a new edit of mine: by the least change, so that what others write meanwhile stays, and
 * undone by one act. Shared texts, the form and the place of a theme, the words of a question and of a meaning of mine,
 * and a word that I tend; what else is set by a switch is not touched.
 */
export class Restoring {
  readonly #space: SpaceState;
  readonly #root: HistoryRoot;
  readonly #id: ItemId;
  readonly #shared: ReadonlyMap<string, Y.Text | Y.XmlFragment>;
  readonly #undo: UndoState | null;

  constructor(space: SpaceState, root: HistoryRoot, id: ItemId) {
    this.#space = space;
    this.#root = root;
    this.#id = id;
    this.#shared = sharedFields(space.shared.doc, HISTORY_KINDS[root], id);
    this.#undo = this.#shared.size === 0 ? null : new UndoState([...this.#shared.values()]);
  }

  /** Why I may not, or null when I may. Reactive. */
  get refusal(): RestoreRefusal | null {
    if (this.#root === 'structures') return 'noWay';
    if (this.#root === 'questions') {
      if (!this.#space.isMine(this.#id)) return 'notMine';
      return this.#space.may('ask') ? null : 'notAllowed';
    }
    if (this.#root === 'terms' || this.#root === 'meanings') return this.#refusalOfWord;
    return this.#space.may('writeThemes') ? null : 'notAllowed';
  }

  /** The fields that can be brought back. */
  has(field: string): boolean {
    const named = PLAIN[this.#root];
    if (named !== undefined) return named.includes(field);
    return this.#shared.has(field) || (this.#root === 'themes' && (field === 'format' || field === 'slot'));
  }

  /** Writes these fields as they were. Answers how to take it back. */
  write(fields: Fields): Result<() => void, string> {
    const why = this.refusal;
    if (why !== null) return refused(why);
    switch (this.#root) {
      case 'questions':
        return this.#rewordQuestion(fields);
      case 'terms':
        return this.#rewordTerm(fields);
      case 'meanings':
        return this.#rewordMeaning(fields);
      default:
        return this.#rewrite(fields);
    }
  }

  stop(): void {
    this.#undo?.stop();
  }

  get #refusalOfWord(): RestoreRefusal | null {
    const isMine = this.#space.isMine(this.#id);
    if (this.#root === 'meanings' && !isMine) return 'meaning.notMine';
    if (!isMine && !this.#space.may('tendWords')) return 'term.notMine';
    return this.#space.may('define') ? null : 'notAllowed';
  }

  #rewordTerm(fields: Fields): Result<() => void, string> {
    const now = readItem(this.#space.shared.doc, term, this.#id);
    if (now === null) return refused('item.gone');
    const { word, otherForms } = term.fields;
    const who = { pens: this.#space.pens, tends: this.#space.may('tendWords') };
    const say = (given: GivenTerm) =>
      this.#space.write('define', (doc, world) => editTerm(doc, who, this.#id, given, world));
    const written = say({
      word: 'word' in fields ? word.read(fields.word) : now.word,
      otherForms: 'otherForms' in fields ? otherForms.read(fields.otherForms) : now.otherForms,
    });
    return written.ok ? done(() => void say(now)) : written;
  }

  #rewordMeaning(fields: Fields): Result<() => void, string> {
    const now = readItem(this.#space.shared.doc, meaning, this.#id);
    if (now === null) return refused('item.gone');
    const { definition, example } = meaning.fields;
    const say = (given: Pick<Meaning, 'definition' | 'example'>) =>
      this.#space.write('define', (doc, world) =>
        editMeaning(
          doc,
          this.#space.pens,
          this.#id,
          {
            definition: given.definition,
            example: given.example ?? '',
            structure: now.unconfirmed ?? now.structure,
            inPublic: now.inPublic,
          },
          world,
        ),
      );
    const written = say({
      definition: 'definition' in fields ? definition.read(fields.definition) : now.definition,
      example: 'example' in fields ? example.read(fields.example) : now.example,
    });
    return written.ok ? done(() => void say(now)) : written;
  }

  #rewrite(fields: Fields): Result<() => void, string> {
    this.#undo?.manager.stopCapturing();
    const written = this.#space.write('writeThemes', (doc) => {
      doc.transact(() => {
        for (const [name, value] of Object.entries(fields)) {
          const type = this.#shared.get(name);
          if (type instanceof Y.Text) rewriteText(type, typeof value === 'string' ? value : '');
          else if (type instanceof Y.XmlFragment) rewriteBody(type, contentOf(value));
        }
      }, FIELD);
      return done(null);
    });
    if (!written.ok) return written;
    const chosen = this.#choose(fields);
    const hasWritten = Object.keys(fields).some((name) => this.#shared.has(name));
    return done(() => {
      if (hasWritten) this.#undo?.undo();
      chosen.forEach(({ undo }) => undo());
    });
  }

  /** What a theme is on the day, and where: whoever chose after me has it, also when I take mine back. */
  #choose(fields: Fields): readonly PlainAct[] {
    const now = this.#space.themes.get(this.#id);
    if (now === undefined) return [];
    const acts = new SheetActs(this.#space);
    const { format, slot } = theme.fields;
    const done = [
      ...('format' in fields ? [acts.setFormat(now, format.read(fields.format))] : []),
      ...('slot' in fields ? [acts.setSlot(now, slot.read(fields.slot))] : []),
    ];
    return done.flatMap((one) => (one.ok ? [one.value] : []));
  }

  #rewordQuestion(fields: Fields): Result<() => void, string> {
    const now = this.#space.questions.get(this.#id);
    if (now === undefined) return refused('item.gone');
    const { sentence, context } = question.fields;
    const wanted = {
      sentence: 'sentence' in fields ? sentence.read(fields.sentence) : now.sentence,
      context: 'context' in fields ? context.read(fields.context) : now.context,
      inPublic: now.inPublic,
    };
    const written = editQuestion(this.#space, this.#id, wanted);
    const before = { sentence: now.sentence, context: now.context, inPublic: now.inPublic };
    return written.ok ? done(() => void editQuestion(this.#space, this.#id, before)) : written;
  }
}
