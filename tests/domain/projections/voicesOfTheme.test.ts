import { expect, it } from 'vitest';
import type { ItemId } from '#domain/ids.ts';
import type { Families } from '#domain/projections/families.ts';
import { voicesOfTheme } from '#domain/projections/voicesOfTheme.ts';
import { STRUCTURE_KINDS, type StructureKind } from '#domain/structureKinds.ts';

const asked = (by: Partial<Record<StructureKind, readonly string[]>>, unnamed?: StructureKind): Families => ({
  all: STRUCTURE_KINDS.map((kind) => ({
    kind,
    structures: (by[kind] ?? []) as readonly ItemId[],
    unnamedVoice: kind === unnamed,
  })),
  structures: 0,
  breadth: 0,
});

it('SORT-1: the voices of a theme: a structure counts once, and the families without a voice are named', () => {
  const { voiced, missing } = voicesOfTheme([
    asked({ association: ['a', 'b'] }),
    asked({ association: ['b'], school: ['lycée'] }, 'residents'),
  ]);
  expect(voiced.map(({ kind, structures, unnamedVoice }) => [kind, structures.length, unnamedVoice])).toEqual(
    [
      ['association', 2, false],
      ['school', 1, false],
      ['residents', 0, true],
    ],
  );
  expect(missing).toEqual([
    'localAuthority',
    'publicServiceOperator',
    'networkLead',
    'localFacility',
    'state',
    'company',
  ]);
  expect(voicesOfTheme([]).missing).toEqual(STRUCTURE_KINDS);
});
