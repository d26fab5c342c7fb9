import { expect, test } from 'vitest';
import * as accesses from '../../src/routes/api/spaces/[space]/contacts/accesses/+server.ts';
import * as contact from '../../src/routes/api/spaces/[space]/contacts/[id]/+server.ts';
import * as contacts from '../../src/routes/api/spaces/[space]/contacts/+server.ts';
import { DELETE as revoke } from '../../src/routes/api/spaces/[space]/invitations/[id]/+server.ts';
import { POST as invite } from '../../src/routes/api/spaces/[space]/invitations/+server.ts';
import { GET as me, PATCH as rename } from '../../src/routes/api/spaces/[space]/me/+server.ts';
import { GET as takeMyData } from '../../src/routes/api/spaces/[space]/me/data/+server.ts';
import { POST as standFor } from '../../src/routes/api/spaces/[space]/me/structures/+server.ts';
import {
  DELETE as removeMember,
  PATCH as changeRole,
} from '../../src/routes/api/spaces/[space]/members/[account]/+server.ts';
import { DELETE as leave } from '../../src/routes/api/spaces/[space]/session/+server.ts';
import { fakePortal, PERIGORD } from './fakePortal.ts';
import { cookieJar, visit } from './pagesVisit.ts';

const asAna = () => cookieJar({ [`terreau-${PERIGORD}`]: 'ana' });
const params = { space: PERIGORD };
const { portal } = fakePortal();

test('Ana is told who she is, kept by no cache, and her cookie lives on', async () => {
  const cookies = asAna();
  const answer = await me(visit({ portal, params, cookies }));
  expect(await answer.json()).toMatchObject({ name: 'Ana', role: 'organiser' });
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect(cookies.kept.get(`terreau-${PERIGORD}`)?.value).toBe('ana');
});

test.each([
  [PERIGORD, 401, 'signedOut'],
  ['rien', 401, 'signedOut'],
])('whoever has no session in « %s » is answered %i', async (space, status, why) => {
  const answer = await me(visit({ portal, params: { space } }));
  expect([answer.status, await answer.json()]).toEqual([status, { why }]);
});

test.each([[undefined], ['Ana'], [{ name: 3 }], [{ name: 'Ana', role: 'organiser' }]])(
  'a body of another shape is unreadable: %j',
  async (json) => {
    const answer = await rename(visit({ portal, params, cookies: asAna(), json, method: 'POST' }));
    expect([answer.status, await answer.json()]).toEqual([400, { why: 'unreadable' }]);
  },
);

test('an empty name is a refusal with words of its own', async () => {
  const answer = await rename(visit({ portal, params, cookies: asAna(), json: { name: ' ' } }));
  expect([answer.status, await answer.json()]).toEqual([422, { why: 'name.empty' }]);
});

test('Ana invites a partner; a role of nobody is unreadable', async () => {
  const made = await invite(
    visit({ portal, params, cookies: asAna(), json: { role: 'partner', label: null, days: 30 } }),
  );
  expect(await made.json()).toMatchObject({ role: 'partner', url: expect.stringContaining('/join/') });
  const forged = await invite(visit({ portal, params, cookies: asAna(), json: { role: 'king' } }));
  expect(forged.status).toBe(400);
});

test.each([
  ['?members=remove', 200, { removed: 2 }],
  ['?members=keep', 200, { removed: 0 }],
  ['', 200, { removed: 0 }],
  ['?members=all', 400, { why: 'unreadable' }],
])('an invitation ends by « %s »', async (query, status, body) => {
  const event = visit<Parameters<typeof revoke>[0]>({
    portal,
    params: { ...params, id: 'i1' },
    path: `/${query}`,
    cookies: asAna(),
  });
  const answer = await revoke(event);
  expect([answer.status, await answer.json()]).toEqual([status, body]);
});

test('the last organiser stays', async () => {
  const answer = await removeMember(
    visit({ portal, params: { ...params, account: 'ana' }, cookies: asAna() }),
  );
  expect([answer.status, await answer.json()]).toEqual([409, { why: 'lastOrganiser' }]);
});

test.each([
  [
    { role: 'reader' },
    200,
    { account: 'paul', name: 'Paul', role: 'reader', structures: [], removedAt: null },
  ],
  [{ role: 'king' }, 400, { why: 'unreadable' }],
  [{ role: 'reader', name: 'Paul' }, 400, { why: 'unreadable' }],
])('another role is given by %j', async (json, status, body) => {
  const answer = await changeRole(
    visit({ portal, params: { ...params, account: 'paul' }, cookies: asAna(), json, method: 'PATCH' }),
  );
  expect([answer.status, await answer.json()]).toEqual([status, body]);
});

test('a structure is a known one or a whole new one', async () => {
  const stand = async (json: unknown): Promise<number> =>
    (await standFor(visit({ portal, params, cookies: asAna(), json }))).status;
  expect(await stand({ kind: 'known', structure: 'library' })).toBe(200);
  expect(await stand({ kind: 'new', name: 'CCAS', family: 'localAuthority', inPublic: false })).toBe(200);
  expect(await stand({ kind: 'new', name: 'CCAS' })).toBe(400);
});

test.each([
  ['', 'application/json; charset=utf-8', `terreau-${PERIGORD}.json`, '"format": "terreau-my-data-1"'],
  ['?as=page', 'text/html; charset=utf-8', `terreau-${PERIGORD}.html`, 'Ana &lt;b&gt;'],
])('RGPD-30: Ana’s data are a file (« %s »), kept by no cache', async (query, type, name, content) => {
  const answer = await takeMyData(visit({ portal, params, cookies: asAna(), path: `/${query}` }));
  expect(answer.headers.get('content-type')).toBe(type);
  expect(answer.headers.get('content-disposition')).toBe(`attachment; filename="${name}"`);
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect(await answer.text()).toContain(content);
});

test('RGPD-30: whoever is not recognised gets no file; a file of another make is unreadable', async () => {
  expect((await takeMyData(visit({ portal, params }))).status).toBe(401);
  expect((await takeMyData(visit({ portal, params, cookies: asAna(), path: '/?as=pdf' }))).status).toBe(400);
});

test('leaving ends the session and forgets the cookie; twice is once', async () => {
  const { portal, asked } = fakePortal();
  const cookies = asAna();
  expect((await leave(visit({ portal, params, cookies }))).status).toBe(200);
  expect(asked.ended).toEqual(['ana']);
  expect(cookies.dropped).toEqual([`terreau-${PERIGORD}`]);
  expect((await leave(visit({ portal, params }))).status).toBe(200);
});

test('BACK-10: contacts are answered to be kept by nobody; what is no contact is unreadable', async () => {
  const given = {
    structure: null,
    name: 'M. Petit',
    role: '',
    email: '',
    phone: '',
    note: '',
    informedAt: null,
  };
  const event = <T>(about: Partial<Parameters<typeof visit>[0]>) =>
    visit<T>({ portal, params, cookies: asAna(), ...about } as never);
  for (const answer of [
    await contacts.GET(event({})),
    await contacts.POST(event({ json: given, method: 'POST' })),
    await contact.PATCH(event({ json: given, method: 'PATCH', params: { ...params, id: 'c1' } })),
    await contact.DELETE(event({ method: 'DELETE', params: { ...params, id: 'c1' } })),
    await accesses.GET(event({})),
  ])
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store']);
  expect((await contacts.POST(event({ json: { ...given, more: 1 }, method: 'POST' }))).status).toBe(400);
  const none = event<Parameters<typeof contact.DELETE>[0]>({ params: { ...params, id: 'none' } });
  expect((await contact.DELETE(none)).status).toBe(404);
  expect((await contacts.GET(visit({ portal, params }))).status).toBe(401);
});
