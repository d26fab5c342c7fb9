import * as Y from 'yjs';
import { describe, expect, it } from 'vitest';
import { create, readItem } from '#domain/collection.ts';
import type { ItemId } from '#domain/ids.ts';
import { question, space, structure, theme } from '#domain/kinds/index.ts';
import { SETTINGS } from '#domain/kinds/space.ts';
import { load as publicPage } from '../../src/routes/(pages)/c/[slug]/+page.server.ts';
import { contentOf } from '../convergence/territory.ts';
import { openHouse } from '../support/openHouse.ts';
import { stockClient } from '../support/stockClient.ts';
import { outcome, visit } from '../server/pagesVisit.ts';
import type { Device } from '../support/device.ts';
import { commune, textOf, type Commune } from './commune.ts';

/** What an organiser's or a partner's program writes over something that stands; `path`: where. */
interface Replacing {
  readonly by: 'ana' | 'paul';
  readonly path: (c: Commune) => readonly [root: string, entry: string, field?: string];
  readonly write: (doc: Y.Doc, c: Commune) => void;
}

const map = (fields: Readonly<Record<string, unknown>>): Y.Map<unknown> => new Y.Map(Object.entries(fields));
const set =
  (root: string, id: string, value: () => unknown) =>
  (doc: Y.Doc): void =>
    void doc.getMap(root).set(id, value());
const entry = (doc: Y.Doc, root: string, id: string): Y.Map<unknown> => {
  const held = doc.getMap<Y.Map<unknown>>(root).get(id);
  if (held === undefined) throw new Error(`no ${root}/${id}`);
  return held;
};
const settings = (): readonly [string, string] => [space.root, SETTINGS];
const OURS = { kind: 'structure', structure: 's1' };
const THEIRS = { kind: 'structure', structure: 's2' };

/** By a client that is Yjs as it comes: each deletes what stood, and all that stood in it. */
const REPLACEMENTS: Readonly<Record<string, Replacing>> = {
  'the settings by ones that are not the server’s to refuse a field of': {
    by: 'ana',
    path: settings,
    write: set(space.root, SETTINGS, () => map({ name: 'Autre', schema: 9 })),
  },
  'the settings by ones that say nothing': {
    by: 'ana',
    path: settings,
    write: set(space.root, SETTINGS, () => map({})),
  },
  'the settings by a value': { by: 'ana', path: settings, write: set(space.root, SETTINGS, () => 'Autre') },
  'the settings by ones with a licence that is none': {
    by: 'ana',
    path: settings,
    write: set(space.root, SETTINGS, () => map({ name: 'Autre', licence: 7 })),
  },
  'the settings by nothing': {
    by: 'ana',
    path: settings,
    write: (doc) => doc.getMap(space.root).delete(SETTINGS),
  },
  'the settings by nothing and then by others': {
    by: 'ana',
    path: settings,
    write: (doc) => {
      doc.getMap(space.root).delete(SETTINGS);
      doc.getMap(space.root).set(SETTINGS, map({ name: 'Autre' }));
    },
  },
  'a theme by a list': {
    by: 'ana',
    path: ({ theme: id }) => [theme.root, id],
    write: (doc, { theme: id }) => void doc.getMap(theme.root).set(id, new Y.Array()),
  },
  'the text of a theme by a map': {
    by: 'ana',
    path: ({ theme: id }) => [theme.root, id, 'intent'],
    write: (doc, { theme: id }) => void entry(doc, theme.root, id).set('intent', map({ a: 1 })),
  },
  'a question of one’s own by one that speaks for others': {
    by: 'paul',
    path: ({ paulsQuestion }) => [question.root, paulsQuestion],
    write: (doc, { paulsQuestion }) =>
      void doc.getMap(question.root).set(paulsQuestion, map({ sentence: 'Et eux ?', voice: THEIRS })),
  },
  'a voice by one of the wrong shape': {
    by: 'paul',
    path: ({ paulsQuestion }) => [question.root, paulsQuestion, 'voice'],
    write: (doc, { paulsQuestion }) => void entry(doc, question.root, paulsQuestion).set('voice', 'Paul'),
  },
  'a card that the committee has tended by a new one': {
    by: 'paul',
    path: () => [structure.root, 'paul~card'],
    write: set(structure.root, 'paul~card', () => map({ name: 'Le Lavoir', mobilisation: 'thoughtOf' })),
  },
  'a colleague’s need by nothing, with all that it says': {
    by: 'paul',
    path: ({ anasNeedForOurs }) => ['needs', anasNeedForOurs],
    write: (doc, { anasNeedForOurs }) => doc.getMap('needs').delete(anasNeedForOurs),
  },
};

const at = (doc: Y.Doc, [root, id, field]: ReturnType<Replacing['path']>): unknown => {
  const held = doc.getMap(root).toJSON()[id] as Record<string, unknown> | undefined;
  return field === undefined ? held : held?.[field];
};

async function scene(): Promise<Commune> {
  const c = await commune();
  create(c.paul.doc, structure, 'paul~card' as ItemId, { name: 'Le Lavoir', mobilisation: 'thoughtOf' });
  await c.house.rest(c.ana, c.paul, c.rose);
  entry(c.ana.doc, structure.root, 'paul~card').set('mobilisation', 'coOrganiser');
  entry(c.paul.doc, question.root, c.paulsQuestion).set('voice', { kind: 'person', person: 'paul' });
  await c.house.rest(c.ana, c.paul, c.rose);
  return c;
}

/** What a program writes that lets go of nothing that it deletes. */
function keptWhole(doc: Y.Doc, write: (doc: Y.Doc) => void): Uint8Array {
  const copy = new Y.Doc({ gc: false });
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  const before = Y.encodeStateVector(copy);
  write(copy);
  return Y.encodeStateAsUpdate(copy, before);
}

const refusalsOf = ({ heard }: Device) => heard.filter((frame) => frame.type === 'refused');

describe('What a refused thing would have taken the place of', () => {
  it.each(Object.entries(REPLACEMENTS))('GUARD-20: %s: what stood stays', async (_, { by, path, write }) => {
    const c = await scene();
    const stood = at(c.rose.doc, path(c));
    const words = JSON.stringify(contentOf(c.rose.doc)).length;
    c[by].doc.transact(() => write(c[by].doc, c));
    await c.house.rest(c.ana, c.paul, c.rose);
    expect(refusalsOf(c[by])).not.toEqual([]);
    const newcomer = await c.house.comes(c.rose.identity);
    for (const { doc } of [c.rose, newcomer]) {
      expect(at(doc, path(c))).toEqual(stood);
      expect(JSON.stringify(contentOf(doc)).length).toBe(words);
    }
    expect(c.house.complaints).toEqual([]);
  });

  it('GUARD-20: a value that was written and taken back for one that is refused takes nothing with it', async () => {
    const c = await scene();
    const { voice } = readItem(c.rose.doc, question, c.paulsQuestion) ?? {};
    c.paul.line?.cut();
    const own = entry(c.paul.doc, question.root, c.paulsQuestion);
    own.set('voice', OURS);
    own.set('voice', THEIRS);
    await c.paul.connect(c.house.rooms);
    await c.house.rest(c.ana, c.paul, c.rose);
    expect(refusalsOf(c.paul)).toMatchObject([{ why: 'voice' }]);
    expect(readItem(c.rose.doc, question, c.paulsQuestion)?.voice).toEqual(voice);
    expect(voice).toEqual({ kind: 'person', person: 'paul' });
  });

  it('GUARD-20: of two values that were written one over the other, the last that may stand stands', async () => {
    const c = await scene();
    const own = (doc: Y.Doc) => entry(doc, question.root, c.paulsQuestion);
    c.paul.forge(
      keptWhole(c.paul.doc, (doc) => {
        own(doc).set('voice', OURS);
        own(doc).set('voice', THEIRS);
      }),
    );
    await c.house.rest(c.ana, c.paul, c.rose);
    expect(refusalsOf(c.paul)).toMatchObject([{ why: 'voice' }]);
    expect(readItem(c.rose.doc, question, c.paulsQuestion)?.voice).toEqual(OURS);
  });

  it('GUARD-20: of an entry that was laid down twice, the one that may stand stands, with all that it says', async () => {
    const c = await scene();
    const id = 'paul~twice' as ItemId;
    c.paul.forge(
      keptWhole(c.paul.doc, (doc) => {
        create(doc, question, id, { sentence: 'Qui vient ?', context: 'Le soir.' });
        doc.getMap(question.root).set(id, map({ sentence: 'Faux ?', voice: THEIRS }));
      }),
    );
    await c.house.rest(c.ana, c.paul, c.rose);
    expect(readItem(c.rose.doc, question, id)).toMatchObject({
      sentence: 'Qui vient ?',
      context: 'Le soir.',
    });
  });

  it('GUARD-20: what was written under a client id that is not one’s own takes nothing with it', async () => {
    const c = await scene();
    const stray = new Y.Doc();
    Y.applyUpdate(stray, Y.encodeStateAsUpdate(c.paul.doc));
    stray.clientID = c.ana.doc.clientID;
    const before = Y.encodeStateVector(stray);
    entry(stray, question.root, c.paulsQuestion).set('sentence', 'Reprise ?');
    const { sentence } = readItem(c.rose.doc, question, c.paulsQuestion) ?? {};
    c.paul.forge(Y.encodeStateAsUpdate(stray, before));
    await c.house.rest(c.ana, c.paul, c.rose);
    expect(refusalsOf(c.paul)).toMatchObject([{ why: 'clientId' }]);
    expect(readItem(c.rose.doc, question, c.paulsQuestion)).toMatchObject({ sentence });
    expect(sentence).toBe('Où est le Wi-Fi ?');
  });

  it('GUARD-20: what is allowed is replaced as ever', async () => {
    const c = await scene();
    entry(c.ana.doc, theme.root, c.theme).set('intent', new Y.Text('Autre intention.'));
    c.paul.doc.getMap(question.root).set(c.paulsQuestion, map({ sentence: 'Et le soir ?' }));
    await c.house.rest(c.ana, c.paul, c.rose);
    expect([...refusalsOf(c.ana), ...refusalsOf(c.paul)]).toEqual([]);
    expect(textOf(c.rose.doc, c.theme).toString()).toBe('Autre intention.');
    expect(readItem(c.rose.doc, question, c.paulsQuestion)?.sentence).toBe('Et le soir ?');
  });
});

describe('A server on the network', () => {
  it('GUARD-20: keeps the settings of a space through an organiser’s program that spoils them, and its public page', async () => {
    const house = await openHouse({
      pages: (request, response) => {
        const slug = /^\/c\/([^/]+)$/.exec(request.url ?? '')?.[1] ?? '';
        const { portal } = house.house;
        void outcome(() => publicPage(visit({ portal, params: { slug } }))).then(({ status }) => {
          response.statusCode = status ?? 200;
          response.end();
        });
      },
    });
    const { entry: ana, cookie } = await house.found();
    const page = async (): Promise<number> => (await fetch(`${house.url}/c/${ana.space}`)).status;
    expect(await page()).toBe(200);
    const paul = await house.join(ana, 'Paul', 'partner');
    const [organiser, partner] = [cookie, paul.cookie].map((one) =>
      stockClient(house.sync(ana.space), 'commons', one),
    ) as [ReturnType<typeof stockClient>, ReturnType<typeof stockClient>];
    try {
      await Promise.all([organiser, partner].map((one) => one.until(() => one.provider.synced)));
      const stood = entry(partner.doc, space.root, SETTINGS).toJSON();
      for (const [name, { write }] of Object.entries(REPLACEMENTS).filter(([one]) =>
        one.includes('settings'),
      ))
        organiser.doc.transact(() => write(organiser.doc, name as never));
      organiser.doc.getMap('themes').set('sign', map({ format: 'plain' }));
      await partner.until(() => partner.doc.getMap('themes').has('sign'));
      expect(entry(partner.doc, space.root, SETTINGS).toJSON()).toEqual(stood);
      expect(await page()).toBe(200);
    } finally {
      for (const one of [organiser, partner]) one.close();
      await house.close();
    }
  });
});
