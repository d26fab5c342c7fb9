import { describe, expect, it } from 'vitest';
import { readAll } from '#domain/collection.ts';
import { addStructure, type NewStructure } from '#domain/commands/addStructure.ts';
import type { ItemId } from '#domain/ids.ts';
import { structure } from '#domain/kinds/index.ts';
import { diversityOf } from '#features/mobilisation/domain/diversityOf.ts';
import { newSpace, puppetWorld, valueOf } from '../scene.ts';

describe('Diversity', () => {
  it('MOBIL-10: counts structures that are with us, by family and commune, and says what is missing', () => {
    const world = puppetWorld();
    const doc = newSpace(world);
    const add = (name: string, given: Partial<NewStructure>): ItemId =>
      valueOf(addStructure(doc, { name, kind: 'association', ...given }, world));
    const centre = add('Centre', { kind: 'localFacility', commune: 'Ribérac', mobilisation: 'involved' });
    add('Voisins', { commune: 'Ribérac', mobilisation: 'coOrganiser' });
    add('Poste', { kind: 'publicServiceOperator', commune: 'Thiviers', mobilisation: 'contacted' });
    add('École', { kind: 'school', commune: 'Ribérac', mobilisation: 'thoughtOf' });
    add('Habitants', { kind: 'residents', commune: null, mobilisation: 'involved' });
    const all = readAll(doc, structure);
    const { families, places, placesMissing } = diversityOf(all);
    expect(families.filter(({ structures }) => structures > 0)).toEqual([
      { kind: 'localFacility', structures: 1 },
      { kind: 'association', structures: 1 },
    ]);
    expect(families.some(({ kind }) => kind === 'residents')).toBe(false);
    expect(places).toEqual([{ commune: 'Ribérac', structures: 2 }]);
    expect(placesMissing).toEqual(['Thiviers']);
    const ofTheme = diversityOf(all, new Set([centre]));
    expect(ofTheme.families.find(({ kind }) => kind === 'association')?.structures).toBe(0);
    expect(ofTheme.places).toEqual([{ commune: 'Ribérac', structures: 1 }]);
  });
});
