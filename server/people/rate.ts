/**
 * How many at once, and how fast they come back.
 * A bucket holds `burst` and gains one every `every` milliseconds.
 */
export interface Rate {
  readonly burst: number;
  readonly every: number;
}

/** Says whether one more is let through for this address, and counts it. */
export type RateLimit = (address: string) => boolean;

interface Bucket {
  readonly left: number;
  readonly at: number;
}

/** Memory is bounded: past `longest` addresses the one that was seen longest ago is forgotten. */
export function createRateLimit(rate: Rate, now: () => number, longest = 10_000): RateLimit {
  const buckets = new Map<string, Bucket>();
  return (address) => {
    const name = networkOf(address);
    const at = now();
    const found = buckets.get(name) ?? { left: rate.burst, at };
    const gained = Math.max(0, at - found.at) / rate.every;
    const left = Math.min(rate.burst, found.left + gained);
    buckets.delete(name);
    buckets.set(name, { left: left >= 1 ? left - 1 : left, at });
    const oldest = buckets.keys().next();
    if (buckets.size > longest && oldest.done !== true) buckets.delete(oldest.value);
    return left >= 1;
  };
}

/** One subscriber of IPv6 holds a whole /64: its first four groups are counted as one address. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
  if (mapped?.[1] !== undefined) return mapped[1];
  if (!address.includes(':')) return address;
  const [head = '', tail] = address.toLowerCase().split('%')[0]?.split('::') ?? [];
  const before = head.split(':').filter((group) => group !== '');
  const after = (tail ?? '').split(':').filter((group) => group !== '');
  const hidden = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length);
  return [...before, ...Array<string>(hidden).fill('0'), ...after].slice(0, 4).join(':');
}
