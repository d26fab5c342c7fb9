import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type * as Y from 'yjs';
import { readAll } from '#domain/collection.ts';
import { askQuestion } from '#domain/commands/askQuestion.ts';
import { addNote } from '#domain/commands/backstage/notes.ts';
import { note } from '#domain/kinds/backstage/index.ts';
import { question } from '#domain/kinds/index.ts';
import type { Entry, Me, Portal } from '#protocol/portal.ts';
import { readConfig, type Config } from '#server/config.ts';
import { composeHouse, type House } from '#server/house.ts';
import { exportSpace } from '#server/keeping/exportSpace.ts';
import { keep } from '#server/keeping/keep.ts';
import { resumeErasures } from '#server/erasure/erase.ts';
import { silentLog } from '#server/log.ts';
import { carryOutLeaving, resumeLeaving } from '#server/people/erasePerson.ts';
import { needsFrom } from '#server/people/needs.ts';
import { createTerminalActs } from '#server/portal.ts';
import { openStore } from '#server/store/openStore.ts';
import { valueOf } from '../domain/scene.ts';
import { anaFounds, granted, joins, meOf, portalHouse } from './portalHouse.ts';

const NAME = 'Josette MARQUEUR-DU-NOM';
const WORDS = 'MARQUEUR-DE-SES-MOTS';

let folder = '';
const houses: House[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'terreau-person-'));
});
afterEach(async () => {
  for (const house of houses.splice(0)) await house.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Every file under the folder in which this stands. */
function holding(word: string, at = folder): string[] {
  return readdirSync(at).flatMap((name) => {
    const path = join(at, name);
    if (statSync(path).isDirectory()) return holding(word, path);
    return readFileSync(path).includes(word) ? [path] : [];
  });
}

const config = (): Config => ({ ...valueOf(readConfig({})), data: join(folder, 'data'), database: null });

async function openHouse(): Promise<House> {
  const place = config();
  const house = composeHouse(place, {
    version: '0',
    log: silentLog,
    publicUrl: () => 'http://localhost',
    store: await openStore(place),
  });
  houses.push(house);
  return house;
}

const asks = (house: House, me: Me, sentence: string): Promise<unknown> =>
  house.live.act(`${me.space}/commons`, (doc) =>
    askQuestion(
      doc,
      { named: me.account as never, veiled: me.veiledPen },
      { sentence, voice: { kind: 'person', person: me.account } },
      house.parts.world,
    ),
  );

const CONTACT = { structure: null, role: '', email: '', phone: '', note: '', informedAt: null };

/** What somebody writes down for the committee. */
const notes = (house: House, me: Me, text: string): Promise<unknown> =>
  house.live.act(`${me.space}/backstage`, (doc) =>
    addNote(
      doc,
      { named: me.account as never, veiled: me.veiledPen },
      { structure: null, text },
      house.parts.world,
    ),
  );

const noted = (house: House, space: string): Promise<string[]> =>
  house.live.read(`${space}/backstage`, (doc) =>
    [...readAll(doc, note).values()].map(({ text }) => text).sort(),
  );

/** Ana's space, in which Josette asked, agreed to be named in public, and came back by a second device. */
async function josetteAsks(house: House): Promise<{ ana: Me; josette: Me; entry: Entry }> {
  const { portal } = house;
  const ana = await anaFounds(portal);
  const link = granted(await portal.createInvitation(ana, { role: 'partner', label: `pour ${NAME}` }));
  const secret = link.url.split('/join/')[1] ?? '';
  const entry = granted(await portal.join(secret, { name: NAME, structure: null }, '192.0.2.1'));
  const josette = await meOf(portal, entry);
  await asks(house, josette, `Qui aide ${WORDS} ?`);
  await asks(house, ana, 'Qui vient ?');
  granted(
    await portal.addContact(ana, {
      ...CONTACT,
      name: NAME,
      email: 'MARQUEUR-DU-COURRIEL@exemple.fr',
    }),
  );
  granted(
    await portal.addContact(ana, {
      ...CONTACT,
      name: 'Sylvie',
      note: `Collègue de ${NAME.toUpperCase()}.`,
    }),
  );
  await notes(house, ana, `Appelé ${NAME}, qui viendra.`);
  await notes(house, ana, 'Josette rappellera.');
  granted(await portal.setConsent(josette, { purpose: 'publicName', isGiven: true, words: '1' }));
  return { ana, josette, entry };
}

const sentences = (house: House, space: string): Promise<string[]> =>
  house.live.read(`${space}/commons`, (doc) =>
    [...readAll(doc, question).values()].map((one) => one.sentence),
  );

const publicText = async (portal: Portal, space: string): Promise<string> =>
  JSON.stringify(granted(await portal.publicPage(space)));

describe('Josette wants out', () => {
  it('RGPD-9: her name is in no file of the server any more, nor in exports or public pages; her question stays', async () => {
    const house = await openHouse();
    const { ana, josette, entry } = await josetteAsks(house);
    expect(holding('MARQUEUR-DU-NOM')).not.toEqual([]);
    expect(await publicText(house.portal, ana.space)).toContain(NAME);

    granted(await house.portal.erasePerson(josette, josette.account, false));
    expect(await publicText(house.portal, ana.space)).not.toContain('MARQUEUR-DU-NOM');
    expect(await publicText(house.portal, ana.space)).toContain(WORDS);
    expect((await house.portal.members(ana)).map(({ name }) => name)).toEqual(['Ana']);
    expect(await house.portal.whoAmI(ana.space, entry.token)).toEqual({ ok: false, why: 'erased' });
    expect(JSON.stringify(await exportSpace(house.store, ana.space, 0))).not.toContain('MARQUEUR-DU-NOM');
    expect(await sentences(house, ana.space)).toHaveLength(2);
    expect(await noted(house, ana.space)).toEqual(['Appelé …, qui viendra.', 'Josette rappellera.']);
    expect(granted(await house.portal.contacts(ana, null))).toMatchObject([
      { name: 'Sylvie', note: 'Collègue de ….', editedAt: null },
    ]);
    for (const marker of ['MARQUEUR-DU-NOM', 'MARQUEUR-DU-COURRIEL']) expect(holding(marker)).toEqual([]);
    await houses.splice(0)[0]?.close();
    for (const marker of ['MARQUEUR-DU-NOM', 'MARQUEUR-DU-COURRIEL']) expect(holding(marker)).toEqual([]);
  });

  it('RGPD-9: with her words, these leave every file as well, and others’ stay', async () => {
    const house = await openHouse();
    const { ana, josette } = await josetteAsks(house);
    const sheet = granted(await house.portal.lookAtPerson(josette, josette.account));
    expect(sheet.words.map(({ text }) => text)).toEqual([`Qui aide ${WORDS} ?`]);
    granted(await house.portal.erasePerson(josette, josette.account, true));
    expect(await sentences(house, ana.space)).toEqual(['Qui vient ?']);
    await houses.splice(0)[0]?.close();
    expect([holding(WORDS), holding('MARQUEUR-DU-NOM')]).toEqual([[], []]);
  });

  it('RGPD-19: an organiser who leaves with her words takes her notes for the committee; without, they stay nobody’s', async () => {
    const house = await openHouse();
    const { ana, josette } = await josetteAsks(house);
    granted(await house.portal.changeRole(ana, josette.account, 'organiser'));
    await notes(house, josette, `Vu ${WORDS} hier.`);
    const sheet = granted(await house.portal.lookAtPerson(ana, josette.account));
    expect(sheet.words.map(({ root }) => root)).toEqual(['questions', 'notes']);
    expect(sheet.mentions.map(({ root, text }) => [root, text])).toEqual([
      ['notes', `Appelé ${NAME}, qui viendra.`],
    ]);
    expect((await house.portal.myData(josette)).contributions.map(({ root }) => root)).toEqual([
      'questions',
      'notes',
    ]);
    granted(await house.portal.changeRole(ana, josette.account, 'partner'));
    // Whoever is no organiser receives nothing of backstage, not even of their own.
    expect((await house.portal.myData(josette)).contributions.map(({ root }) => root)).toEqual(['questions']);
    const own = granted(await house.portal.lookAtPerson(josette, josette.account));
    expect([...own.words, ...own.mentions].map(({ root }) => root)).toEqual(['questions']);
    granted(await house.portal.erasePerson(josette, josette.account, true));
    expect(await noted(house, ana.space)).toEqual(['Appelé …, qui viendra.', 'Josette rappellera.']);
    await houses.splice(0)[0]?.close();
    expect([holding(WORDS), holding('MARQUEUR-DU-NOM')]).toEqual([[], []]);
  });

  it.each([0, 1, 2, 3, 4, 5, 6, 7])(
    'RGPD-10: killed after %i writes, the next server finishes it',
    async (writes) => {
      const house = await openHouse();
      const { ana, josette } = await josetteAsks(house);
      const needs = needsFrom(house.parts);
      const leaving = {
        space: ana.space,
        account: josette.account,
        at: 1,
        pens: [josette.account, josette.veiledPen],
      };
      await house.store.people.beginLeaving(leaving);
      let left = writes;
      const dying = <T extends object>(part: T): T =>
        new Proxy(part, {
          get(of, name) {
            const found: unknown = Reflect.get(of, name);
            if (typeof found !== 'function' || !/^(begin|erasePerson|rewrite|scrub|end)/.test(String(name)))
              return found;
            return (...given: unknown[]) => {
              if ((left -= 1) < 0) throw new Error('killed');
              return Reflect.apply(found, of, given) as unknown;
            };
          },
        });
      const { updates, people, erasures } = house.store;
      const store = {
        ...house.store,
        updates: dying(updates),
        people: dying(people),
        erasures: dying(erasures),
      };
      await expect(carryOutLeaving({ ...needs, store }, leaving)).rejects.toThrow('killed');
      await houses.splice(0)[0]?.close();

      const next = await openHouse();
      // As a server does when it starts.
      await resumeErasures({ store: next.store, live: next.live, now: () => 1 }, silentLog);
      await resumeLeaving(needsFrom(next.parts), silentLog);
      expect(await next.store.people.leaving()).toEqual([]);
      expect(await sentences(next, ana.space)).toEqual(['Qui vient ?']);
      await houses.splice(0)[0]?.close();
      expect([holding(WORDS), holding('MARQUEUR-DU-NOM')]).toEqual([[], []]);
    },
  );

  it('RGPD-10: a backup of before that is put back erases her again, and the list bears no name', async () => {
    const house = await openHouse();
    const { ana, josette } = await josetteAsks(house);
    const backup = join(folder, 'before.terreau');
    expect((await keep(config(), { do: 'backup', to: backup }, Date.now())).ok).toBe(true);
    granted(await house.portal.erasePerson(josette, josette.account, false));
    await houses.splice(0)[0]?.close();
    const list = readFileSync(join(folder, 'data', 'erased.jsonl'), 'utf8');
    expect(list).toContain(josette.account);
    expect(list).not.toContain('MARQUEUR');

    const restored = await keep(config(), { do: 'restore', from: backup, replace: true }, Date.now());
    expect(restored).toMatchObject({ ok: true, value: { did: 'restore', value: { erasedAgain: 3 } } });
    const next = await openHouse();
    expect((await next.portal.members(ana)).map(({ name }) => name)).toEqual(['Ana']);
    expect(await noted(next, ana.space)).toEqual(['Appelé …, qui viendra.', 'Josette rappellera.']);
    expect(holding('MARQUEUR-DU-NOM', join(folder, 'data')).map((file) => file.split('/').at(-1))).toEqual(
      [],
    );
  });
});

describe('who may erase whom', () => {
  it('RGPD-11: oneself, or an organiser on request; never a partner somebody else', async () => {
    const { portal, live } = portalHouse();
    const ana = await anaFounds(portal);
    const [josette, paul] = [await joins(portal, ana, 'Josette'), await joins(portal, ana, 'Paul', 'reader')];
    for (const act of [portal.lookAtPerson, (me: Me, who: string) => portal.erasePerson(me, who, false)])
      expect(await act(paul.me, josette.me.account)).toEqual({ ok: false, why: 'notAllowed' });
    granted(await portal.erasePerson(ana, josette.me.account, false));
    expect(live.cuts).toContain(`${ana.space} ${josette.me.account} refused`);
    expect(await portal.erasePerson(ana, josette.me.account, false)).toEqual({
      ok: false,
      why: 'unknownMember',
    });
    granted(await portal.erasePerson(paul.me, paul.me.account, false));
    expect(await portal.erasePerson(josette.me, ana.account, false)).toEqual({
      ok: false,
      why: 'notAllowed',
    });
  });

  it('RGPD-11: the last organiser names another one first', async () => {
    const { portal } = portalHouse();
    const ana = await anaFounds(portal);
    expect(await portal.erasePerson(ana, ana.account, false)).toEqual({ ok: false, why: 'lastOrganiser' });
    const paul = await joins(portal, ana, 'Paul');
    granted(await portal.changeRole(ana, paul.me.account, 'organiser'));
    granted(await portal.erasePerson(ana, ana.account, false));
  });

  it('RGPD-11: what Josette asked without her name, an organiser is neither told nor able to reach', async () => {
    const { portal, live, world } = portalHouse();
    const ana = await anaFounds(portal);
    const { me } = await joins(portal, ana, 'Josette');
    const room = `${ana.space}/commons`;
    await live.act(room, (doc: Y.Doc) => {
      const pens = { named: me.account as never, veiled: me.veiledPen };
      askQuestion(doc, pens, { sentence: 'Sans nom ?', voice: { kind: 'nobody', family: null } }, world);
      askQuestion(doc, pens, { sentence: 'Signée ?', voice: { kind: 'person', person: me.account } }, world);
      const anas = { named: ana.account as never, veiled: ana.veiledPen };
      askQuestion(
        doc,
        anas,
        { sentence: 'Que pense josette de cela ?', voice: { kind: 'nobody', family: null } },
        world,
      );
    });
    const told = granted(await portal.lookAtPerson(ana, me.account));
    expect(told.words.map(({ text }) => text)).toEqual(['Signée ?']);
    expect(told.mentions.map(({ text }) => text)).toEqual(['Que pense josette de cela ?']);
    expect(granted(await portal.lookAtPerson(me, me.account)).words).toHaveLength(2);
  });

  it('RGPD-11: from the terminal by a name that one person bears, once it was read what goes', async () => {
    const house = portalHouse();
    const { portal, parts } = house;
    const acts = createTerminalActs(parts);
    const ana = await anaFounds(portal);
    await joins(portal, ana, 'Josette');
    await joins(portal, ana, 'Paul');
    await joins(portal, ana, 'Paul');
    const erase = (person: string, forGood = false) => acts.erasePerson(ana.space, person, true, forGood);
    expect(await erase('paul')).toEqual({ ok: false, why: 'unknownMember' });
    expect(await erase('Ana')).toEqual({ ok: false, why: 'lastOrganiser' });
    expect(granted(await erase(' josette '))).toEqual({ isDone: false, counts: { people: 1 } });
    expect(granted(await erase('josette', true))).toEqual({ isDone: true, counts: { people: 1 } });
    expect((await portal.members(ana)).map(({ name }) => name)).toEqual(['Ana', 'Paul', 'Paul']);
  });
});
