import type * as Y from 'yjs';
import type { Deed, Memory } from './deeds.ts';

/** Who wrote a piece of a document, found fast. */
export interface Layers {
  /** The deed in which an entry was first laid down; null where none is remembered. Also of one that was taken out. */
  laidDown(doc: Y.Doc, root: string, id: string): Deed | null;
}

interface Layer {
  readonly clock: number;
  readonly end: number;
  readonly deed: Deed;
}

export function layersOf({ deeds }: Memory): Layers {
  const byClient = new Map<number, Layer[]>();
  for (const deed of deeds)
    for (const [client, ranges] of deed.wrote) {
      const layers = byClient.get(client) ?? [];
      for (const { clock, length } of ranges) layers.push({ clock, end: clock + length, deed });
      byClient.set(client, layers);
    }
  for (const layers of byClient.values()) layers.sort((one, other) => one.clock - other.clock);
  return {
    laidDown(doc, root, id) {
      let first: Deed | null = null;
      // Laid down by two at once, or again after it was taken out: the earliest of all counts.
      let item = doc.share.has(root) ? (doc.getMap(root)._map.get(id) ?? null) : null;
      for (; item !== null; item = item.left) {
        const deed = deedOf(byClient.get(item.id.client) ?? [], item.id);
        if (deed !== null && (first === null || deed.from < first.from)) first = deed;
      }
      return first;
    },
  };
}

function deedOf(layers: readonly Layer[], { clock }: Y.ID): Deed | null {
  let [low, high] = [0, layers.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((layers[middle]?.clock ?? Infinity) <= clock) low = middle + 1;
    else high = middle;
  }
  const found = layers[low - 1];
  return found !== undefined && clock < found.end ? found.deed : null;
}
