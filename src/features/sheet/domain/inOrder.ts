import type * as Y from 'yjs';
import { ACT, patch, readAll } from '#domain/collection.ts';
import type { ItemId } from '#domain/ids.ts';
import type { Fields, ItemOf, Kind } from '#domain/kind.ts';
import { lastRank } from '#domain/lastRank.ts';
import { ranksFor } from '#domain/rankAt.ts';
import type { World } from '#domain/world.ts';

/** What stands in an order in the sheet of a theme, out of view or not. */
export type Ordered = Readonly<{ id: ItemId; theme: string | null; rank: string; archivedAt: number | null }>;

type OrderedKind<F extends Fields> = Kind<F> & {
  readonly fields: Pick<Record<keyof Ordered, unknown>, 'theme' | 'rank' | 'archivedAt'>;
};

/** The entries of a theme that are in view, of those that `isOfList` keeps. */
export function inView<F extends Fields>(
  doc: Y.Doc,
  kind: OrderedKind<F>,
  theme: string | null,
  isOfList: (item: ItemOf<F>) => boolean = () => true,
): readonly (ItemOf<F> & Ordered)[] {
  return ([...readAll(doc, kind).values()] as (ItemOf<F> & Ordered)[]).filter(
    (item) => item.theme === theme && item.archivedAt === null && isOfList(item),
  );
}

/** A rank after everything of the theme, what is out of view included: brought back, it finds its place again. */
export const rankAfterAll = <F extends Fields>(doc: Y.Doc, kind: OrderedKind<F>, theme: ItemId): string =>
  lastRank(
    ([...readAll(doc, kind).values()] as unknown as Ordered[])
      .filter((item) => item.theme === theme)
      .map(({ rank }) => rank),
  );

/** Brings an entry to place `to` (0 is first) among those given; nothing of them but their rank is touched. */
export function moveTo<F extends Fields>(
  doc: Y.Doc,
  kind: OrderedKind<F>,
  entries: readonly Ordered[],
  moved: ItemId,
  to: number,
): boolean {
  if (!entries.some(({ id }) => id === moved)) return false;
  doc.transact(() => {
    for (const [id, rank] of ranksFor(entries, moved, to)) patch(doc, kind, id, { rank } as never);
  }, ACT);
  return true;
}

export const putAway = <F extends Fields>(
  doc: Y.Doc,
  kind: OrderedKind<F>,
  id: ItemId,
  world: World,
): boolean => patch(doc, kind, id, { archivedAt: world.now() } as never);

export const bringBack = <F extends Fields>(doc: Y.Doc, kind: OrderedKind<F>, id: ItemId): boolean =>
  patch(doc, kind, id, { archivedAt: null } as never);
