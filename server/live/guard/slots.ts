import type { Type } from './places.ts';

/** Keys of maps that stand in a room. */
export class Slots {
  private readonly keys = new Map<Type, Set<string>>();

  add(holder: Type, key: string): void {
    const known = this.keys.get(holder);
    if (known === undefined) this.keys.set(holder, new Set([key]));
    else known.add(key);
  }

  has(holder: unknown, key: string | null): boolean {
    return key !== null && this.keys.get(holder as Type)?.has(key) === true;
  }
}
