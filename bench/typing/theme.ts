import * as Y from 'yjs';
import { create, sharedType } from '#domain/collection.ts';
import { openCommons } from '#domain/everyKind.ts';
import type { ItemId } from '#domain/ids.ts';
import { theme } from '#domain/kinds/index.ts';

export const THEME = 'numerique' as ItemId;
const PAGES = 50;

const SENTENCES = [
  'Les personnes âgées du canton demandent surtout qu’on prenne le temps, et qu’on ne touche pas à leur place.',
  'Un conseiller passe le mardi à la mairie, mais peu de gens le savent.',
  'Il faudrait un lieu ouvert le samedi, avec une imprimante et quelqu’un pour lire les courriers.',
  'La médiathèque prête des tablettes depuis un an, sans accompagnement pour le moment.',
  'Chez nous, la secrétaire de mairie ouvre la boîte avec la personne, et lui lit ce qui presse.',
];

export interface Block {
  readonly name: 'heading' | 'paragraph' | 'bullet_list';
  /** The sentences of the block; of a list, one an item. */
  readonly sentences: readonly string[];
}

/** Fifty pages of some 2,600 letters: a heading, five paragraphs and a list each. */
export const BLOCKS: readonly Block[] = Array.from({ length: PAGES }, (_, page) => [
  { name: 'heading' as const, sentences: [`${page + 1}. Ce que dit le territoire`] },
  ...Array.from({ length: 5 }, (_one, n) => ({
    name: 'paragraph' as const,
    sentences: Array.from({ length: 5 }, (_other, k) => SENTENCES[(page + n + k) % 5] ?? ''),
  })),
  { name: 'bullet_list' as const, sentences: SENTENCES.slice(0, 4) },
]).flat();

/** The theme as so many people wrote it, sentence by sentence, turn about; as the updates that reached a device. */
export function writtenTheme(people: number): readonly Uint8Array[] {
  const doc = openCommons(new Y.Doc());
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  create(doc, theme, THEME, { title: 'Numérique et emploi', intent: '', openedAt: 1 });
  const body = bodyOf(doc);
  let turn = 0;
  for (const { name, sentences } of BLOCKS) {
    const block = new Y.XmlElement(name);
    doc.clientID = 1_000 + (turn % people);
    body.push([block]);
    if (name === 'heading') block.setAttribute('level', 2 as never);
    let text = name === 'bullet_list' ? null : textIn(block);
    for (const sentence of sentences) {
      doc.clientID = 1_000 + ((turn += 1) % people);
      if (name === 'bullet_list') text = textIn(itemIn(block));
      text?.insert(text.length, `${sentence} `);
    }
  }
  return updates;
}

export function bodyOf(doc: Y.Doc): Y.XmlFragment {
  const body = sharedType(doc, theme, THEME, 'body');
  if (!(body instanceof Y.XmlFragment)) throw new Error('the theme has no body');
  return body;
}

function textIn(block: Y.XmlElement): Y.XmlText {
  const text = new Y.XmlText();
  block.push([text]);
  return text;
}

function itemIn(list: Y.XmlElement): Y.XmlElement {
  const [item, paragraph] = [new Y.XmlElement('list_item'), new Y.XmlElement('paragraph')];
  list.push([item]);
  item.push([paragraph]);
  return paragraph;
}
