import { describe, expect, it } from 'vitest';
import { readAll, readItem } from '#domain/collection.ts';
import { addStructure } from '#domain/commands/addStructure.ts';
import { archiveStructure, bringBackStructure } from '#domain/commands/archiveStructure.ts';
import { vouchFor } from '#domain/commands/vouchFor.ts';
import { typedPosition, writtenPosition } from '#domain/typedPosition.ts';
import { structuresInView } from '#domain/projections/readsAs.ts';
import { tellStructure } from '#domain/commands/tellStructure.ts';
import type { ItemId } from '#domain/ids.ts';
import { structure } from '#domain/kinds/index.ts';
import { alsoOn, ANA, meet, newSpace, PAUL, puppetWorld, structureIn, valueOf } from '../scene.ts';

const scene = () => {
  const world = puppetWorld();
  const doc = newSpace(world);
  const id = structureIn(doc, world, 'Le Lavoir');
  const paul = { pens: PAUL, structures: [id], tends: false };
  const ana = { pens: ANA, structures: [], tends: true };
  const card = (of = doc) => {
    const item = readItem(of, structure, id);
    if (item === null) throw new Error('no card');
    return item;
  };
  return { world, doc, id, paul, ana, card };
};

describe('What a structure says of itself', () => {
  it('CARD-9: its people and organisers say it, nobody else; whoever added it too, save that it may be named in public', () => {
    const { doc, id, paul, ana, card, world } = scene();
    valueOf(tellStructure(doc, paul, id, { about: ' Un café,\nun atelier. ', actions: ['Ateliers', ' '] }));
    valueOf(tellStructure(doc, ana, id, { site: 'www.lavoir.example/accueil', siret: '434 933 123 00029' }));
    expect(card()).toMatchObject({
      about: 'Un café,\nun atelier.',
      actions: ['Ateliers'],
      site: 'https://www.lavoir.example/accueil',
      identifiers: [{ scheme: 'siret', value: '43493312300029' }],
    });
    const luc = { pens: PAUL, structures: [], tends: false };
    expect(tellStructure(doc, luc, id, { about: 'Faux' })).toMatchObject({ why: 'item.notMine' });
    const added = valueOf(addStructure(doc, { name: 'MDPH', kind: 'state' }, world, PAUL.named));
    valueOf(tellStructure(doc, luc, added, { about: 'La maison du handicap.' }));
    expect(tellStructure(doc, luc, added, { inPublic: true })).toMatchObject({ why: 'item.notMine' });
    expect(tellStructure(doc, ana, 'gone' as ItemId, {})).toMatchObject({ why: 'item.gone' });
  });

  it('CARD-18: it is put away with a reason and brought back by organisers, and by whoever added it until its people say that it is them', () => {
    const { doc, id, paul, ana, world } = scene();
    const zoe = { pens: ANA, structures: [] as ItemId[], tends: false };
    const added = valueOf(addStructure(doc, { name: 'MDPH', kind: 'state' }, world, PAUL.named));
    expect(archiveStructure(doc, paul, id, 'Fermée', world)).toMatchObject({ why: 'item.notMine' });
    expect(archiveStructure(doc, paul, added, '  ', world)).toMatchObject({ why: 'structure.reasonEmpty' });
    expect(archiveStructure(doc, paul, added, 'r'.repeat(281), world)).toMatchObject({
      why: 'structure.reasonTooLong',
    });
    valueOf(archiveStructure(doc, paul, added, ' Ajoutée par erreur. ', world));
    expect(readItem(doc, structure, added)).toMatchObject({ archivedFor: 'Ajoutée par erreur.' });
    expect(structuresInView(readAll(doc, structure)).map((one) => one.id)).toEqual([id]);
    valueOf(bringBackStructure(doc, paul, added));
    expect(readItem(doc, structure, added)?.archivedAt).toBeNull();
    valueOf(vouchFor(doc, zoe.pens, { structure: added, speaksFor: added }, world));
    expect(archiveStructure(doc, paul, added, 'Encore', world)).toMatchObject({ why: 'item.notMine' });
    expect(archiveStructure(doc, zoe, added, 'Encore', world)).toMatchObject({ why: 'item.notMine' });
    valueOf(archiveStructure(doc, ana, added, 'Elle a fermé.', world));
    expect(bringBackStructure(doc, paul, added)).toMatchObject({ why: 'item.notMine' });
    valueOf(bringBackStructure(doc, ana, added));
    expect(archiveStructure(doc, ana, 'gone' as ItemId, 'Fermée', world)).toMatchObject({ why: 'item.gone' });
  });

  it('CARD-20: a kind of place and coordinates are said as people write them, and taken back', () => {
    const { doc, id, paul, card } = scene();
    valueOf(tellStructure(doc, paul, id, { typology: 'ccas', position: ' 45,18 ; 0,72 ' }));
    expect(card()).toMatchObject({ typology: 'CCAS', position: { latitude: 45.18, longitude: 0.72 } });
    expect(writtenPosition(card().position)).toBe('45,18 ; 0,72');
    for (const typed of ['45.18, 0.72', '45.18,0.72', '45,18 0,72', '45,18, 0,72', '45.18 0.72'])
      expect(typedPosition(typed)).toMatchObject({ value: { latitude: 45.18, longitude: 0.72 } });
    expect(typedPosition('-21,1 ; 55,5')).toMatchObject({ value: { latitude: -21.1, longitude: 55.5 } });
    expect(typedPosition('45,18,0,72').ok).toBe(false);
    valueOf(tellStructure(doc, paul, id, { typology: '', position: '' }));
    expect(card()).toMatchObject({ typology: null, position: null });
  });

  it.each([
    [{ name: ' … ' }, 'structure.nameEmpty'],
    [{ name: 'n'.repeat(121) }, 'structure.nameTooLong'],
    [{ about: 'a'.repeat(601) }, 'structure.aboutTooLong'],
    [{ actions: ['a'.repeat(161)] }, 'structure.actionTooLong'],
    [{ actions: Array.from({ length: 13 }, (_, n) => `a${n}`) }, 'structure.tooManyActions'],
    [{ address: 'a'.repeat(201) }, 'structure.addressTooLong'],
    [{ place: { commune: 'c'.repeat(81), code: null, postalCode: null } }, 'structure.communeTooLong'],
    [{ place: { commune: 'Ribérac', code: '24352', postalCode: '2460' } }, 'structure.postalCode'],
    [{ site: 'javascript:alert(1)' }, 'structure.site'],
    [{ site: 'ftp://a.fr' }, 'structure.site'],
    [{ site: 'notre page' }, 'structure.site'],
    [{ site: 'lavoir' }, 'structure.site'],
    [{ typology: 'CHATEAU' }, 'structure.typology'],
    [{ position: 'près de la gare' }, 'structure.position'],
    [{ position: '91 ; 0' }, 'structure.position'],
    [{ position: '45,18' }, 'structure.position'],
    [{ siret: '12345678901234' }, 'siret.digit'],
    [{ rna: '123' }, 'rna.shape'],
  ])('CARD-9, FILE-24: %j is refused whole, and nothing changes', (given, why) => {
    const { doc, id, paul, card } = scene();
    const before = card();
    expect(
      tellStructure(doc, paul, id, { ...given, address: 'address' in given ? given.address : '1 rue' }),
    ).toMatchObject({ why });
    expect(card()).toEqual(before);
  });

  it('CARD-10: what two people change apart stands together, in one number too, and nothing unchanged is written', () => {
    const { doc, id, paul, ana, card } = scene();
    const train = alsoOn(doc);
    valueOf(tellStructure(doc, ana, id, { name: 'Le Grand Lavoir', about: 'Un café.' }));
    valueOf(
      tellStructure(train, paul, id, {
        site: 'https://lavoir.example',
        place: { commune: 'Ribérac', code: '24352', postalCode: '24600' },
      }),
    );
    meet(doc, train);
    for (const one of [doc, train])
      expect(card(one)).toMatchObject({
        name: 'Le Grand Lavoir',
        about: 'Un café.',
        site: 'https://lavoir.example',
        commune: 'Ribérac',
        communeCode: '24352',
      });
    let writes = 0;
    doc.on('update', () => (writes += 1));
    valueOf(tellStructure(doc, paul, id, { name: 'Le Grand Lavoir', site: 'lavoir.example', rna: '' }));
    expect(writes).toBe(0);
    valueOf(tellStructure(doc, paul, id, { siret: '43493312300029' }));
    valueOf(tellStructure(doc, paul, id, { rna: 'W241000123' }));
    expect(card().identifiers.map(({ scheme }) => scheme)).toEqual(['siret', 'rna']);
    valueOf(
      tellStructure(doc, paul, id, { siret: '', place: { commune: '', code: '24352', postalCode: null } }),
    );
    expect(card()).toMatchObject({ identifiers: [{ scheme: 'rna' }], commune: null, communeCode: null });
  });
});
