import { describe, expect, test } from 'vitest';
import { refused } from '#domain/result.ts';
import { load as home } from '../../src/routes/(pages)/+page.server.ts';
import { load as commons } from '../../src/routes/(pages)/c/[slug]/+page.server.ts';
import { GET as questionsCsv } from '../../src/routes/(pages)/c/[slug]/questions.csv/+server.ts';
import { GET as questionsData } from '../../src/routes/(pages)/c/[slug]/questions.jsonld/+server.ts';
import { actions as ask } from '../../src/routes/(pages)/c/[slug]/poser/+page.server.ts';
import { actions as create, load as createLoad } from '../../src/routes/(pages)/creer/+page.server.ts';
import { actions as demo, load as demoLoad } from '../../src/routes/(pages)/demo/+page.server.ts';
import { actions as join, load as door } from '../../src/routes/(pages)/join/[secret]/+page.server.ts';
import { fakePortal, PERIGORD } from './fakePortal.ts';
import { cookieJar, outcome, visit } from './pagesVisit.ts';

const FILLED = {
  spaceName: 'NEC Creuse',
  department: '23',
  eventDay: '14/10/2027',
  licence: 'etalab-2.0',
  name: 'Nadia',
  structureName: 'Mairie de Guéret',
  structureKind: 'localAuthority',
};

describe('creating a space', () => {
  test('Nadia fills in the page, holds a session and is led to the links', async () => {
    const { portal, asked } = fakePortal();
    const cookies = cookieJar();
    const answer = await outcome(() =>
      create.default(visit({ portal, path: '/creer', form: FILLED, cookies })),
    );
    expect(answer).toMatchObject({ status: 303, location: `/e/${PERIGORD}/inviter` });
    expect(asked.founded[0]).toMatchObject({ name: 'NEC Creuse', eventDay: '2027-10-14', founder: 'Nadia' });
    expect(cookies.kept.get(`terreau-${PERIGORD}`)).toMatchObject({
      value: 'fresh-token',
      options: { httpOnly: true, sameSite: 'lax', secure: true, path: '/', maxAge: 60 },
    });
  });

  test('all that is wrong is told at once, and all that was typed is kept', async () => {
    const { portal, asked } = fakePortal();
    const form = { ...FILLED, department: '', eventDay: '31/02/2027', name: ' ' };
    const answer = await outcome(() => create.default(visit({ portal, form })));
    expect(answer.status).toBe(422);
    expect(answer.data).toMatchObject({ typed: form });
    expect((answer.data?.problems as { field: string }[]).map(({ field }) => field)).toEqual([
      'department',
      'eventDay',
      'name',
    ]);
    expect(asked.founded).toEqual([]);
  });

  test('a name already taken comes back to its field', async () => {
    const { portal } = fakePortal();
    const answer = await outcome(() =>
      create.default(visit({ portal, form: { ...FILLED, spaceName: 'NEC Périgord' } })),
    );
    expect(answer).toMatchObject({
      status: 409,
      data: { problems: [{ field: 'spaceName', why: 'space.nameTaken' }] },
    });
  });

  test('a full disk loses nothing of what was typed', async () => {
    const { portal } = fakePortal({ foundSpace: async () => refused('notStored') });
    const answer = await outcome(() => create.default(visit({ portal, form: FILLED })));
    expect(answer).toMatchObject({ status: 503, data: { told: 'notStored', typed: FILLED } });
  });
});

describe('coming in by a link', () => {
  const params = { secret: 'good' };

  test('the door is kept by nobody, and tells no page where one came from', async () => {
    const event = visit<Parameters<typeof door>[0]>({ portal: fakePortal().portal, params });
    await door(event);
    expect(event.headers.get('cache-control')).toBe('no-store');
    expect(event.headers.get('referrer-policy')).toBe('strict-origin');
  });

  test('Paul chooses his structure and is in: the secret is gone from the address', async () => {
    const { portal, asked } = fakePortal();
    const cookies = cookieJar();
    const form = { name: ' Paul ', choice: 'known', structure: 'library', structureName: 'ignored' };
    const answer = await outcome(() => join.default(visit({ portal, params, form, cookies })));
    expect(answer).toMatchObject({ status: 303, location: `/e/${PERIGORD}#poser` });
    expect(asked.joined).toEqual([{ name: 'Paul', structure: { kind: 'known', structure: 'library' } }]);
    expect(cookies.kept.has(`terreau-${PERIGORD}`)).toBe(true);
  });

  test('a plain client that posts a name alone comes in its own name', async () => {
    const { portal, asked } = fakePortal();
    await outcome(() => join.default(visit({ portal, params, form: { name: 'Paul' } })));
    expect(asked.joined).toEqual([{ name: 'Paul', structure: null }]);
  });

  test('a new structure without a name is told at its field', async () => {
    const { portal } = fakePortal();
    const answer = await outcome(() =>
      join.default(visit({ portal, params, form: { name: 'Paul', choice: 'new', structureKind: 'school' } })),
    );
    expect(answer).toMatchObject({
      status: 422,
      data: { problems: [{ field: 'structureName', why: 'structure.nameEmpty' }] },
    });
  });

  test('a link too old is a page in words, with its status', async () => {
    const answer = await outcome(() =>
      door(visit({ portal: fakePortal().portal, params: { secret: 'old' } })),
    );
    expect(answer).toMatchObject({ status: 410, body: { why: 'invitation.expired' } });
  });

  test('whoever is already in is told so', async () => {
    const cookies = cookieJar({ [`terreau-${PERIGORD}`]: 'ana' });
    expect(await door(visit({ portal: fakePortal().portal, params, cookies }))).toMatchObject({
      alreadyAs: 'Ana',
    });
  });
});

describe('the public page', () => {
  test('it may be kept and must be asked again', async () => {
    const event = visit<Parameters<typeof commons>[0]>({
      portal: fakePortal().portal,
      params: { slug: PERIGORD },
    });
    expect(await commons(event)).toMatchObject({ slug: PERIGORD, allOpen: false, isMember: false });
    expect(event.headers.get('cache-control')).toBe('no-cache');
  });

  test.each([['rien', 404, 'noPublicPage']])('the space « %s » answers %i', async (slug, status, why) => {
    const answer = await outcome(() => commons(visit({ portal: fakePortal().portal, params: { slug } })));
    expect(answer).toMatchObject({ status, body: { why } });
  });

  test('FILE-17: its questions are a file of open data, under its licence; a closed space has none', async () => {
    const get = (slug: string) =>
      questionsCsv(
        visit<Parameters<typeof questionsCsv>[0]>({ portal: fakePortal().portal, params: { slug } }),
      );
    const answer = await get(PERIGORD);
    expect(answer.headers.get('content-type')).toMatch(/^text\/csv; charset=utf-8/);
    expect(answer.headers.get('link')).toMatch(/^<https:.*>; rel="license"$/);
    expect(await answer.text()).toMatch(/^"numero","question","precisions"/);
    expect(await outcome(() => get('ferme') as Promise<never>)).toMatchObject({ status: 404 });
  });

  test('FILE-20: it says to machines that it is a set of data, under which licence, and where its file is', async () => {
    const get = (slug: string) =>
      questionsData(
        visit<Parameters<typeof questionsData>[0]>({ portal: fakePortal().portal, params: { slug } }),
      );
    const answer = await get(PERIGORD);
    expect(answer.headers.get('content-type')).toMatch(/^application\/ld\+json/);
    expect(await answer.json()).toMatchObject({
      '@type': 'Dataset',
      license: expect.stringMatching(/^https:/) as string,
      distribution: {
        contentUrl: expect.stringMatching(/\/c\/perigord\/questions\.csv$/) as string,
        encodingFormat: 'text/csv',
      },
    });
    expect(await outcome(() => get('ferme') as Promise<never>)).toMatchObject({ status: 404 });
  });

  test('an inhabitant asks without joining', async () => {
    const { portal, asked } = fakePortal();
    const form = { sentence: 'Qui garde  les clés ?', family: 'residents', suite: '' };
    const answer = await outcome(() => ask.default(visit({ portal, params: { slug: PERIGORD }, form })));
    expect(answer).toMatchObject({ status: 303, location: `/c/${PERIGORD}/merci` });
    expect(asked.questions).toEqual([
      { sentence: 'Qui garde les clés ?', family: 'residents', address: '192.0.2.1' },
    ]);
  });

  test('a machine that fills the hidden line is thanked and not heard', async () => {
    const { portal, asked } = fakePortal();
    const form = { sentence: 'Achetez !', suite: 'http://spam.example' };
    const answer = await outcome(() => ask.default(visit({ portal, params: { slug: PERIGORD }, form })));
    expect(answer.status).toBe(303);
    expect(asked.questions).toEqual([]);
  });

  test('too long a question comes back whole', async () => {
    const { portal } = fakePortal();
    const form = { sentence: 'a'.repeat(281) };
    const answer = await outcome(() => ask.default(visit({ portal, params: { slug: PERIGORD }, form })));
    expect(answer).toMatchObject({
      status: 422,
      data: { typed: form, problems: [{ why: 'sentence.tooLong' }] },
    });
  });
});

describe('the first page', () => {
  test('it lists the spaces whose session still holds, and takes the language cookie for none', async () => {
    const cookies = cookieJar({
      [`terreau-${PERIGORD}`]: 'ana',
      'terreau-language': 'fr',
      'terreau-gone': 'x',
    });
    expect(await home(visit({ portal: fakePortal().portal, cookies }))).toEqual({
      spaces: [{ slug: PERIGORD, name: 'NEC Périgord', isOpen: true }],
      offered: { opening: 'open', demo: true },
    });
  });

  test('OPENING-3: where spaces are not opened by the page, it says so before and after it is sent', async () => {
    const { portal, asked } = fakePortal({
      offered: { opening: 'closed', demo: false },
      foundSpace: async () => refused('opening.closed'),
      enterDemo: async () => refused('demo.closed'),
    });
    for (const act of [
      () => createLoad(visit({ portal })),
      () => create.default(visit({ portal, form: FILLED })),
    ])
      expect(await outcome(act)).toMatchObject({ status: 403, body: { why: 'opening.closed' } });
    for (const act of [
      () => demoLoad(visit({ portal })),
      () => demo.default(visit({ portal, form: { name: 'Camille' } })),
    ])
      expect(await outcome(act)).toMatchObject({ status: 403, body: { why: 'demo.closed' } });
    expect(asked.founded).toEqual([]);
  });

  test('OPENING-4: a code is asked for where there is one, and a wrong one comes back to its field', async () => {
    const { portal } = fakePortal({
      offered: { opening: 'code', demo: true },
      foundSpace: async (_given, address, code) =>
        refused(code === 'lierre' && address === '192.0.2.1' ? 'opening.tooMany' : 'opening.code'),
    });
    expect(await createLoad(visit({ portal }))).toEqual({ asksCode: true });
    const wrong = await outcome(() =>
      create.default(visit({ portal, form: { ...FILLED, code: 'au hasard' } })),
    );
    expect(wrong).toMatchObject({
      status: 422,
      data: { typed: { ...FILLED, code: 'au hasard' }, problems: [{ field: 'code', why: 'opening.code' }] },
    });
    const many = await outcome(() =>
      create.default(visit({ portal, form: { ...FILLED, code: ' lierre ' } })),
    );
    expect(many).toMatchObject({ status: 429, data: { typed: FILLED, told: 'opening.tooMany' } });
  });

  test('the demo opens with a name and nothing else', async () => {
    const cookies = cookieJar();
    const answer = await outcome(() =>
      demo.default(visit({ portal: fakePortal().portal, form: { name: 'Camille' }, cookies })),
    );
    expect(answer).toMatchObject({ status: 303, location: `/e/${PERIGORD}#poser` });
    expect(cookies.kept.size).toBe(1);
  });
});
