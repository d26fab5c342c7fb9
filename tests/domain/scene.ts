import * as Y from 'yjs';
import { addStructure } from '#domain/commands/addStructure.ts';
import { askQuestion, type AskedQuestion } from '#domain/commands/askQuestion.ts';
import { foundSpace } from '#domain/commands/foundSpace.ts';
import { openTheme } from '#domain/commands/openTheme.ts';
import { publishTheme } from '#domain/commands/publishTheme.ts';
import { shareQuestion } from '#domain/commands/shareQuestion.ts';
import { openCommons } from '#domain/everyKind.ts';
import type { ItemId, Pen, Pens } from '#domain/ids.ts';
import type { StructureKind } from '#domain/structureKinds.ts';
import type { World } from '#domain/world.ts';

export const ANA: Pens = { named: 'ana' as Pen, veiled: 'veil-a' as Pen };
export const PAUL: Pens = { named: 'paul' as Pen, veiled: 'veil-p' as Pen };

/** A world whose hour moves by one at each look and whose chance counts. */
export function puppetWorld(name = 'w', start = 1_000): World {
  let hour = start;
  let draws = 0;
  return { now: () => (hour += 1), chance: () => `${name}${(draws += 1)}` };
}

/** An empty commons, on a device of its own. */
export function newCommons(clientId?: number): Y.Doc {
  const doc = openCommons(new Y.Doc());
  if (clientId !== undefined) doc.clientID = clientId;
  return doc;
}

/** Everything each has reaches all, whatever the order. */
export function meet(...docs: readonly Y.Doc[]): void {
  for (const from of docs) for (const to of docs) if (from !== to) copyTo(from, to);
}

export const copyTo = (from: Y.Doc, to: Y.Doc): void =>
  Y.applyUpdate(to, Y.encodeStateAsUpdate(from, Y.encodeStateVector(to)));

/** The same commons on another device. */
export function alsoOn(doc: Y.Doc, clientId?: number): Y.Doc {
  const other = newCommons(clientId);
  copyTo(doc, other);
  return other;
}

export function valueOf<T>(
  result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly why: unknown },
): T {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.why)}`);
  return result.value;
}

/** A space of Dordogne, open, with nothing in it yet. */
export function newSpace(world: World = puppetWorld(), isOpen = true): Y.Doc {
  const doc = newCommons();
  foundSpace(
    doc,
    { name: 'NEC Périgord', department: '24', eventDay: '2027-10-14', licence: 'cc-by-sa-4.0' },
    world,
  );
  if (!isOpen) doc.getMap<Y.Map<unknown>>('space').get('settings')?.set('isOpen', false);
  return doc;
}

export const structureIn = (
  doc: Y.Doc,
  world: World,
  name: string,
  kind: StructureKind = 'association',
  inPublic = true,
): ItemId => valueOf(addStructure(doc, { name, kind, inPublic }, world));

/** A theme that the public reads as it was opened; a draft, else. */
export function themeIn(doc: Y.Doc, world: World, title: string, inPublic = true): ItemId {
  const id = valueOf(openTheme(doc, { title }, world));
  if (inPublic) valueOf(publishTheme(doc, id, world));
  return id;
}

export const ask = (doc: Y.Doc, pens: Pens, world: World, asked: Partial<AskedQuestion> = {}): ItemId =>
  valueOf(
    askQuestion(
      doc,
      pens,
      { sentence: 'Qui aide les aînés ?', voice: { kind: 'nobody', family: null }, ...asked },
      world,
    ),
  );

export const share = (doc: Y.Doc, pens: Pens, world: World, question: ItemId, structure: ItemId): ItemId =>
  valueOf(shareQuestion(doc, pens, { question, structure }, world));
