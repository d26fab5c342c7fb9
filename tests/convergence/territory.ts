import * as Y from 'yjs';
import { archiveQuestion } from '#domain/commands/archiveQuestion.ts';
import { askQuestion } from '#domain/commands/askQuestion.ts';
import { editQuestion } from '#domain/commands/editQuestion.ts';
import { openTheme } from '#domain/commands/openTheme.ts';
import { shareQuestion } from '#domain/commands/shareQuestion.ts';
import { readAll, rootOf, sharedType } from '#domain/collection.ts';
import { ownsItem, PUBLIC_PEN, type ItemId, type Pen, type Pens } from '#domain/ids.ts';
import { COMMONS_KINDS, question, share, theme } from '#domain/kinds/index.ts';
import type { World } from '#domain/world.ts';
import { valueOf } from '../domain/scene.ts';
import type { Dice } from '../support/chance.ts';

/** Everything anybody wrote, as a witness would remember it: what must be there in the end, once. */
export class Ledger {
  readonly questions = new Set<ItemId>();
  /** Asked by the public form: they may be there, and must once the form has confirmed them. */
  readonly offered = new Set<ItemId>();
  readonly shares = new Set<ItemId>();
  readonly themes = new Set<ItemId>();
  /** Words put in shared texts, each unlike any other; those that somebody took out again. */
  readonly words = new Set<string>();
  readonly takenOut = new Set<string>();
}

/** A word of one letter that no other act uses: counted from a private corner of Unicode. */
const wordNo = (n: number): string => String.fromCodePoint(0xe000 + n);

/** One act of one person on their own device, with the product's own commands. */
export function actOn(
  doc: Y.Doc,
  pens: Pens,
  isOrganiser: boolean,
  world: World,
  chance: Dice,
  ledger: Ledger,
): void {
  const questions = [...readAll(doc, question).keys()];
  const own = questions.filter((id) => ownsItem(pens, id));
  const themes = [...readAll(doc, theme).keys()];
  switch (chance.below(8)) {
    case 0:
    case 1:
      ledger.questions.add(ask(doc, pens, world));
      return;
    case 2:
      if (questions.length === 0) return;
      ledger.shares.add(
        valueOf(
          shareQuestion(doc, pens, { question: chance.oneOf(questions), structure: 's1' as ItemId }, world),
        ),
      );
      return;
    case 3:
      if (own.length === 0) return;
      editQuestion(
        doc,
        pens,
        chance.oneOf(own),
        { sentence: `Reprise ${world.chance()} ?`, context: null, inPublic: true },
        world,
      );
      return;
    case 4:
      if (own.length > 0) archiveQuestion(doc, pens, chance.oneOf(own), world);
      return;
    case 5:
      if (isOrganiser)
        ledger.themes.add(valueOf(openTheme(doc, { title: `Thème ${world.chance()}` }, world)));
      return;
    default:
      if (isOrganiser && themes.length > 0) writeIn(doc, chance.oneOf(themes), chance, ledger);
  }
}

export const ask = (doc: Y.Doc, pens: Pens, world: World): ItemId =>
  valueOf(
    askQuestion(
      doc,
      pens,
      { sentence: `Question ${world.chance()} ?`, voice: { kind: 'person', person: pens.named as never } },
      world,
    ),
  );

export const PUBLIC: Pens = { named: PUBLIC_PEN, veiled: PUBLIC_PEN as Pen };

/** Types, erases or emphasises in the text that several people write at once. */
function writeIn(doc: Y.Doc, id: ItemId, chance: Dice, ledger: Ledger): void {
  const text = sharedType(doc, theme, id, 'intent');
  if (!(text instanceof Y.Text)) throw new Error('a theme lost its intent');
  const at = chance.below(text.length + 1);
  const length = Math.min(1 + chance.below(3), text.length - at);
  const gesture = chance.below(5);
  if (gesture === 0 && length > 0) {
    for (const word of text.toString().slice(at, at + length)) ledger.takenOut.add(word);
    text.delete(at, length);
  } else if (gesture === 1 && length > 0) {
    text.format(at, length, { strong: chance.onceIn(2) ? true : null });
  } else {
    const word = wordNo(ledger.words.size);
    ledger.words.add(word);
    text.insert(at, word);
  }
}

/** Everything a document holds, as plain data. */
export const contentOf = (doc: Y.Doc): unknown =>
  Object.fromEntries(COMMONS_KINDS.map((kind) => [kind.root, rootOf(doc, kind).toJSON()]));

/** What the ledger promises and the document does not keep, in words; nothing when all is well. */
export function missingFrom(doc: Y.Doc, ledger: Ledger): string[] {
  const texts = [...ledger.themes].map((id) => String(sharedType(doc, theme, id, 'intent')));
  const wordsFound = texts.flatMap((text) => [...text]);
  const lost = (name: string, kept: ReadonlySet<unknown>, found: Iterable<unknown>): string[] => {
    const there = new Set(found);
    return [...kept].filter((id) => !there.has(id)).map((id) => `${name} ${String(id)} is lost`);
  };
  return [
    ...lost('question', ledger.questions, readAll(doc, question).keys()),
    ...lost('share', ledger.shares, readAll(doc, share).keys()),
    ...lost('theme', ledger.themes, readAll(doc, theme).keys()),
    ...lost('word', new Set([...ledger.words].filter((word) => !ledger.takenOut.has(word))), wordsFound),
    ...wordsFound
      .filter((word, n) => wordsFound.indexOf(word) !== n)
      .map((word) => `word ${word} stands twice`),
    ...wordsFound.filter((word) => ledger.takenOut.has(word)).map((word) => `word ${word} came back`),
    ...[...readAll(doc, question).keys()]
      .filter((id) => !ledger.questions.has(id) && !ledger.offered.has(id))
      .map((id) => `question ${id} was never asked`),
    ...(readAll(doc, share).size === ledger.shares.size ? [] : ['there are more shares than were given']),
  ];
}
