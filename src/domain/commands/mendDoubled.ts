import * as Y from 'yjs';
import { ACT, readItem } from '../collection.ts';
import type { ItemId } from '../ids.ts';
import { annotation } from '../kinds/annotation.ts';
import type { Inserted, Moderation } from '../kinds/moderation.ts';
import { themeTexts } from '../themeTexts.ts';
import { sharedTextsOf } from './answerPassage.ts';

/**
 * Whether two organisers accepted the same wording out of reach of each other: one verdict took the place of another,
 * and the text bears what both wrote.
 */
export const isDoubled = (before: Moderation | undefined, after: Moderation | undefined): boolean =>
  before?.verdict === 'accepted' &&
  after?.verdict === 'accepted' &&
  before.inserted !== null &&
  after.inserted !== null &&
  !isSame(before.inserted, after.inserted);

const isSame = (a: Inserted, b: Inserted): boolean => a.client === b.client && a.from === b.from;

/** Takes away what the acceptance that did not stand had written. Whoever does it twice does it once. */
export function mendDoubled(doc: Y.Doc, id: ItemId, { client, from, until }: Inserted): void {
  const target = readItem(doc, annotation, id)?.target;
  const shared = target?.kind === 'theme' ? sharedTextsOf(doc, target.item) : null;
  if (shared === null) return;
  const types = new Set(themeTexts(shared).flatMap(({ pieces }) => pieces.map(({ type }) => type)));
  doc.transact(() => {
    for (let clock = from; clock < until; clock += 1) {
      const place = Y.createAbsolutePositionFromRelativePosition(letter(client, clock), doc);
      const type = place?.type;
      if (!(type instanceof Y.Text) || !types.has(type) || place === null) continue;
      // A letter that went already resolves to where it stood: what stands there is another one.
      const here = Y.createRelativePositionFromTypeIndex(type, place.index).item;
      if (here?.client === client && here.clock === clock) type.delete(place.index, 1);
    }
  }, ACT);
}

const letter = (client: number, clock: number): Y.RelativePosition =>
  Y.createRelativePositionFromJSON({ item: { client, clock }, assoc: 0 });
