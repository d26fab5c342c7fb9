import { describe, expect, it } from 'vitest';
import { patch, readAll } from '#domain/collection.ts';
import { addStructure, type NewStructure } from '#domain/commands/addStructure.ts';
import type { ItemId } from '#domain/ids.ts';
import { structure } from '#domain/kinds/index.ts';
import { missingVoices } from '#domain/projections/missingVoices.ts';
import { newSpace, puppetWorld, valueOf } from '../scene.ts';

describe('Who is missing in a theme', () => {
  it('MOBIL-13: says the families, kinds of place and communes that ask none of its questions, and whom to turn to', () => {
    const world = puppetWorld();
    const doc = newSpace(world);
    const add = (name: string, given: Partial<NewStructure>, typology: string | null = null): ItemId => {
      const id = valueOf(addStructure(doc, { name, kind: 'association', ...given }, world));
      patch(doc, structure, id, { typology });
      return id;
    };
    const lavoir = add('Le Lavoir', { commune: 'Ribérac', mobilisation: 'involved' }, 'TIERS_LIEUX');
    const caf = add(
      'CAF',
      { kind: 'publicServiceOperator', commune: 'Périgueux', mobilisation: 'thoughtOf' },
      'CAF',
    );
    const post = add('La Poste', {
      kind: 'publicServiceOperator',
      commune: 'Ribérac',
      mobilisation: 'interested',
    });
    add('MDPH', { kind: 'publicServiceOperator', commune: 'Nontron', mobilisation: 'notConcerned' });
    const café = add('Café', { commune: 'Périgueux', mobilisation: 'contacted' }, 'TIERS_LIEUX');
    const missing = missingVoices(readAll(doc, structure), new Set([lavoir]));
    const operators = missing.families.find(({ what }) => what === 'publicServiceOperator');
    // Who is further along comes first; who does not feel concerned is left in peace.
    expect(operators?.structures).toEqual([post, caf]);
    expect(missing.families.map(({ what }) => what)).not.toContain('association');
    expect(missing.families.map(({ what }) => what)).not.toContain('residents');
    expect(missing.families.find(({ what }) => what === 'school')?.structures).toEqual([]);
    expect(missing.typologies).toEqual([{ what: 'CAF', structures: [caf] }]);
    expect(missing.communes).toEqual([{ what: 'Périgueux', structures: [café, caf] }]);
    patch(doc, structure, caf, { archivedAt: 9 });
    expect(missingVoices(readAll(doc, structure), new Set([lavoir])).typologies).toEqual([]);
  });
});
