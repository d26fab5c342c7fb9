import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arrangedId, isSpaceSlug, ownedId, ownsItem, penOf, slugFrom, type Pen } from '#domain/ids.ts';
import { ANA, PAUL } from './scene.ts';

describe('slugFrom', () => {
  it.each([
    ['NEC Périgord 2027', 'nec-perigord-2027'],
    ['  L’Œuvre à Sœur Ævar  ', 'l-oeuvre-a-soeur-aevar'],
    ['Ça, là !', 'ca-la'],
    ['!!!', null],
    ['é', null],
    ['', null],
    ['日本', null],
    ['a'.repeat(59) + ' b', 'a'.repeat(59)],
  ])('SPACE-3: %j gives %j', (name, slug) => {
    expect(slugFrom(name)).toBe(slug);
  });

  it('SPACE-3: gives a slug that can be an address, or none, for any name', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string()), (name) => {
        const slug = slugFrom(name);
        expect(slug === null || isSpaceSlug(slug)).toBe(true);
        if (slug !== null) expect(slugFrom(slug)).toBe(slug);
      }),
    );
  });

  it.each(['a', 'A1', '-a', 'a-', 'a/b', '../x', 'x'.repeat(61)])('SPACE-3: %j is no address', (text) => {
    expect(isSpaceSlug(text)).toBe(false);
  });
});

describe('ids', () => {
  it('OWN-1: an owned entry bears the pen of its owner, an arranged one bears none', () => {
    const chance = () => 'r4nd';
    expect(penOf(ownedId(PAUL.named, chance))).toBe('paul');
    expect(penOf(arrangedId(chance))).toBeNull();
    expect(penOf('~lost')).toBeNull();
    expect(ownsItem(PAUL, ownedId(PAUL.veiled, chance))).toBe(true);
    expect(ownsItem(ANA, ownedId(PAUL.named, chance))).toBe(false);
    expect(ownsItem({ named: '' as Pen, veiled: '' as Pen }, '~x')).toBe(false);
    expect(ownsItem(ANA, 'anarchy~1')).toBe(false);
  });
});
