import { describe, expect, it } from 'vitest';
import { BACKSTAGE_KINDS } from '#domain/kinds/backstage/index.ts';
import { COMMONS_KINDS, mandate, space } from '#domain/kinds/index.ts';
import { POLICY, writeRefusal } from '#domain/policy.ts';
import type { EntryAct } from '#domain/rights.ts';
import { mayDo, ROLES, type Act, type Role } from '#domain/roles.ts';
import { PHASES } from '#domain/spaceChoices.ts';
import { ANA, PAUL } from './scene.ts';

const ACTS: readonly EntryAct[] = ['create', 'change', 'remove'];
const TENDED = ['terms', 'needs', 'resources', 'axes'];
/** Of the committee and of each structure together: its own test. */
const SHARED_ROOT = 'structures';
const OWN_KEYS: Readonly<Record<string, string>> = { contributed: 'paul~1', arranged: '1' };

describe('The policy', () => {
  it('GUARD-4: has a line for every kind, and none for what is no kind', () => {
    const roots = [...COMMONS_KINDS, ...BACKSTAGE_KINDS].map((kind) => kind.root);
    expect(Object.keys(POLICY).sort()).toEqual(roots.sort());
    for (const root of ['elsewhere', 'toString', '__proto__', ''])
      expect(
        writeRefusal(
          { role: 'organiser', pens: ANA, structures: [], phase: 'during' },
          root,
          'ana~1',
          'create',
        ),
      ).not.toBeNull();
  });

  it.each(COMMONS_KINDS.filter(({ root }) => root !== SHARED_ROOT).map((kind) => [kind.root, kind] as const))(
    'GUARD-4: %s: nobody reaches another’s contribution, only organisers arrange (and tend words, needs, resources), a reader does nothing',
    (root, kind) => {
      for (const act of ACTS) {
        const paul = (role: Role, key: string) =>
          writeRefusal({ role, pens: PAUL, structures: ['s1'], phase: 'during' }, root, key, act);
        const own = OWN_KEYS[kind.ownership] ?? '';
        expect(paul('reader', own)).toBe('role');
        if (root === mandate.root) {
          expect([paul('organiser', own), paul('partner', own)]).toEqual(['notAllowed', 'notAllowed']);
          continue;
        }
        if (kind.ownership === 'arranged') {
          const lasts = root === space.root && act === 'remove';
          expect([paul('organiser', own), paul('partner', own)]).toEqual([
            lasts ? 'notAllowed' : null,
            'notAllowed',
          ]);
          continue;
        }
        for (const role of ['organiser', 'partner'] as const) {
          expect([paul(role, own), paul(role, 'veil-p~1')]).toEqual([null, null]);
          const tends = role === 'organiser' && TENDED.includes(root) && act === 'change';
          for (const key of ['ana~1', 'veil-a~1', 'public~1', 'paul', '~1', 'paulo~1', ''])
            expect(paul(role, key)).toBe(tends ? null : 'notYours');
        }
      }
    },
  );

  it.each(BACKSTAGE_KINDS.map(({ root, ownership }) => [root, ownership] as const))(
    'GUARD-4, BACK-1, PLAN-1: %s: an organiser writes what is theirs, or the committee’s, and nobody else writes at all',
    (root, ownership) => {
      for (const act of ACTS) {
        const may = (role: Role, key: string) =>
          writeRefusal({ role, pens: PAUL, structures: ['s1'], phase: 'before' }, root, key, act);
        const ofAnother = ownership === 'arranged' ? null : 'notYours';
        expect([may('organiser', 'paul~1'), may('organiser', 'ana~1')]).toEqual([null, ofAnother]);
        expect([may('partner', 'paul~1'), may('reader', 'paul~1')]).toEqual(['notAllowed', 'role']);
      }
    },
  );

  it('CARD-1: a partner adds structures, and changes those they added or stand for; none is taken out', () => {
    const may = (role: Role, key: string) =>
      ACTS.map((act) =>
        writeRefusal({ role, pens: PAUL, structures: ['s1'], phase: 'before' }, SHARED_ROOT, key, act),
      );
    expect(may('partner', 'paul~1')).toEqual([null, null, 'notAllowed']);
    expect(may('partner', 's1')).toEqual(['notYours', null, 'notAllowed']);
    for (const key of ['s2', 'ana~1', 'public~1', ''])
      expect(may('partner', key)).toEqual(['notYours', 'notYours', 'notAllowed']);
    expect(may('organiser', 's2')).toEqual([null, null, null]);
    expect(may('reader', 's1')).toEqual(['role', 'role', 'role']);
  });

  it('NEED-7: what a structure signs is mended by all who stand for it, and taken out by its author alone', () => {
    const signs = (root: string, entry: string): boolean => root === 'needs' && entry === 'ana~ours';
    const may = (key: string, root = 'needs') =>
      ACTS.map((act) =>
        writeRefusal(
          { role: 'partner', pens: PAUL, structures: ['s1'], signs, phase: 'before' },
          root,
          key,
          act,
        ),
      );
    expect(may('ana~ours')).toEqual(['notYours', null, 'notYours']);
    expect(may('ana~theirs')).toEqual(['notYours', 'notYours', 'notYours']);
    expect(may('ana~ours', 'resources')).toEqual(['notYours', 'notYours', 'notYours']);
    expect(may('ana~ours', 'meanings')).toEqual(['notYours', 'notYours', 'notYours']);
  });

  it('GUARD-9: nobody replies before discussion is open; one’s own reply can be mended and taken back always', () => {
    for (const role of ['organiser', 'partner'] as const)
      for (const phase of PHASES) {
        const paul = (act: EntryAct): unknown =>
          writeRefusal({ role, pens: PAUL, structures: [], phase }, 'replies', 'paul~1', act);
        expect([paul('create'), paul('change'), paul('remove')]).toEqual([
          phase === 'before' ? 'phase' : null,
          null,
          null,
        ]);
      }
  });

  it('GUARD-4: a role that is none writes nowhere', () => {
    const stranger = { role: 'admin' as Role, pens: PAUL, structures: ['s1'], phase: 'during' as const };
    for (const root of Object.keys(POLICY))
      expect(writeRefusal(stranger, root, 'paul~1', 'create')).not.toBeNull();
  });

  it('GUARD-4, ROLE-1: the interface offers what the policy accepts', () => {
    const needs: Readonly<Partial<Record<Act, readonly [root: string, act: EntryAct, key?: string]>>> = {
      ask: ['questions', 'create'],
      share: ['shares', 'create'],
      annotate: ['annotations', 'create'],
      reply: ['replies', 'create'],
      define: ['meanings', 'create'],
      tendWords: ['terms', 'change', 'ana~1'],
      offer: ['needs', 'create'],
      tendNeeds: ['resources', 'change', 'ana~1'],
      openAxis: ['axes', 'create'],
      tendAxes: ['axes', 'change', 'ana~1'],
      addStructure: ['structures', 'create'],
      tellStructure: ['structures', 'change', 's1'],
      joinStructures: ['structures', 'change', 's2'],
      vouch: ['vouches', 'create'],
      arrange: ['placements', 'create'],
      group: ['groupings', 'create'],
      writeThemes: ['themes', 'change'],
      decide: ['decisions', 'create'],
      mobilise: ['goBetweens', 'create'],
      welcome: ['moderation', 'create'],
      changeSpace: ['space', 'change'],
      writeBackstage: ['notes', 'create'],
    };
    for (const role of ROLES)
      for (const phase of PHASES)
        for (const [offered, [root, act, key = 'paul~1']] of Object.entries(needs))
          expect([role, phase, offered, mayDo(role, offered as Act, phase)]).toEqual([
            role,
            phase,
            offered,
            writeRefusal({ role, pens: PAUL, structures: ['s1'], phase }, root, key, act) === null,
          ]);
  });
});
