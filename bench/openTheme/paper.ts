import { readFileSync } from 'node:fs';
import { brotliDecompressSync } from 'node:zlib';
import * as Y from 'yjs';
import { create } from '#domain/collection.ts';
import { openCommons } from '#domain/everyKind.ts';
import { theme } from '#domain/kinds/index.ts';
import { bodyOf, THEME } from '../typing/theme.ts';

/** So many keys make one transaction, and so many one update that a device receives. */
const IN_ONE = 20;
const IN_AN_UPDATE = 20_000;

/** A theme in which a paper was written, key by key (bench/traces), as the updates that reached a device. */
export function paperInTheme(): { readonly updates: readonly Uint8Array[]; readonly keys: number } {
  const [moves, letters] = readTrace();
  const doc = openCommons(new Y.Doc());
  create(doc, theme, THEME, { title: 'Un article', intent: '', openedAt: 1 });
  const pages = new Pages(bodyOf(doc));
  const updates = [Y.encodeStateAsUpdate(doc)];
  let known = Y.encodeStateVector(doc);
  let at = 0;
  for (let done = 0; done < moves.length; done += IN_ONE) {
    doc.transact(() => {
      for (let n = done; n < Math.min(done + IN_ONE, moves.length); n += 1) {
        at += moves[n] ?? 0;
        const letter = letters[n] ?? '';
        if (letter === '\0') pages.takeOut(at);
        else pages.put(at, letter);
        if (letter !== '\0') at += 1;
      }
    });
    if ((done + IN_ONE) % IN_AN_UPDATE !== 0 && done + IN_ONE < moves.length) continue;
    updates.push(Y.encodeStateAsUpdate(doc, known));
    known = Y.encodeStateVector(doc);
  }
  return { updates, keys: moves.length };
}

function readTrace(): readonly [readonly number[], readonly string[]] {
  const file = new URL('../traces/paper.br', import.meta.url);
  const text = brotliDecompressSync(readFileSync(file)).toString('utf8');
  const end = text.indexOf('\n');
  return [text.slice(0, end).split(',').map(Number), [...text.slice(end + 1)]];
}

/** The body as one text whose lines are paragraphs: a new line splits one, a line taken out joins two. */
class Pages {
  private readonly lines: Y.XmlText[] = [];

  constructor(private readonly body: Y.XmlFragment) {
    this.open(0, '');
  }

  put(at: number, letter: string): void {
    const [line, place] = this.find(at);
    const text = this.lines[line]!;
    if (letter !== '\n') return text.insert(place, letter);
    const tail = text.toString().slice(place);
    if (tail !== '') text.delete(place, tail.length);
    this.open(line + 1, tail);
  }

  takeOut(at: number): void {
    const [line, place] = this.find(at);
    const text = this.lines[line]!;
    if (place < text.length) return text.delete(place, 1);
    const next = this.lines[line + 1];
    if (next === undefined) return;
    text.insert(place, next.toString());
    this.body.delete(line + 1, 1);
    this.lines.splice(line + 1, 1);
  }

  private open(line: number, words: string): void {
    const [paragraph, text] = [new Y.XmlElement('paragraph'), new Y.XmlText(words)];
    paragraph.insert(0, [text]);
    this.body.insert(line, [paragraph]);
    this.lines.splice(line, 0, text);
  }

  private find(at: number): readonly [line: number, place: number] {
    let left = at;
    for (const [line, text] of this.lines.entries()) {
      if (left <= text.length) return [line, left];
      left -= text.length + 1;
    }
    throw new Error(`the text does not reach ${at}`);
  }
}
