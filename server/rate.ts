/**
 * How many at once, and how fast they come back.
 * A bucket holds `burst` and gains one every `every` milliseconds.
 */
export interface Rate {
  readonly burst: number;
  readonly every: number;
}

/** Says whether so many more are let through for this name (an account, a link), and counts them: all or none. */
export type Allowance = (name: string, wanted?: number) => boolean;

/** Says whether one more is let through for this address, and counts it. */
export type RateLimit = (address: string) => boolean;

interface Bucket {
  readonly left: number;
  readonly at: number;
}

/**
 * `elapsed` in milliseconds, from a clock that nobody sets: an hour put back or forward grants and refuses nothing.
 * Memory is bounded: past `longest` names the one that was seen longest ago is forgotten.
 */
export function createAllowance(rate: Rate, elapsed: () => number, longest = 10_000): Allowance {
  const buckets = new Map<string, Bucket>();
  return (name, wanted = 1) => {
    const at = elapsed();
    const found = buckets.get(name) ?? { left: rate.burst, at };
    const gained = Math.max(0, at - found.at) / rate.every;
    const left = Math.min(rate.burst, found.left + gained);
    const isEnough = left >= wanted;
    buckets.delete(name);
    buckets.set(name, { left: isEnough ? left - wanted : left, at });
    const oldest = buckets.keys().next();
    if (buckets.size > longest && oldest.done !== true) buckets.delete(oldest.value);
    return isEnough;
  };
}

export function createRateLimit(rate: Rate, elapsed: () => number, longest?: number): RateLimit {
  const isLetThrough = createAllowance(rate, elapsed, longest);
  return (address) => isLetThrough(networkOf(address));
}

/** Of each network, and of all together. */
export interface SharedRates {
  readonly address: Rate;
  readonly all: Rate;
}

/** Who is turned away alone takes nothing from everybody else; nor who counts for their network only. */
export function createSharedLimit(
  { address, all }: SharedRates,
  elapsed: () => number,
): (from: string, countsForAll?: boolean) => boolean {
  const [byAddress, together] = [createRateLimit(address, elapsed), createAllowance(all, elapsed)];
  return (from, countsForAll = true) => byAddress(from) && (!countsForAll || together(''));
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
