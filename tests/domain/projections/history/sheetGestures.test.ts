import { expect, test } from 'vitest';
import { historyDays } from '#features/history/domain/historyDays.ts';
import type { SheetDeed } from '#features/history/domain/sheetGestures.ts';
import type { SheetPlace } from '#domain/projections/history/sheetRoots.ts';

const HOUR = 3_600_000;
const ACCUEIL: SheetPlace = { root: 'steps', id: 's1' };
const PAUSE: SheetPlace = { root: 'steps', id: 's2' };
const LAVOIR: SheetPlace = { root: 'carriers', id: 'c1' };
const MICRO: SheetPlace = { root: 'sheetLines', id: 'l1' };

const deed = (name: string, at: number, of: SheetPlace, given: Partial<SheetDeed> = {}): SheetDeed => ({
  account: name,
  name,
  structures: [],
  from: at,
  until: at,
  field: null,
  wrote: 1,
  struck: 0,
  isCreation: false,
  isAway: false,
  of,
  ...given,
});
const added = { isCreation: true } as const;
const away = { field: 'archivedAt', isAway: true } as const;

const told = (deeds: readonly SheetDeed[]) =>
  historyDays(deeds, {
    dayOf: () => 'mardi',
    mergeOf: () => null,
    partOf: ({ root }) => (root === 'sheetLines' ? 'bringBack' : root),
  }).flatMap(({ sittings }) =>
    sittings.flatMap(({ people }) => people.map(({ who, sheet }) => [who.name, sheet])),
  );

test('TIME-12: what Luc did to the sheet in one sitting is told part by part, and whoever adds a line also writes it', () => {
  const deeds = [
    deed('Luc', 0, ACCUEIL, added),
    deed('Luc', 1_000, ACCUEIL, { field: 'what', wrote: 40 }),
    deed('Luc', 2_000, PAUSE, added),
    deed('Luc', 3_000, LAVOIR, added),
    deed('Luc', 4_000, MICRO, { field: 'words', wrote: 4 }),
  ];
  expect(told(deeds)).toEqual([
    [
      'Luc',
      [
        { part: 'steps', did: 'added', lines: ['s1', 's2'] },
        { part: 'carriers', did: 'added', lines: ['c1'] },
        { part: 'bringBack', did: 'changed', lines: ['l1'] },
      ],
    ],
  ]);
});

test('TIME-12: taken out, brought back and moved are told as such, by who did it', () => {
  const deeds = [
    deed('Luc', 0, ACCUEIL, away),
    deed('Ana', HOUR, ACCUEIL, { field: 'archivedAt' }),
    deed('Ana', HOUR + 1_000, ACCUEIL, { field: 'minutes' }),
    deed('Luc', 2 * HOUR, PAUSE, { field: 'rank' }),
    deed('Luc', 3 * HOUR, LAVOIR, added),
    deed('Luc', 3 * HOUR + 1_000, LAVOIR, away),
  ];
  expect(told(deeds)).toEqual([
    [
      'Luc',
      [
        { part: 'carriers', did: 'added', lines: ['c1'] },
        { part: 'carriers', did: 'removed', lines: ['c1'] },
      ],
    ],
    ['Luc', [{ part: 'steps', did: 'moved', lines: ['s2'] }]],
    [
      'Ana',
      [
        { part: 'steps', did: 'broughtBack', lines: ['s1'] },
        { part: 'steps', did: 'changed', lines: ['s1'] },
      ],
    ],
    ['Luc', [{ part: 'steps', did: 'removed', lines: ['s1'] }]],
  ]);
});
