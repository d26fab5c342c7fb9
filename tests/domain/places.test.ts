import { describe, expect, it } from 'vitest';
import { gzipSync } from 'node:zlib';
import { departmentOf, findCommunes, foldPlace, nearnessOf, readCommunes } from '#domain/places.ts';
import { DEPARTMENTS } from '#domain/departments.ts';
import { communesOf, COMMUNES_AT } from '#state/communes.ts';
import { COMMUNES_AT as BUILT_AT, communesByDepartment } from '../../scripts/house/communes.mjs';

const files = communesByDepartment();
const dordogne = readCommunes(files.get('24'));
if (dordogne === null) throw new Error('no communes');
const named = (typed: string) => findCommunes(dordogne.all, typed).map(({ name }) => name);

describe('The communes', () => {
  it('CARD-6: of each département are a file of the build, that of Dordogne under 8 kB', () => {
    expect(dordogne.all).toHaveLength(503);
    expect(dordogne.all.find(({ code }) => code === '24322')).toMatchObject({
      name: 'Périgueux',
      postalCodes: ['24000'],
    });
    expect(gzipSync(JSON.stringify(files.get('24'))).length).toBeLessThan(8_000);
    for (const [code] of DEPARTMENTS) expect([code, files.has(code)]).toEqual([code, true]);
    expect(`/${BUILT_AT}`).toBe(COMMUNES_AT);
  });

  it('CARD-6: are found without accents, by « st », by a word of their name and by postal code', () => {
    expect(named('perig')[0]).toBe('Périgueux');
    expect(named('st astier')).toContain('Saint-Astier');
    expect(named('Ste-Mondane')).toContain('Sainte-Mondane');
    expect(named('astier')).toContain('Saint-Astier');
    expect(named('24600')).toContain('Ribérac');
    expect(named('zzz')).toEqual([]);
    expect(named(' ')).toEqual([]);
    expect(foldPlace("L'Isle-d’Abeau")).toBe('l isle d abeau');
  });

  it('CARD-6: know how near they are: the same, the same communauté, the same département', () => {
    const codeOf = (name: string) => dordogne.all.find((one) => one.name === name)?.code ?? '';
    const epciOf = (code: string) => dordogne.all.find((one) => one.code === code)?.epci ?? null;
    const [town, beside, far] = ['Périgueux', 'Trélissac', 'Bergerac'].map(codeOf);
    const near = (a: string | undefined, b: string | undefined) => nearnessOf(a ?? null, b ?? null, epciOf);
    expect([near(town, town), near(town, beside), near(town, far), near(town, '33063')]).toEqual([
      'sameCommune',
      'sameEpci',
      'sameDepartment',
      null,
    ]);
    expect(['24322', '2A004', '97411', '01001'].map(departmentOf)).toEqual(['24', '2A', '974', '01']);
  });

  it('CARD-6: without network and never asked for, none are known, and a commune can still be written', async () => {
    expect(await communesOf('24', () => Promise.reject(new Error('offline')))).toBeNull();
    expect(await communesOf('../x', () => Promise.reject(new Error('never asked')))).toBeNull();
    const answer = await communesOf('24', () =>
      Promise.resolve(new Response(JSON.stringify(files.get('24')))),
    );
    expect(answer?.all).toHaveLength(503);
  });
});
