import { fold } from '#domain/fold.ts';
import type { WordPair } from '#state/sameWords.ts';

const keyOf = (slug: string): string => `terreau-asked-words-${slug}`;
/** The latest are remembered. */
const MOST = 200;

type Keep = Pick<Storage, 'getItem' | 'setItem'>;

const pairKey = (pair: WordPair): string => pair.map(fold).sort().join(' ');

function read(slug: string, keep: () => Keep): readonly string[] {
  try {
    const raw: unknown = JSON.parse(keep().getItem(keyOf(slug)) ?? '[]');
    return Array.isArray(raw) ? raw.filter((one): one is string => typeof one === 'string') : [];
  } catch {
    return [];
  }
}

/** Whether « do these two words say the same? » was answered on this device: it is asked once. */
export const wasAsked = (slug: string, pair: WordPair, keep: () => Keep): boolean =>
  read(slug, keep).includes(pairKey(pair));

export function noteAsked(slug: string, pair: WordPair, keep: () => Keep): void {
  const asked = [...read(slug, keep), pairKey(pair)].slice(-MOST);
  try {
    keep().setItem(keyOf(slug), JSON.stringify(asked));
  } catch {
    // A device that keeps nothing asks again.
  }
}
