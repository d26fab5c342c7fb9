import { describe, expect, it } from 'vitest';
import { gzipSync } from 'node:zlib';
import { DEPARTMENTS } from '#domain/departments.ts';
import { readMapPlaces } from '#features/network/domain/mapPlaces.ts';
import { placedOnMap } from '#features/network/domain/placedOnMap.ts';
import { MapGround } from '#features/network/state/mapGround.svelte.ts';
import { PLACES_AT } from '#features/network/state/mapPlaces.ts';
import { communesByDepartment } from '../../scripts/house/communes.mjs';
import { PLACES_AT as BUILT_AT, placesByDepartment } from '../../scripts/house/mapPlaces.mjs';

const files = placesByDepartment();
const communes = communesByDepartment();
const dordogne = readMapPlaces(files.get('24'));
if (dordogne === null) throw new Error('no places');
const ground = dordogne.ground;

/** What the build serves; a département of `away` cannot be had. */
function served(...away: string[]) {
  const asked: string[] = [];
  const ask = (url: string): Promise<Response> => {
    asked.push(url);
    const code = /(\w+)\.json$/.exec(url)?.[1] ?? '';
    if (away.includes(code)) return Promise.reject(new Error('no network'));
    const file = (url.includes('/places/') ? files : communes).get(code);
    return Promise.resolve(new Response(JSON.stringify(file)));
  };
  return { ask, asked };
}
const structure = (communeCode: string | null, commune: string | null = null) => ({
  communeCode,
  commune,
  position: null,
});

describe('What a map stands on', () => {
  it('NET-6: is a file of the build for each département, that of Dordogne under 6 kB', () => {
    expect(`/${BUILT_AT}`).toBe(PLACES_AT);
    expect(dordogne.centres.size).toBe(503);
    expect(gzipSync(JSON.stringify(files.get('24'))).length).toBeLessThan(6_000);
    // Overseas territories that the source does not know have no ground; every département has one.
    for (const [code] of DEPARTMENTS)
      if (!/^9[78]|^99/.test(code) || ['971', '972', '973', '974', '976'].includes(code))
        expect([code, readMapPlaces(files.get(code))?.ground.length ?? 0]).not.toEqual([code, 0]);
  });

  it('NET-6: has each commune where it is, and its outline around them', () => {
    const periguex = dordogne.centres.get('24322');
    expect(periguex?.longitude).toBeCloseTo(0.71, 1);
    expect(periguex?.latitude).toBeCloseTo(45.19, 1);
    expect(dordogne.towns.slice(0, 2).map(({ name }) => name)).toEqual(['Périgueux', 'Bergerac']);
    expect(ground).toHaveLength(1);
    const ring = ground[0] ?? [];
    const isInside = ({ longitude, latitude }: { longitude: number; latitude: number }): boolean =>
      ring.filter((a, n) => {
        const b = ring[(n + 1) % ring.length] ?? a;
        const share = (latitude - a.latitude) / (b.latitude - a.latitude);
        return (
          a.latitude > latitude !== b.latitude > latitude &&
          longitude < a.longitude + (b.longitude - a.longitude) * share
        );
      }).length %
        2 ===
      1;
    expect([...dordogne.centres.values()].filter((at) => !isInside(at))).toEqual([]);
  });

  it('NET-6: what is no such file is none', () => {
    for (const raw of [null, [], {}, { centres: {}, ground: 'x', towns: [] }])
      expect(readMapPlaces(raw)).toBe(null);
    expect(
      readMapPlaces({ centres: { '24322': ['x', 1] }, ground: [[1, 2, 3]], towns: [['P', '1']] }),
    ).toEqual({
      centres: new Map(),
      ground: [[{ longitude: 1, latitude: 2 }]],
      towns: [],
    });
  });

  it('NET-6: is asked for once, for the commons and for communes beyond; what could not be had, again', async () => {
    const map = new MapGround();
    const all = [structure('24322'), structure('33063'), structure(null, 'perigueux')];
    const first = served('24');
    await map.learn('24', all, first.ask);
    expect(map.isMissing).toBe(true);
    expect(map.centreOf(structure('33063'))?.latitude).toBeCloseTo(44.86, 1);
    const second = served();
    await map.learn('24', all, second.ask);
    expect(map.isMissing).toBe(false);
    expect(second.asked).toHaveLength(2);
    expect(map.centreOf(structure(null, 'PÉRIGUEUX'))).toEqual(map.centreOf(structure('24322')));
    expect(map.centreOf(structure(null, 'Ailleurs'))).toBeUndefined();
    await map.learn('24', all, second.ask);
    expect(second.asked).toHaveLength(2);
  });
});

describe('Where structures stand on it', () => {
  it('NET-5: by their own coordinates, else in their commune; the others are listed', () => {
    const own = { ...structure('24322'), position: { longitude: 0.5, latitude: 45 } };
    const [town, paris, nowhere] = [structure('24322'), structure('75056'), structure(null)];
    const centreOf = ({ communeCode }: { communeCode: string | null }) =>
      communeCode === '75056'
        ? { longitude: 2.35, latitude: 48.86 }
        : dordogne.centres.get(communeCode ?? '');
    const { placed, far, unknown } = placedOnMap([own, town, paris, nowhere], centreOf, ground);
    expect(placed.map(({ at }) => at)).toEqual([own.position, dordogne.centres.get('24322')]);
    expect(far).toEqual([paris]);
    expect(unknown).toEqual([nowhere]);
    // Without a ground nothing is too far.
    expect(placedOnMap([paris], centreOf, []).placed).toHaveLength(1);
  });
});
