import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { addTerm } from '#domain/commands/addTerm.ts';
import { annotate } from '#features/annotations/domain/annotate.ts';
import { addMeaning } from '#domain/commands/giveMeaning.ts';
import { offer } from '#features/needs/domain/offer.ts';
import { sayOfMatch } from '#features/needs/domain/sayOfMatch.ts';
import { addCarrier } from '#features/sheet/domain/carriers.ts';
import { addLine } from '#features/sheet/domain/lines.ts';
import { addToSpine } from '#features/sheet/domain/spineActs.ts';
import { setGoBetween } from '#domain/commands/mobilise.ts';
import { addStep } from '#features/sheet/domain/steps.ts';
import { shareQuestion } from '#domain/commands/shareQuestion.ts';
import type { AccountId, ItemId } from '#domain/ids.ts';
import { erase, lookAtErasure, resumeErasures, type EraseStep } from '#server/erasure/erase.ts';
import { DEFAULT_LIMITS } from '#server/limits.ts';
import { silentLog } from '#server/log.ts';
import { readMemory } from '#server/history/memoryBytes.ts';
import { Live } from '#server/live.ts';
import { mayGo, readPlace, whatGoes, type Place } from '#server/erasure/whatGoes.ts';
import { sqliteStore } from '#server/store/sqlite.ts';
import type { Store } from '#server/store/store.ts';
import {
  ANA as ANAS,
  ask,
  newSpace,
  PAUL as PAULS,
  puppetWorld,
  share,
  structureIn,
  themeIn,
  valueOf,
} from '../../domain/scene.ts';
import { Device } from '../../support/device.ts';
import { ANA, COMMONS, PAUL } from '../../support/liveHouse.ts';
import { puppetClock } from '../../support/puppetClock.ts';

/** Words that must be found nowhere. */
const WORDS = [
  'ADRESSE-DE-MADAME-MARTIN',
  'TÉLÉPHONE-ÉCRIT',
  'NOTE-SUR-ELLE',
  'NOUS-AUSSI-SES-MOTS',
  'REPRISE-HORS-LIGNE',
];
const [SENTENCE, CONTEXT, NOTE, WORDING, OFFLINE] = WORDS as [string, string, string, string, string];
const STEPS: readonly EraseStep[] = ['noted', 'deleted', 'rewritten', 'told', 'scrubbed'];

const found = (bytes: Uint8Array): string[] => WORDS.filter((word) => Buffer.from(bytes).includes(word));
const held = (doc: Y.Doc): string[] => found(Y.encodeStateAsUpdate(doc));

let folder = '';
const stores: Store[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'terreau-erase-'));
});
afterEach(async () => {
  for (const store of stores.splice(0)) await store.close();
  rmSync(folder, { recursive: true, force: true });
});

const inFolder = (): string[] =>
  readdirSync(folder).flatMap((name) => found(readFileSync(join(folder, name))));

/** A server on the folder. The one before it was killed: it closed nothing. */
function house() {
  const store = sqliteStore(folder);
  stores.push(store);
  const clock = puppetClock();
  const rooms = new Live({ updates: store.updates, clock, log: silentLog, limits: DEFAULT_LIMITS });
  const means = { store, live: rooms, now: () => 1 };
  const rest = async (...devices: readonly Device[]): Promise<void> => {
    for (let round = 0; round < 30; round += 1) {
      for (const device of devices) {
        device.line?.bringUp();
        device.read();
      }
      await clock.pass(200);
    }
  };
  /** Lets time go by until it is done. */
  const done = async <T>(work: Promise<T>): Promise<T> => {
    const at = { work: true };
    const end = (): void => void (at.work = false);
    work.then(end, end);
    while (at.work) await clock.pass(50);
    return work;
  };
  return { store, rooms, means, rest, done };
}

/** A question with somebody's address in it, a note and a « nous aussi » about it; another question beside. */
async function asked(rooms: Live, rest: (...devices: readonly Device[]) => Promise<void>) {
  const [ana, paul] = [new Device(ANA, COMMONS), new Device(PAUL, COMMONS)];
  for (const device of [ana, paul]) await device.connect(rooms);
  await rest(ana, paul);
  const world = puppetWorld();
  const question = ask(ana.doc, ANAS, world, { sentence: `Qui aide ${SENTENCE} ?`, context: CONTEXT });
  const other = ask(ana.doc, ANAS, world, { sentence: 'Qui reste ?' });
  await rest(ana, paul);
  valueOf(
    shareQuestion(paul.doc, PAULS, { question, structure: 's1' as ItemId, wording: `${WORDING} ?` }, world),
  );
  const voice = { kind: 'person', person: 'paul' as AccountId } as const;
  valueOf(
    annotate(
      paul.doc,
      PAULS,
      { target: { kind: 'question', item: question }, gesture: 'clarify', note: NOTE, voice },
      world,
    ),
  );
  await rest(ana, paul);
  const place: Place = { root: 'questions', id: question };
  return { ana, paul, place, other };
}

const newcomer = async (rooms: Live, rest: (device: Device) => Promise<void>): Promise<Device> => {
  const device = new Device(ANA, COMMONS);
  await device.connect(rooms);
  await rest(device);
  return device;
};

describe('An erasure', () => {
  it('ERASE-1: says first what would go, and then takes the entry and all that answers it', async () => {
    const { rooms, means, rest, done } = house();
    const { ana, paul, place, other } = await asked(rooms, rest);
    expect(inFolder()).not.toEqual([]);
    const would = await lookAtErasure(means, COMMONS, place);
    expect(would.map(({ root }) => root).sort()).toEqual(['annotations', 'questions', 'shares']);
    expect(held(ana.doc)).toHaveLength(4);

    const gone = await done(erase(means, COMMONS, place));
    await rest(ana, paul);
    expect(gone).toEqual(would);
    for (const { doc } of [ana, paul]) {
      expect([...doc.getMap('questions').keys()]).toEqual([other]);
      expect(doc.getMap('shares').size + doc.getMap('annotations').size).toBe(0);
    }
    expect(await lookAtErasure(means, COMMONS, place)).toEqual([]);
  });

  it('ERASE-1: a theme takes its sheet with it, a question its place in a spine, and nothing of other themes', () => {
    const world = puppetWorld();
    const doc = newSpace(world);
    const [theme, other] = [themeIn(doc, world, 'Emploi'), themeIn(doc, world, 'Aînés')];
    const question = ask(doc, ANAS, world);
    for (const one of [theme, other]) {
      addToSpine(doc, one, question);
      addCarrier(doc, { theme: one, structure: 's1' as ItemId }, world);
      valueOf(addStep(doc, { theme: one, minutes: 10 }, world));
      valueOf(addLine(doc, { theme: one, list: 'equipment' }, world));
    }
    const roots = (place: Place): readonly string[] =>
      whatGoes(doc, place)
        .map(({ root }) => root)
        .sort();
    expect(roots({ root: 'themes', id: theme })).toEqual([
      'carriers',
      'publications',
      'sheetLines',
      'spines',
      'steps',
      'themes',
    ]);
    expect(roots({ root: 'questions', id: question })).toEqual(['questions', 'spines', 'spines']);
  });

  it('ERASE-1: a structure takes with it who talked with it, and nothing that was said in its name', () => {
    const world = puppetWorld();
    const doc = newSpace(world);
    const [centre, town] = [structureIn(doc, world, 'Centre'), structureIn(doc, world, 'Ville')];
    for (const one of [centre, town]) valueOf(setGoBetween(doc, one, 'ana' as AccountId, world));
    share(doc, ANAS, world, ask(doc, ANAS, world), centre);
    expect(whatGoes(doc, { root: 'structures', id: centre })).toEqual([
      { root: 'structures', id: centre },
      { root: 'goBetweens', id: centre },
    ]);
  });

  it('ERASE-1: a word takes with it what it means, and nothing of other words', () => {
    const world = puppetWorld();
    const doc = newSpace(world);
    const meaning = { structure: 's1' as ItemId, definition: 'Un lieu à plusieurs.', example: '' };
    const [place, other] = ['Tiers-lieu', 'Commun'].map(
      (word) => valueOf(addTerm(doc, ANAS, { word, otherForms: [], meaning }, world)).term,
    );
    if (place === undefined || other === undefined) throw new Error('two words');
    valueOf(addMeaning(doc, ANAS, place, { ...meaning, definition: 'Des bureaux.' }, world));
    const roots = whatGoes(doc, { root: 'terms', id: place }).map(({ root }) => root);
    expect(roots.sort()).toEqual(['meanings', 'meanings', 'terms']);
  });

  it('ERASE-1: a need takes with it what was said of its matches, and leaves the resource', () => {
    const world = puppetWorld();
    const doc = newSpace(world);
    const given = {
      structure: 's1' as ItemId,
      type: 'place',
      text: 'Salle',
      place: null,
      theme: null,
    } as const;
    const [need, resource] = (['need', 'resource'] as const).map((side) =>
      valueOf(offer(doc, ANAS, side, given, world)),
    );
    if (need === undefined || resource === undefined) throw new Error('a need and a resource');
    const said = { need, resource, structure: 's1' as ItemId, state: 'proposed', why: '' } as const;
    valueOf(sayOfMatch(doc, ANAS, said, world));
    const roots = (root: string, id: ItemId) => whatGoes(doc, { root, id }).map((place) => place.root);
    expect(roots('needs', need).sort()).toEqual(['matches', 'needs']);
    expect(roots('resources', resource).sort()).toEqual(['matches', 'resources']);
  });

  it('ERASE-2: leaves none of the words in the files, in a fresh device, or in the memory of who wrote', async () => {
    const { rooms, means, rest, store, done } = house();
    const { place, other } = await asked(rooms, rest);
    await done(erase(means, COMMONS, place));
    expect(inFolder()).toEqual([]);
    const fresh = await newcomer(rooms, rest);
    expect(held(fresh.doc)).toEqual([]);
    expect([...fresh.doc.getMap('questions').keys()]).toEqual([other]);
    const { memory } = await store.updates.foldable(COMMONS);
    // Paul wrote about what is erased, and nothing else.
    expect(readMemory(memory as Uint8Array).deeds.map(({ account }) => account)).not.toContain('paul');
    expect(await store.erasures.pending()).toEqual([]);
  });

  it('ERASE-3: is told to who is there at once, and to who comes later before anything else', async () => {
    const { rooms, means, rest, done } = house();
    const { ana, place } = await asked(rooms, rest);
    await done(erase(means, COMMONS, place));
    await rest(ana);
    expect(ana.heard.filter(({ type }) => type === 'epoch')).toEqual([{ type: 'epoch', epoch: 1 }]);
    const fresh = await newcomer(rooms, rest);
    expect(fresh.heard.slice(0, 2)).toMatchObject([{ type: 'epoch', epoch: 1 }, { type: 'step1' }]);
    const stock = new Device(PAUL, COMMONS);
    await stock.connect(rooms, false);
    await rest(stock);
    expect(stock.story).not.toContain('epoch');
  });

  it('ERASE-4: is not undone by a device that was away and wrote in what is erased', async () => {
    const { rooms, means, rest, store, done } = house();
    const { ana, place, other } = await asked(rooms, rest);
    ana.line?.cut();
    ana.line = null;
    const entry = ana.doc.getMap('questions').get(place.id) as Y.Map<unknown>;
    entry.set('context', OFFLINE);
    await done(erase(means, COMMONS, place));

    await ana.connect(rooms);
    await rest(ana);
    const fresh = await newcomer(rooms, rest);
    expect(held(fresh.doc)).toEqual([]);
    expect([...fresh.doc.getMap('questions').keys()]).toEqual([other]);
    const { updates } = await store.updates.load(COMMONS);
    expect(updates.flatMap(found)).toEqual([]);
    expect(inFolder()).toEqual([]);
  });

  it.each(STEPS)('ERASE-5: cut short at « %s », it is taken up by the next server', async (last) => {
    const first = house();
    const { place, other } = await asked(first.rooms, first.rest);
    const step = (at: EraseStep): void => {
      if (at === last) throw new Error('the power went');
    };
    await expect(first.done(erase({ ...first.means, step }, COMMONS, place))).rejects.toThrow('power');

    const next = house();
    await next.done(resumeErasures(next.means, silentLog));
    expect(inFolder()).toEqual([]);
    expect(await next.store.erasures.pending()).toEqual([]);
    const fresh = await newcomer(next.rooms, next.rest);
    expect([...fresh.doc.getMap('questions').keys()]).toEqual([other]);
    expect(held(fresh.doc)).toEqual([]);
    expect(fresh.heard[0]?.type).toBe('epoch');
  });

  it('takes no name for an entry that cannot be one', () => {
    expect(readPlace('questions/ana~1')).toEqual({ root: 'questions', id: 'ana~1' });
    for (const name of ['', 'questions', 'questions/', '/x', 'nowhere/x']) expect(readPlace(name)).toBeNull();
    expect([mayGo({ root: 'space', id: 'settings' }), mayGo({ root: 'themes', id: 't' })]).toEqual([
      false,
      true,
    ]);
  });
});
