import { describe, expect, it } from 'vitest';
import { isRole, isRoomName, mayDo, rolesGivenBy, roomRight, ROLES, ROOMS } from '#domain/roles.ts';

describe('Roles', () => {
  it('ROLE-1: everybody reads the commons, partners and organisers write, only organisers go backstage', () => {
    const table = ROLES.map((role) => ROOMS.map((room) => roomRight(role, room)));
    expect(table).toEqual([
      ['write', 'write'],
      ['write', 'none'],
      ['read', 'none'],
    ]);
  });

  it('ROLE-1: a partner asks and shares, a reader does nothing, and only organisers invite', () => {
    expect([mayDo('partner', 'ask'), mayDo('partner', 'share'), mayDo('partner', 'arrange')]).toEqual([
      true,
      true,
      false,
    ]);
    expect([mayDo('reader', 'ask'), mayDo('reader', 'share')]).toEqual([false, false]);
    expect(ROLES.map((role) => rolesGivenBy(role).length)).toEqual([3, 0, 0]);
  });

  it('ROLE-1: a word that is no role is none', () => {
    for (const word of ['admin', 'toString', '', null, 3, ['reader']]) {
      expect(isRole(word)).toBe(false);
      expect(isRoomName(word)).toBe(false);
    }
  });
});
