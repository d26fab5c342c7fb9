import { describe, expect, it } from 'vitest';
import { freshName, freshSecret, hashOf, machineChance, typeableName } from '#server/secrets.ts';

describe('secrets', () => {
  it('a secret holds 256 bits and fits in an address and a cookie', () => {
    const secret = freshSecret(machineChance);
    expect(secret).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(freshSecret(machineChance)).not.toBe(secret);
  });

  it('the name of an account never holds the mark that parts a pen from an item', () => {
    for (let n = 0; n < 50; n += 1) expect(freshName(machineChance)).toMatch(/^[A-Za-z0-9_-]{16}$/);
  });

  it('the name of an invitation can be typed after an option', () => {
    for (let n = 0; n < 50; n += 1) expect(typeableName(machineChance)).toMatch(/^[0-9a-f]{16}$/);
  });

  it('a hash tells nothing and is always the same', () => {
    expect(hashOf('a')).toBe(hashOf('a'));
    expect(hashOf('a')).toHaveLength(43);
  });
});
