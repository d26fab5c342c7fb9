const keyOf = (slug: string): string => `terreau-returned-${slug}`;

type Keep = Pick<Storage, 'getItem' | 'setItem'>;

/** Of which return (its day) this device was told, and the person read it; null where of none. */
export function readReturn(slug: string, keep: () => Keep): number | null {
  try {
    const day = Number(keep().getItem(keyOf(slug)));
    return day > 0 ? day : null;
  } catch {
    return null;
  }
}

export function keepReadReturn(slug: string, day: number, keep: () => Keep): void {
  try {
    keep().setItem(keyOf(slug), String(day));
  } catch {
    return;
  }
}
