import { isSafeAddress } from '#domain/projections/richBlocks.ts';

/** What a person typed as an address, made whole: « exemple.fr » gains its https, an e-mail its mailto. */
export function linkAddress(typed: string): string | null {
  const raw = typed.trim();
  if (isSafeAddress(raw)) return raw;
  if (/^[^\s@:/]+@[^\s@:/]+\.[^\s@:/]+$/.test(raw)) return asSafe(`mailto:${raw}`);
  if (/^[\p{L}\d-]+(?:\.[\p{L}\d-]+)+(?::\d+)?(?:[/?#]\S*)?$/u.test(raw)) return asSafe(`https://${raw}`);
  return null;
}

const asSafe = (address: string): string | null => (isSafeAddress(address) ? address : null);
