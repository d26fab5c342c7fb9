import * as Y from 'yjs';
import { describe, expect, it } from 'vitest';
import { readItem } from '#domain/collection.ts';
import { foundSpace } from '#domain/commands/foundSpace.ts';
import { space } from '#domain/kinds/index.ts';
import { SETTINGS } from '#domain/kinds/space.ts';
import type { Migration } from '#domain/migrate.ts';
import { contentOf } from '../../convergence/territory.ts';
import { ask, PAUL as PAUL_PENS, puppetWorld } from '../../domain/scene.ts';
import type { Identity } from '#server/identity.ts';
import type { Device } from '../../support/device.ts';
import { ANA, COMMONS, liveHouse, PAUL, ROSE, type LiveHouse } from '../../support/liveHouse.ts';

const world = puppetWorld();

/** Says of each question in how many languages it is; older programs stay out. */
const LANGUAGES: Migration = {
  makes: 'each question says its language',
  shutsOutOlder: true,
  run: (doc) =>
    doc.getMap<Y.Map<unknown>>('questions').forEach((entry) => {
      if (!entry.has('language')) entry.set('language', 'fr');
    }),
};

/** A house in which Ana founded a space and Paul asked something, then everybody left. */
async function older(): Promise<LiveHouse> {
  const house = liveHouse({ migrations: [] });
  const [ana, paul] = [await house.comes(ANA), await house.comes(PAUL)];
  foundSpace(
    ana.doc,
    { name: 'NEC Périgord', department: '24', eventDay: null, licence: 'cc-by-sa-4.0' },
    world,
  );
  ask(paul.doc, PAUL_PENS, world);
  await house.rest(ana, paul);
  await house.rooms.close();
  return house;
}

/** The first to come waits for what the room writes as it loads. */
async function comesTo(house: LiveHouse, who: Identity): Promise<Device> {
  const [device] = await Promise.all([house.comes(who), house.clock.pass(500)]);
  return device;
}

const rowsOf = ({ disk }: LiveHouse): number => disk.rowsOf(COMMONS).length;
const languagesIn = (doc: Y.Doc): readonly unknown[] =>
  [...doc.getMap<Y.Map<unknown>>('questions').values()].map((entry) => entry.get('language'));

describe('A room of an older server', () => {
  it('SCHEMA-2: is migrated when it loads, once, durably, by the server’s own act', async () => {
    const { disk } = await older();
    const rows = disk.rowsOf(COMMONS).length;
    const house = liveHouse({ disk, migrations: [LANGUAGES] });
    const rose = await comesTo(house, ROSE);
    expect(languagesIn(rose.doc)).toEqual(['fr']);
    expect(readItem(rose.doc, space, SETTINGS)).toMatchObject({ schema: 2, neededSchema: 2 });
    expect(rowsOf(house)).toBe(rows + 1);
    expect(disk.rowsOf(COMMONS).at(-1)?.account).toBeNull();
    // A server that is killed and starts again, and one more, find it made.
    for (let n = 0; n < 2; n += 1) {
      const again = liveHouse({ disk, migrations: [LANGUAGES] });
      expect(contentOf((await comesTo(again, ROSE)).doc)).toEqual(contentOf(rose.doc));
      expect(rowsOf(again)).toBe(rows + 1);
    }
    expect(house.complaints).toEqual([]);
  });

  it('SCHEMA-2: is read as it was when the disk is full, and migrated when there is room', async () => {
    const { disk } = await older();
    disk.full = true;
    const house = liveHouse({ disk, migrations: [LANGUAGES] });
    expect(languagesIn((await comesTo(house, ROSE)).doc)).toEqual([undefined]);
    expect(house.complaints).toEqual([`${COMMONS} the commons could not be migrated`]);
    disk.full = false;
    const later = liveHouse({ disk, migrations: [LANGUAGES] });
    expect(languagesIn((await comesTo(later, ROSE)).doc)).toEqual(['fr']);
  });

  it('SCHEMA-2: is read as it was when a step fails half-way, and nothing of the step is kept', async () => {
    const { disk } = await older();
    const breaks: Migration = {
      ...LANGUAGES,
      run: (doc, at) => {
        LANGUAGES.run(doc, at);
        throw new Error('half-way');
      },
    };
    const house = liveHouse({ disk, migrations: [breaks] });
    const rose = await comesTo(house, ROSE);
    expect(languagesIn(rose.doc)).toEqual([undefined]);
    expect(house.complaints).toEqual([`${COMMONS} the commons could not be migrated`]);
    expect(languagesIn((await comesTo(liveHouse({ disk, migrations: [LANGUAGES] }), ROSE)).doc)).toEqual([
      'fr',
    ]);
  });

  it('SCHEMA-2: takes what a device wrote before it knew, which comes after', async () => {
    const { disk } = await older();
    const house = liveHouse({ disk, migrations: [LANGUAGES] });
    const paul = await comesTo(house, PAUL);
    ask(paul.doc, PAUL_PENS, world);
    await house.rest(paul);
    expect(languagesIn((await comesTo(house, ROSE)).doc)).toHaveLength(2);
    expect(paul.heard.filter((frame) => frame.type === 'refused')).toEqual([]);
  });

  it('GUARD-17: says its schema by the server alone: an organiser’s program neither writes nor erases it', async () => {
    const { disk } = await older();
    const house = liveHouse({ disk, migrations: [LANGUAGES] });
    const ana = await comesTo(house, ANA);
    const settings = ana.doc.getMap<Y.Map<unknown>>('space').get(SETTINGS);
    settings?.set('neededSchema', 99);
    settings?.delete('schema');
    settings?.set('name', 'NEC 24');
    await house.rest(ana);
    const refused = ana.heard.filter((frame) => frame.type === 'refused');
    expect(new Set(refused.map(({ why }) => why))).toEqual(new Set(['notAllowed']));
    expect(new Set(refused.flatMap(({ paths = [] }) => paths))).toEqual(
      new Set([`space/${SETTINGS}/neededSchema`, `space/${SETTINGS}/schema`]),
    );
    expect(readItem((await comesTo(house, ROSE)).doc, space, SETTINGS)).toMatchObject({
      schema: 2,
      neededSchema: 2,
      name: 'NEC 24',
    });
  });

  it('SCHEMA-1: keeps what it does not know over a fold and a start', async () => {
    const { disk } = await older();
    const house = liveHouse({ disk, migrations: [] });
    const paul = await comesTo(house, PAUL);
    const [entry] = paul.doc.getMap<Y.Map<unknown>>('questions').values();
    entry?.set('fromANewerProgram', new Y.Map([['kept', new Y.Text('ici')]]));
    await house.rest(paul);
    paul.line?.cut();
    await house.clock.pass(200_000);
    expect((await disk.store.updates.load(COMMONS)).state).not.toBeNull();
    const later = await comesTo(liveHouse({ disk }), ROSE);
    expect(
      [...later.doc.getMap('questions').values()].map((one) => (one as Y.Map<unknown>).toJSON()),
    ).toMatchObject([{ fromANewerProgram: { kept: 'ici' } }]);
  });
});
