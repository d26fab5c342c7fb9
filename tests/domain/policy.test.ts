import { describe, expect, it } from 'vitest';
import { COMMONS_KINDS } from '#domain/kinds/index.ts';
import { POLICY, writeRefusal, type EntryAct } from '#domain/policy.ts';
import { mayDo, ROLES, type Act, type Role } from '#domain/roles.ts';
import { ANA, PAUL } from './scene.ts';

const ACTS: readonly EntryAct[] = ['create', 'change', 'remove'];
const OWN_KEYS: Readonly<Record<string, string>> = { contributed: 'paul~1', arranged: '1' };

describe('The policy', () => {
  it('GUARD-4: has a line for every kind, and none for what is no kind', () => {
    const roots = COMMONS_KINDS.map((kind) => kind.root);
    expect(Object.keys(POLICY).sort()).toEqual([...roots, 'backstage'].sort());
    for (const root of ['elsewhere', 'toString', '__proto__', ''])
      expect(writeRefusal({ role: 'organiser', pens: ANA }, root, 'ana~1', 'create')).not.toBeNull();
  });

  it.each(COMMONS_KINDS.map((kind) => [kind.root, kind] as const))(
    'GUARD-4: %s: nobody reaches another’s contribution, only organisers arrange, a reader does nothing',
    (root, kind) => {
      for (const act of ACTS) {
        const paul = (role: Role, key: string) => writeRefusal({ role, pens: PAUL }, root, key, act);
        const own = OWN_KEYS[kind.ownership] ?? '';
        expect(paul('reader', own)).toBe('role');
        if (kind.ownership === 'arranged') {
          expect([paul('organiser', own), paul('partner', own)]).toEqual([null, 'notAllowed']);
          continue;
        }
        for (const role of ['organiser', 'partner'] as const) {
          expect([paul(role, own), paul(role, 'veil-p~1')]).toEqual([null, null]);
          for (const key of ['ana~1', 'veil-a~1', 'public~1', 'paul', '~1', 'paulo~1', ''])
            expect(paul(role, key)).toBe('notYours');
        }
      }
    },
  );

  it('GUARD-4: a role that is none writes nowhere', () => {
    const stranger = { role: 'admin' as Role, pens: PAUL };
    for (const root of Object.keys(POLICY))
      expect(writeRefusal(stranger, root, 'paul~1', 'create')).not.toBeNull();
  });

  it('GUARD-4, ROLE-1: the interface offers what the policy accepts', () => {
    const needs: Readonly<Partial<Record<Act, readonly [root: string, act: EntryAct]>>> = {
      ask: ['questions', 'create'],
      share: ['shares', 'create'],
      addStructure: ['structures', 'create'],
      arrange: ['placements', 'create'],
      writeThemes: ['themes', 'change'],
      welcome: ['moderation', 'create'],
      changeSpace: ['space', 'change'],
    };
    for (const role of ROLES)
      for (const [offered, [root, act]] of Object.entries(needs))
        expect([role, offered, mayDo(role, offered as Act)]).toEqual([
          role,
          offered,
          writeRefusal({ role, pens: PAUL }, root, 'paul~1', act) === null,
        ]);
  });
});
