const DEEPEST = 8;
/** Characters and parts of one value. */
const LARGEST = 64 * 1024;

/** Plain JSON, not deep, not huge, with no name or prototype that would poison whoever reads it. */
export function isPlainValue(value: unknown): boolean {
  let left = LARGEST;
  const isPlain = (part: unknown, depth: number): boolean => {
    if ((left -= 1) < 0 || depth > DEEPEST) return false;
    if (typeof part === 'string') return (left -= part.length) >= 0;
    if (part === null || part === undefined || typeof part === 'boolean' || typeof part === 'number')
      return true;
    if (typeof part !== 'object') return false;
    if (Array.isArray(part)) return part.every((one) => isPlain(one, depth + 1));
    if (Object.getPrototypeOf(part) !== Object.prototype) return false;
    return Object.entries(part).every(
      ([name, one]) => name !== '__proto__' && (left -= name.length) >= 0 && isPlain(one, depth + 1),
    );
  };
  return isPlain(value, 0);
}
