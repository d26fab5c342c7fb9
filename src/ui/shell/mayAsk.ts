const keyOf = (slug: string): string => `terreau-asks-${slug}`;

type Keep = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** What the door adds to the address of somebody who may ask: the box is there before the space is. */
export const ASKS = '#poser';

/** Whether the box may be offered before the space is open: by the door's word, or by what the last visit knew. */
export function maybeAsks(slug: string, hash: string, keep: () => Keep): boolean {
  try {
    return hash === ASKS || keep().getItem(keyOf(slug)) !== null;
  } catch {
    return hash === ASKS;
  }
}

export function noteAsks(slug: string, asks: boolean, keep: () => Keep): void {
  try {
    if (asks) keep().setItem(keyOf(slug), 'yes');
    else keep().removeItem(keyOf(slug));
  } catch {
    return;
  }
}
