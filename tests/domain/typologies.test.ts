import { Typologie } from '@gouvfr-anct/lieux-de-mediation-numerique';
import { describe, expect, it } from 'vitest';
import { STRUCTURE_KINDS } from '#domain/structureKinds.ts';
import { kindOfTypology, TYPOLOGIES, typologyFrom, writtenTypology } from '#domain/typologies.ts';

describe('The national list of kinds of place', () => {
  const theirs = Object.values(Typologie) as readonly string[];

  it('FILE-3: each of its 92 codes has one of our families, and we have no other', () => {
    expect(theirs).toHaveLength(92);
    expect([...TYPOLOGIES]).toEqual(theirs.map((code) => code.toUpperCase()).sort());
    for (const code of TYPOLOGIES) expect(STRUCTURE_KINDS).toContain(kindOfTypology(code));
  });

  it('FILE-3: each is read and written as the schema has it, old names as those of today', () => {
    for (const code of theirs.filter((one) => one !== 'MSAP'))
      expect(writtenTypology(typologyFrom(code) ?? '')).toBe(code);
    expect(typologyFrom('MSAP')).toBe('RFS');
    expect(typologyFrom('Pôle emploi')).toBe('FT');
    expect(typologyFrom('France Services')).toBe('RFS');
    expect(typologyFrom('autre')).toBe('AUTRE');
    expect(typologyFrom('CHATEAU')).toBeNull();
  });
});
