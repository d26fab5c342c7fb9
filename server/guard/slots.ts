import { upwards, type Place, type Type } from './places.ts';

/** Keys of maps, and all that stands under them. */
export class Slots {
  private readonly keys = new Map<Type, Set<string>>();

  get isEmpty(): boolean {
    return this.keys.size === 0;
  }

  /** The key of a place; what stands in a list has none. */
  add({ holder, key }: Place): void {
    if (key === null) return;
    const known = this.keys.get(holder.type);
    if (known === undefined) this.keys.set(holder.type, new Set([key]));
    else known.add(key);
  }

  /** Whether a place is one of them, or within one. */
  holds(place: Place): boolean {
    if (this.isEmpty) return false;
    for (const { holder, key } of upwards(place))
      if (key !== null && this.keys.get(holder.type)?.has(key) === true) return true;
    return false;
  }
}
