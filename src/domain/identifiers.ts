import type { Identifier, IdentifierScheme } from './kinds/structure.ts';
import { done, refused, type Result } from './result.ts';

/**
 * `siren`: the nine digits of the legal unit, where the fourteen of the place were asked. `digit`: it has its shape, and
 * one of its digits is wrong.
 */
export type IdentifierRefusal = 'siret.siren' | 'siret.length' | 'siret.digit' | 'rna.shape' | 'ridet.shape';

/** People copy numbers with the spaces, dots and dashes that make them readable. */
const tight = (typed: string): string => typed.replace(/[\s.\-_\u00a0\u202f]/g, '').toUpperCase();

/** ISO/IEC 7812-1, annex B: every second digit from the right is doubled, and the sum ends with 0. */
function followsLuhn(digits: string): boolean {
  let sum = 0;
  for (let n = 0; n < digits.length; n += 1) {
    const digit = Number(digits[digits.length - 1 - n]);
    sum += n % 2 === 0 ? digit : digit < 5 ? digit * 2 : digit * 2 - 9;
  }
  return sum % 10 === 0;
}

const SIREN_OF_LA_POSTE = '356000000';
const sumOf = (digits: string): number => [...digits].reduce((sum, digit) => sum + Number(digit), 0);

/** Sirene: Luhn on the number and on its first nine; places of La Poste have a sum that five divides instead. */
const isSiret = (digits: string): boolean =>
  followsLuhn(digits.slice(0, 9)) &&
  (followsLuhn(digits) || (digits.startsWith(SIREN_OF_LA_POSTE) && sumOf(digits) % 5 === 0));

const CHECKS: Readonly<Record<IdentifierScheme, (value: string) => IdentifierRefusal | null>> = {
  siret: (value) => {
    if (/^\d{9}$/.test(value)) return 'siret.siren';
    if (!/^\d{14}$/.test(value)) return 'siret.length';
    return isSiret(value) ? null : 'siret.digit';
  },
  rna: (value) => (/^W[\dA-Z]{9}$/.test(value) ? null : 'rna.shape'),
  ridet: (value) => (/^\d{9,10}$/.test(value) ? null : 'ridet.shape'),
};

/** A number as somebody typed it, without its spaces; null when nothing was typed. */
export function readIdentifier(
  scheme: IdentifierScheme,
  typed: string,
): Result<Identifier | null, IdentifierRefusal> {
  const value = tight(typed);
  if (value === '') return done(null);
  const why = CHECKS[scheme](value);
  return why === null ? done(Object.freeze({ scheme, value })) : refused(why);
}

/** As it is read aloud: « 434 933 123 00029 ». */
export function spacedIdentifier({ scheme, value }: Identifier): string {
  if (scheme === 'siret')
    return [value.slice(0, 3), value.slice(3, 6), value.slice(6, 9), value.slice(9)].join('\u00a0');
  return value;
}
