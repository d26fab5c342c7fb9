import { describe, expect, it } from 'vitest';
import { CLOSE, closeReason } from '#engine/protocol/closeCodes.ts';

describe('Close codes', () => {
  it('PROTO-4: for good is 4400 to 4499, where a stock client stops coming back; later is 4500 and up', () => {
    const forGood = [CLOSE.signedOut, CLOSE.refused, CLOSE.gone];
    const later = [
      CLOSE.restarting,
      CLOSE.tooSlow,
      CLOSE.roomFailed,
      CLOSE.full,
      CLOSE.damaged,
      CLOSE.suspended,
    ];
    expect(forGood.every((code) => code >= 4400 && code < 4500)).toBe(true);
    expect(later.every((code) => code >= 4500 && code < 5000)).toBe(true);
    expect([...forGood, ...later].sort()).toEqual(Object.values(CLOSE).sort());
  });

  it('PROTO-4: each code tells its reason, any other none', () => {
    for (const [reason, code] of Object.entries(CLOSE)) expect(closeReason(code)).toBe(reason);
    expect(closeReason(1006)).toBeNull();
  });
});
