import { describe, expect, it } from 'vitest';
import type { ItemId } from '#domain/ids.ts';
import type { Need, Resource, Structure } from '#domain/kinds/index.ts';
import { proposeMatches, type Offers } from '#features/needs/domain/proposeMatches.ts';
import { typeFromWords } from '#features/needs/domain/typeFromWords.ts';
import type { ResourceType } from '#features/needs/domain/resourceTypes.ts';
import { demoSpace } from '#server/demo/demoSpace.ts';
import { KEPT_LOOK_ALIKE_OFFERS, LOOK_ALIKE_OFFERS } from '../../support/lookAlikes.ts';
import { proposedInDemo } from '../../support/offersOfDemo.ts';

describe('Proposals of matches, on the demo file', () => {
  const proposed = proposedInDemo();
  const rankOf = (wanted: { readonly need: string; readonly resource: string }): number =>
    (proposed.get(wanted.need) ?? []).indexOf(
      demoSpace.resources.find(({ id }) => id === wanted.resource)?.text ?? '?',
    ) + 1;

  it('NEED-3: what is proposed is right, and stands first; of the ten good matches three say so by their words', () => {
    const right = demoSpace.matches.filter((one) => rankOf(one) > 0);
    expect([...proposed.values()].flat()).toHaveLength(right.length);
    for (const one of right) expect(rankOf(one)).toBe(1);
    // The seven others share one word or none: no proposal rather than a bad one.
    expect(right.map(({ need: one }) => one)).toEqual(['ne02', 'ne03', 'ne07', 'ne14']);
  });

  it('NEED-3: where nothing fits, nothing is proposed: a carpool, a second reading, broken phones', () => {
    expect(['ne08', 'ne09', 'ne12'].map((id) => proposed.get(id)?.length)).toEqual([0, 0, 0]);
  });
});

describe.each([
  ['that were looked at', LOOK_ALIKE_OFFERS],
  ['that were kept aside', KEPT_LOOK_ALIKE_OFFERS],
])('A need and a resource that share words, %s', (_, pairs) => {
  it('NEED-9: are not proposed to each other, nine times in ten', () => {
    const others = pairs.map(({ types, resource: offered }) => brings(types[1], offered));
    const heard = pairs.filter(({ types, need: sought }, n) =>
      propose(seeks(types[0], sought), others).some(({ resource: id }) => id === others[n]?.id),
    );
    expect(1 - heard.length / pairs.length).toBeGreaterThanOrEqual(0.9);
  });
});

const CENTRE = 's1' as ItemId;
const LIBRARY = 's2' as ItemId;
let drawn = 0;
const one = (of: ItemId, type: ResourceType, text: string, more: object = {}) => ({
  id: `paul~${String((drawn += 1))}` as ItemId,
  structure: of,
  type,
  text,
  place: null,
  theme: null,
  addedAt: 1,
  editedAt: null,
  archivedAt: null,
  ...more,
});
const seeks = (type: ResourceType, text: string, more: object = {}): Need => ({
  ...one(CENTRE, type, text, more),
  state: 'open',
});
const brings = (type: ResourceType, text: string, more: object = {}): Resource => ({
  state: 'available',
  ...one(LIBRARY, type, text, more),
});
const card = (id: ItemId, communeCode: string | null): Structure =>
  ({ id, name: id, communeCode, about: null }) as unknown as Structure;

function propose(sought: Need, resources: readonly Resource[], more: Partial<Offers> = {}) {
  const structures = new Map(
    [CENTRE, LIBRARY].map((id) => [id, card(id, id === CENTRE ? '24352' : '24322')]),
  );
  const offers = { needs: [sought], resources, structures, settled: new Set<string>() };
  return proposeMatches({ ...offers, near: () => null, ...more }).get(sought.id) ?? [];
}

describe('A proposal of a match', () => {
  it('NEED-3: says why: words of the need, what both say in other words, the type, how near', () => {
    const tablets = brings('equipment', 'Vingt tablettes en prêt');
    const sought = seeks('equipment', 'Des tablettes à prêter aux aînés');
    expect(propose(sought, [tablets], { near: () => 'sameCommune' })).toMatchObject([
      {
        resource: tablets.id,
        why: {
          alike: [
            { mine: 'tablettes', theirs: 'tablettes' },
            { mine: 'prêter', theirs: 'prêt' },
          ],
          sameType: true,
          near: 'sameCommune',
        },
      },
    ]);
    const computers = brings('equipment', 'Lots de PC reconditionnés');
    expect(
      propose(seeks('equipment', 'Des ordinateurs'), [computers, brings('place', 'Une salle')]),
    ).toMatchObject([{ why: { alike: [{ mine: 'ordinateurs', theirs: 'PC' }], sameType: true } }]);
  });

  it('NEED-3: a place of its own stands before that of the structure', () => {
    const seen: (string | null)[] = [];
    const near = (here: string | null, there: string | null): null => {
      seen.push(here, there);
      return null;
    };
    propose(seeks('place', 'Une salle calme'), [brings('place', 'Salle calme')], { near });
    const place = { commune: 'Nontron', code: '24311' };
    propose(seeks('place', 'Une salle calme', { place }), [brings('place', 'Salle calme')], { near });
    expect(seen).toEqual(['24352', '24322', '24311', '24322']);
  });

  it('NEED-3: is none of our own, none that is taken, met or archived, none that was looked at already', () => {
    const sought = seeks('place', 'Une salle calme');
    const room = brings('place', 'Salle calme');
    expect(propose(sought, [room])).toHaveLength(1);
    expect(propose(sought, [{ ...room, structure: CENTRE }])).toEqual([]);
    expect(propose(sought, [{ ...room, state: 'taken' }])).toEqual([]);
    expect(propose(sought, [{ ...room, archivedAt: 9 }])).toEqual([]);
    expect(propose({ ...sought, state: 'met' }, [room])).toEqual([]);
    expect(propose({ ...sought, archivedAt: 9 }, [room])).toEqual([]);
    const closed = { ...card(LIBRARY, null), archivedAt: 9 };
    expect(propose(sought, [room], { structures: new Map([[LIBRARY, closed]]) })).toEqual([]);
    expect(propose(sought, [room], { settled: new Set([`${sought.id} ${room.id}`]) })).toEqual([]);
  });

  it('NEED-3: how many and when, or a type alone, is no reason', () => {
    const sought = seeks('equipment', 'Six ordinateurs une semaine');
    expect(propose(sought, [brings('funding', 'Six bourses, une semaine par mois')])).toEqual([]);
    expect(propose(sought, [brings('equipment', 'Une sono')])).toEqual([]);
  });
});

describe('The type of a need', () => {
  it.each([
    ['Une salle calme avec huit postes', 'place'],
    ['Des ordinateurs à bas prix', 'equipment'],
    ['Un relais local', 'people'],
    ['Savoir à qui passer la main', 'people'],
    ['Des récits de terrain', 'tool'],
    ['Une subvention pour un an', 'funding'],
    ['Un covoiturage vers la ville', 'scheme'],
    ['Quelque chose', null],
  ] as const)('NEED-4: « %s » reads as %s', (text, type) => {
    expect(typeFromWords(text)).toBe(type);
  });
});
