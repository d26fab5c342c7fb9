/** What the order of the commons looks at. */
export interface Weighed {
  readonly id: string;
  readonly breadth: number;
  readonly structures: number;
  readonly askedAt: number;
}

/**
 * Breadth before volume: more families first, then more structures, then the newest.
 * A question shared by five kinds of structure stands above one shared by nine associations.
 */
export const byBreadth = (a: Weighed, b: Weighed): number =>
  b.breadth - a.breadth || b.structures - a.structures || byNewest(a, b);

export const byNewest = (a: Weighed, b: Weighed): number =>
  b.askedAt - a.askedAt || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
