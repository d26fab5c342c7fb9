import { expect, test } from 'vitest';
import { done } from '#domain/result.ts';
import { GET as history } from '../../src/routes/api/spaces/[space]/history/+server.ts';
import { GET as commons } from '../../src/routes/api/spaces/[space]/history/commons/+server.ts';
import { GET as content } from '../../src/routes/api/spaces/[space]/history/content/+server.ts';
import { POST as name } from '../../src/routes/api/spaces/[space]/history/versions/+server.ts';
import { fakePortal, PERIGORD } from './fakePortal.ts';
import { cookieJar, visit } from './pagesVisit.ts';

const { portal } = fakePortal({
  itemHistory: async () => done({ since: 0, acts: [], moments: [7], versions: [] }),
  itemContent: async (_, place, when) => done({ at: 'at' in when ? when.at : 0, fields: { place, when } }),
  nameVersion: async (me, { name: given }) =>
    done({ id: 'v', name: given, at: 1, account: me.account, by: 'Ana' }),
});
const params = { space: PERIGORD };
const asAna = () => cookieJar({ [`terreau-${PERIGORD}`]: 'ana' });
const asked = (path: string, more: object = {}): never =>
  visit({ portal, params, cookies: asAna(), path: `/${path}`, ...more });

test('PAST-8: whoever has no session is told nothing', async () => {
  for (const route of [history, content, commons]) {
    const answer = await route(visit({ portal, params, path: '/?root=themes&id=t&at=1' }));
    expect([answer.status, await answer.json()]).toEqual([401, { why: 'signedOut' }]);
  }
});

test('PAST-8: an entry, its content at a moment or of a version, are told and kept by no cache', async () => {
  const told = await history(asked('?root=themes&id=t1'));
  expect(await told.json()).toMatchObject({ moments: [7] });
  expect(told.headers.get('cache-control')).toBe('no-store');
  const place = { root: 'themes', id: 't1' };
  const at = await content(asked('?root=themes&id=t1&at=12'));
  expect(await at.json()).toEqual({ at: 12, fields: { place, when: { at: 12 } } });
  const version = await content(asked('?root=themes&id=t1&version=v9'));
  expect(await version.json()).toMatchObject({ fields: { when: { version: 'v9' } } });
  expect((await commons(asked('?at=3'))).status).toBe(429);
});

test.each(['', '?root=themes', '?root=themes&id=', `?root=themes&id=${'x'.repeat(200)}`])(
  'PAST-8: « %s » names no entry',
  async (query) => {
    const answer = await history(asked(query));
    expect([answer.status, await answer.json()]).toEqual([400, { why: 'unreadable' }]);
  },
);

test.each(['', '?at=', '?at=soon', '?at=-1', '?at=1.5', '?at=1e300', '?at=Infinity'])(
  'PAST-8: « %s » is no hour',
  async (query) => {
    expect((await commons(asked(query))).status).toBe(400);
    expect((await content(asked(`?root=themes&id=t1&${query.slice(1)}`))).status).toBe(400);
  },
);

test('PAST-8: a name is given to a theme; a body of another shape is unreadable', async () => {
  const given = await name(asked('', { json: { id: 't1', name: 'Avant' } }));
  expect(await given.json()).toMatchObject({ name: 'Avant', by: 'Ana' });
  for (const json of [{}, { id: 't1' }, { id: 't1', name: 3 }, { id: 't1', name: 'A', root: 'questions' }])
    expect((await name(asked('', { json }))).status).toBe(400);
});
