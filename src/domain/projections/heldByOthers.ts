import type * as Y from 'yjs';
import { readAll } from '../collection.ts';
import { penOf } from '../ids.ts';
import { vouch } from '../kinds/vouch.ts';

/**
 * The structures of which somebody else than this account said « c'est bien nous »: nobody says so who does not stand for
 * it.
 */
export function heldByOthers(doc: Y.Doc, account: string): ReadonlySet<string> {
  const held = new Set<string>();
  for (const { id, structure, speaksFor, archivedAt } of readAll(doc, vouch).values())
    if (structure !== null && speaksFor === structure && archivedAt === null && penOf(id) !== account)
      held.add(structure);
  return held;
}
