import type { Author } from '#domain/fieldRules.ts';
import { penOf, type Pen } from '#domain/ids.ts';
import { isContributed, type Writer } from '#domain/policy.ts';
import type { Ground } from './contribution.ts';
import type { Place } from './places.ts';

/** Nobody's: no key begins with it. */
const NO_PEN = '' as Pen;

/**
 * After an old backup was put back, an organiser's device may hold what others wrote since, and hand it on. Then a
 * client id that is not its own is somebody else's hand: what it wrote is judged as its author's, and stays nobody's
 * until its author comes. That it was not made up cannot be known (docs/guard.md).
 */
export const isRelayed = (client: number, { relays, ownerOf, author }: Ground): boolean =>
  relays && ownerOf(client) !== author.account;

/** Who would write there: in an entry, the owner of its pen; elsewhere, an organiser. */
export function relayedWriter({ holder, key }: Place, { writer }: Ground): Writer {
  const pen = penOf(holder.entry ?? key ?? '') ?? NO_PEN;
  return { ...writer, pens: isContributed(holder.root) ? { named: pen, veiled: pen } : writer.pens };
}

/** Which structures they stand for is not known here: any. They speak as nobody else. */
export const relayedAuthor = (place: Place, ground: Ground): Author => ({
  account: relayedWriter(place, ground).pens.named,
  role: 'organiser',
  structures: [],
});
