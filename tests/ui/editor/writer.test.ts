import { describe, expect, it } from 'vitest';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { writerLook, writerOf, writersWho } from '#ui/editor/writer.ts';
import { initials, lookOf } from '#ui/shell/initials.ts';

describe('who writes', () => {
  it('has two letters at most', () => {
    expect(['Luc Roche', 'ana', 'Jean-Marc de la Tour', '', '  Éva  '].map(initials)).toEqual([
      'LR',
      'AN',
      'JT',
      '?',
      'ÉV',
    ]);
  });

  it('has a look that depends on the account alone, and looks are spread', () => {
    expect(writerLook('k3v9')).toBe(writerLook('k3v9'));
    expect(lookOf('k3v9').at(-1)).toBe(writerLook('k3v9').at(-1));
    const looks = new Set(Array.from({ length: 200 }, (_, n) => writerLook(`compte-${n}`)));
    expect(looks.size).toBe(18);
  });

  it('is each person once, without me, and without a presence that no server stamped', () => {
    const awareness = new Awareness(new Y.Doc());
    const come = (client: number, state: Record<string, unknown>): void => {
      awareness.states.set(client, state);
    };
    come(1, { user: { account: 'luc', name: 'Luc' }, field: 'x/title' });
    come(2, { user: { account: 'luc', name: 'Luc' }, field: 'x/title' });
    come(3, { user: { account: 'ana', name: 'Ana' }, field: 'x/title' });
    come(4, { user: { account: 'moi', name: 'Moi' }, field: 'x/title' });
    come(5, { user: { name: 7 }, field: 'x/title' });
    come(6, { user: { account: 'sonia', name: 'Sonia' }, field: 'x/body' });
    const here = writersWho(awareness, 'moi', ({ field }) => field === 'x/title');
    expect(here.map(({ name }) => name)).toEqual(['Ana', 'Luc']);
    expect(writerOf(awareness, 5)).toBeNull();
    awareness.destroy();
  });
});
