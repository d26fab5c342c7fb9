import { describe, expect, it } from 'vitest';
import { readAll } from '#domain/collection.ts';
import { addStructure } from '#domain/commands/addStructure.ts';
import { takeBackVouch, vouchFor } from '#domain/commands/vouchFor.ts';
import type { ItemId } from '#domain/ids.ts';
import { vouch } from '#domain/kinds/index.ts';
import { confirmationOf, toConfirm } from '#domain/projections/confirmationOf.ts';
import { ANA, newSpace, PAUL, puppetWorld, structureIn, valueOf } from '../scene.ts';

const scene = () => {
  const world = puppetWorld();
  const doc = newSpace(world);
  const [lavoir, mairie] = ['Le Lavoir', 'Mairie'].map((name) => structureIn(doc, world, name));
  if (lavoir === undefined || mairie === undefined) throw new Error('two structures');
  const added = valueOf(addStructure(doc, { name: 'Fablab', kind: 'localFacility' }, world, PAUL.named));
  const now = (id: ItemId = added) => confirmationOf(id, readAll(doc, vouch).values());
  return { world, doc, lavoir, mairie, added, now };
};

describe('A structure that somebody else added', () => {
  it('CARD-16: is to be confirmed until its own people say that it is them', () => {
    const { world, doc, added, now } = scene();
    expect(now().isConfirmed).toBe(false);
    const said = valueOf(vouchFor(doc, ANA, { structure: added, speaksFor: added }, world));
    expect(now()).toMatchObject({ isConfirmed: true, vouches: [{ id: said }] });
    valueOf(takeBackVouch(doc, ANA, said, world));
    expect(now()).toEqual({ isConfirmed: false, vouches: [] });
    expect(takeBackVouch(doc, PAUL, said, world)).toMatchObject({ why: 'item.notMine' });
    // Said again, it is the same entry that stands.
    expect(valueOf(vouchFor(doc, ANA, { structure: added, speaksFor: added }, world))).toBe(said);
    expect(now().isConfirmed).toBe(true);
  });

  it('CARD-16: or two people of different structures do; one person for two structures is not enough', () => {
    const { world, doc, lavoir, mairie, added, now } = scene();
    valueOf(vouchFor(doc, ANA, { structure: added, speaksFor: lavoir }, world));
    valueOf(vouchFor(doc, ANA, { structure: added, speaksFor: mairie }, world));
    expect(now().isConfirmed).toBe(false);
    valueOf(vouchFor(doc, PAUL, { structure: added, speaksFor: mairie }, world));
    expect(now().isConfirmed).toBe(false);
    const third = structureIn(doc, world, 'MDPH');
    valueOf(vouchFor(doc, PAUL, { structure: added, speaksFor: third }, world));
    expect(now().isConfirmed).toBe(true);
  });

  it('CARD-16: what the committee or the door added has one voice already', () => {
    const { world, doc, lavoir, mairie, added, now } = scene();
    expect(now(mairie).isConfirmed).toBe(false);
    expect([...toConfirm([lavoir, mairie, added], readAll(doc, vouch).values(), new Set())]).toHaveLength(3);
    valueOf(vouchFor(doc, PAUL, { structure: mairie, speaksFor: lavoir }, world));
    expect(now(mairie).isConfirmed).toBe(true);
    expect(confirmationOf(lavoir, [], true).isConfirmed).toBe(true);
    expect(confirmationOf(added, [], true).isConfirmed).toBe(false);
    expect([...toConfirm([lavoir, mairie], readAll(doc, vouch).values(), new Set())]).toEqual([lavoir]);
    expect(vouchFor(doc, PAUL, { structure: 'gone' as ItemId, speaksFor: lavoir }, world)).toMatchObject({
      why: 'item.gone',
    });
  });
});
