import * as Y from 'yjs';
import { describe, expect, it } from 'vitest';
import { readItem, rootOf } from '#domain/collection.ts';
import { addStructure } from '#domain/commands/addStructure.ts';
import { penOf, type ItemId } from '#domain/ids.ts';
import { structure } from '#domain/kinds/index.ts';
import { newSpace, PAUL, puppetWorld, valueOf } from './scene.ts';

const card = (fields: Readonly<Record<string, unknown>>) => {
  const doc = newSpace();
  const entry = new Y.Map<unknown>();
  rootOf(doc, structure).set('s1', entry);
  for (const [field, value] of Object.entries(fields)) entry.set(field, value);
  const item = readItem(doc, structure, 's1' as ItemId);
  if (item === null) throw new Error('no card');
  return item;
};

describe('The card of a structure', () => {
  it('CARD-3: an empty one reads', () => {
    expect(card({})).toMatchObject({
      name: '',
      actions: [],
      site: null,
      identifiers: [],
      typology: null,
      postalCode: null,
      address: null,
      position: null,
      joinedInto: null,
      mediation: null,
    });
  });

  it.each([
    ['https://centre-social.example/accueil', true],
    ['http://a.fr', true],
    ['javascript:alert(1)', false],
    ['https://a.fr/" onclick="x', false],
    ['data:text/html,x', false],
    ['//a.fr', false],
    [7, false],
  ])('CARD-3: %s is a site: %s', (site, isRead) => {
    expect(card({ site }).site).toBe(isRead ? site : null);
  });

  it('CARD-3: numbers, places and columns keep what has their shape', () => {
    const siret = { scheme: 'siret', value: '43493312300029' };
    const read = card({
      identifiers: [
        siret,
        { scheme: 'vat', value: 'FR123456' },
        { scheme: 'rna', value: '<b>' },
        'W123',
        null,
      ],
      position: { latitude: 45.18, longitude: 0.72 },
      postalCode: '24000',
      typology: 'TIERS_LIEUX',
      mediation: { horaires: 'Mo-Fr 09:00-12:00', frais: 3 },
      actions: Array.from({ length: 40 }, () => 'a'.repeat(400)),
    });
    expect(read).toMatchObject({
      identifiers: [siret],
      position: { latitude: 45.18, longitude: 0.72 },
      postalCode: '24000',
      typology: 'TIERS_LIEUX',
      mediation: { horaires: 'Mo-Fr 09:00-12:00' },
    });
    expect(read.actions).toHaveLength(12);
    expect(read.actions[0]).toHaveLength(160);
    expect(card({ position: { latitude: 120, longitude: 0 } }).position).toBeNull();
    expect(card({ position: { latitude: Number.NaN, longitude: 0 } }).position).toBeNull();
  });

  it('CARD-1: what a partner adds stands under their pen, what organisers and the server add under none', () => {
    const world = puppetWorld();
    const doc = newSpace(world);
    const given = { name: 'Fablab de Ribérac', kind: 'localFacility' } as const;
    const pauls = valueOf(addStructure(doc, given, world, PAUL.named));
    expect(penOf(pauls)).toBe(PAUL.named);
    expect(penOf(valueOf(addStructure(doc, { ...given, name: 'MDPH' }, world)))).toBeNull();
    expect(valueOf(addStructure(doc, { ...given, name: 'fablab de riberac' }, world))).toBe(pauls);
  });
});
