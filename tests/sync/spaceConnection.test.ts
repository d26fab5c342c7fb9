import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { askQuestion } from '#domain/commands/askQuestion.ts';
import { foundSpace } from '#domain/commands/foundSpace.ts';
import { readAll } from '#domain/collection.ts';
import { CLOSE } from '#engine/protocol/closeCodes.ts';
import type { AccountId, Pen } from '#domain/ids.ts';
import { question } from '#domain/kinds/index.ts';
import { openPastShelf } from '#sync/keptPast.ts';
import { knownSpaces } from '#sync/knownSpaces.ts';
import { connectSpace, type OpenedSpace } from '#sync/spaceConnection.ts';
import { meAs, memberAs, PuppetDevice, SLUG } from './puppets.ts';

const ME = `/api/spaces/${SLUG}/me`;
const MEMBERS = `/api/spaces/${SLUG}/members`;
const ana = meAs('ana', { name: 'Ana' });
const opened: OpenedSpace[] = [];

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'] });
});

afterEach(async () => {
  await Promise.all(opened.splice(0).map((space) => space.close()));
  vi.useRealTimers();
});

/** A device of Ana's, whom the server knows. */
function anasDevice(): PuppetDevice {
  const device = new PuppetDevice();
  device.answers.set(ME, { status: 200, body: ana });
  device.answers.set(MEMBERS, { status: 200, body: [memberAs('ana', 'Ana'), memberAs('paul', 'Paul')] });
  return device;
}

async function open(device: PuppetDevice): Promise<OpenedSpace> {
  const answer = await connectSpace(SLUG, device.environment());
  if (!answer.ok) throw new Error(answer.why);
  opened.push(answer.value);
  await settled();
  return answer.value;
}

/** Lets what was asked of the puppet server come back. */
const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
};

async function openedBefore(device: PuppetDevice): Promise<void> {
  const space = await open(device);
  askQuestion(
    space.doc,
    { named: 'ana' as Pen, veiled: 'v' as Pen },
    { sentence: 'Gardée ici ?', voice: { kind: 'person', person: 'ana' as AccountId } },
    space.world,
  );
  opened.splice(opened.indexOf(space), 1);
  await space.close();
  await vi.waitFor(async () => expect(await knownSpaces(device.storage)).toHaveLength(1));
}

const noNetwork = (device: PuppetDevice): void => device.answers.clear();
const sentences = (space: OpenedSpace): string[] =>
  [...readAll(space.doc, question).values()].map((item) => item.sentence);

test('a first visit asks who I am, then goes to the room and lists the members', async () => {
  const device = anasDevice();
  const space = await open(device);
  expect(space.sheet().me.name).toBe('Ana');
  await vi.waitFor(() => expect(space.sheet().members.map((member) => member.name)).toEqual(['Ana', 'Paul']));
  expect(device.server.sockets).toHaveLength(1);
});

test('a first visit without network says that this device has never seen the space', async () => {
  const device = new PuppetDevice();
  noNetwork(device);
  expect(await connectSpace(SLUG, device.environment())).toEqual({ ok: false, why: 'offlineUnknown' });
});

test.each(['signedOut', 'removed'] as const)('a first visit that is %s says so', async (why) => {
  const device = new PuppetDevice();
  device.answers.set(ME, { status: 403, body: { why } });
  expect(await connectSpace(SLUG, device.environment())).toEqual({ ok: false, why });
});

test('KEEP-12: a device that opens a space while it is suspended says so, whether it knew it or not', async () => {
  const device = anasDevice();
  await openedBefore(device);
  device.answers.set(ME, { status: 503, body: { why: 'suspended' } });
  const space = await open(device);
  await settled();
  expect(space.sheet().status.link).toBe('suspended');
  expect(sentences(space)).toEqual(['Gardée ici ?']);
  const fresh = new PuppetDevice();
  fresh.answers.set(ME, { status: 503, body: { why: 'suspended' } });
  expect(await connectSpace(SLUG, fresh.environment())).toEqual({ ok: false, why: 'suspended' });
});

test('SYNC-10: without network a known space opens from the device: who I am, the members, the words', async () => {
  const device = anasDevice();
  await openedBefore(device);
  noNetwork(device);
  device.isOnline = false;
  const space = await open(device);
  expect(space.sheet()).toMatchObject({ me: { name: 'Ana' }, status: { link: 'offline', loaded: true } });
  expect(space.sheet().members).toHaveLength(2);
  expect(sentences(space)).toEqual(['Gardée ici ?']);
});

test('RGPD-18: without network it knows when the server last said who I am, and notes it for its list of spaces', async () => {
  const device = anasDevice();
  const first = await open(device);
  const reachedAt = first.sheet().reachedAt;
  expect(reachedAt).toBeGreaterThan(0);
  opened.splice(opened.indexOf(first), 1);
  await first.close();
  noNetwork(device);
  vi.setSystemTime(Date.now() + 300 * 24 * 3_600_000);
  const space = await open(device);
  expect(space.sheet().reachedAt).toBe(reachedAt);
  expect((await knownSpaces(device.storage))[0]?.openedAt).toBe(reachedAt);
});

test('RGPD-18: a fresh device learns by its first visit what the space is called and how long it keeps a name', async () => {
  const device = anasDevice();
  foundSpace(
    device.server.doc,
    { name: 'NEC Périgord', department: '24', eventDay: null, licence: 'cc-by-sa-4.0' },
    { now: () => 1, chance: () => 'x' },
  );
  await open(device);
  device.server.welcome();
  await vi.waitFor(async () =>
    expect(await knownSpaces(device.storage)).toMatchObject([{ name: 'NEC Périgord', memberMonths: 12 }]),
  );
});

test('a server that is down is *offline* too, though the browser believes it has a network', async () => {
  const device = anasDevice();
  await openedBefore(device);
  noNetwork(device);
  const space = await open(device);
  expect(space.sheet().status.link).toBe('offline');
});

test('it goes to the server by itself when the network is back', async () => {
  const device = anasDevice();
  await openedBefore(device);
  const answers = new Map(device.answers);
  noNetwork(device);
  device.isOnline = false;
  const space = await open(device);
  const visits = device.server.sockets.length;
  for (const [path, answer] of answers) device.answers.set(path, answer);
  device.isOnline = true;
  device.lives('online');
  await vi.waitFor(() => expect(device.server.sockets).toHaveLength(visits + 1));
  device.server.welcome();
  expect(space.sheet().status.link).toBe('online');
});

test.each([
  ['signedOut', 'signedOut'],
  ['removed', 'refused'],
] as const)('SYNC-11: %s on a known space leaves the copy readable and goes nowhere', async (why, ended) => {
  const device = anasDevice();
  await openedBefore(device);
  const visits = device.server.sockets.length;
  device.answers.set(ME, { status: 401, body: { why } });
  const space = await open(device);
  expect(space.sheet().status.ended).toBe(ended);
  expect(sentences(space)).toEqual(['Gardée ici ?']);
  expect(device.server.sockets).toHaveLength(visits);
});

test('TIME-7: whoever loses access to a space keeps nothing of what they read of its past', async () => {
  const device = anasDevice();
  await openedBefore(device);
  const place = { root: 'themes', id: 't1' };
  const history = { since: 0, acts: [], moments: [1], versions: [] };
  const shelf = await openPastShelf(device.storage, SLUG, ana.account);
  await shelf.keep({ key: 'themes/t1', readAt: 1, history, contents: {} });
  expect(await shelf.read(place)).not.toBeNull();
  device.answers.set(ME, { status: 401, body: { why: 'removed' } });
  await open(device);
  await vi.waitFor(async () => expect(await shelf.read(place)).toBeNull());
  const again = await openPastShelf(device.storage, SLUG, ana.account);
  expect(await again.read(place)).toBeNull();
  again.close();
});

test('SYNC-4: somebody else who came in on this device opens a copy of their own', async () => {
  const device = anasDevice();
  await openedBefore(device);
  device.answers.set(ME, { status: 200, body: meAs('paul') });
  const space = await open(device);
  expect(space.sheet().me.account).toBe('paul');
  expect(sentences(space)).toEqual([]);
});

test('a tab that was Ana’s stops when Paul comes in beside it', async () => {
  const device = anasDevice();
  const hers = await open(device);
  device.answers.set(ME, { status: 200, body: meAs('paul') });
  await open(device);
  expect(hers.sheet().status.ended).toBe('signedOut');
});

test('a slow answer does not hold the door: the copy opens, and the server is met when it answers', async () => {
  const device = anasDevice();
  await openedBefore(device);
  const environment = device.environment();
  let answer: (response: Response) => void = () => {};
  const slow = { ...environment, fetch: () => new Promise<Response>((resolve) => (answer = resolve)) };
  const visits = device.server.sockets.length;
  const opening = connectSpace(SLUG, slow);
  await vi.waitFor(() => expect(vi.getTimerCount()).toBeGreaterThan(1));
  await vi.advanceTimersByTimeAsync(800);
  const space = await opening;
  if (!space.ok) throw new Error(space.why);
  opened.push(space.value);
  expect(sentences(space.value)).toEqual(['Gardée ici ?']);
  expect(device.server.sockets).toHaveLength(visits);
  answer(Response.json(ana));
  await vi.waitFor(() => expect(device.server.sockets).toHaveLength(visits + 1));
});

test('news of the members lists them again; news of my role asks again who I am', async () => {
  const device = anasDevice();
  const space = await open(device);
  device.server.welcome();
  device.answers.set(ME, { status: 200, body: { ...ana, role: 'reader' } });
  device.answers.set(MEMBERS, { status: 200, body: [memberAs('zoe', 'Zoé')] });
  device.server.news('members');
  await vi.waitFor(() => expect(space.sheet().members[0]?.name).toBe('Zoé'));
  expect(space.sheet().me.role).toBe('partner');
  device.server.news('role');
  await vi.waitFor(() => expect(space.sheet().me.role).toBe('reader'));
});

test('PEOPLE-13: whoever was away when their role changed learns it as they come back', async () => {
  const device = anasDevice();
  const space = await open(device);
  device.server.welcome();
  device.server.socket.shut(1006);
  device.answers.set(ME, { status: 200, body: { ...ana, role: 'reader' } });
  const visits = device.server.sockets.length;
  device.lives('online');
  await vi.waitFor(() => expect(device.server.sockets.length).toBeGreaterThan(visits));
  device.server.welcome();
  expect(space.sheet().status.link).toBe('online');
  await vi.waitFor(() => expect(space.sheet().me.role).toBe('reader'));
});

test('PEOPLE-13: news of my role that could not be asked about is asked about as soon as the network is back', async () => {
  const device = anasDevice();
  const space = await open(device);
  device.server.welcome();
  device.answers.delete(ME);
  device.server.news('role');
  await settled();
  device.answers.set(ME, { status: 200, body: { ...ana, role: 'reader' } });
  device.lives('online');
  await settled();
  expect(space.sheet().me.role).toBe('reader');
});

test('SYNC-12: a wrong clock is corrected by the server’s, and said when it is off by more than five minutes', async () => {
  const device = anasDevice();
  device.now += 3_600_000;
  const space = await open(device);
  expect(space.world.now()).toBe(ana.serverTime);
  expect(space.sheet().clockSkew).toBe(3_600_000);
});

test('names drawn at random hold no tilde, so a pen ends where it ends', async () => {
  const { randomName } = await import('#engine/sync/environment.ts');
  for (let draw = 0; draw < 200; draw += 1) expect(randomName()).toMatch(/^[\w-]{22}$/);
});

test('the browser is asked once to keep what is here', async () => {
  const device = anasDevice();
  const space = await open(device);
  expect(space.sheet().persisted).toBeNull();
  await space.askToKeep();
  await space.askToKeep();
  expect(device.persisted).toBe(1);
  expect(space.sheet().persisted).toBe(true);
});

test('RGPD-13: a device whose person was erased is told so, and opens nothing of what it kept', async () => {
  const device = anasDevice();
  await openedBefore(device);
  device.answers.set(ME, { status: 410, body: { why: 'erased' } });
  expect(await connectSpace(SLUG, device.environment())).toEqual({ ok: false, why: 'erased' });
});

test('RGPD-13: sent away while it was open, it asks why, and learns that its person was erased', async () => {
  const device = anasDevice();
  const space = await open(device);
  device.server.welcome();
  device.answers.set(ME, { status: 410, body: { why: 'erased' } });
  device.server.socket.shut(CLOSE.refused);
  await vi.waitFor(() => expect(space.sheet().status.ended).toBe('erased'));
});

test('RGPD-13: a device that comes back drops the name of who was erased, from its list and from what it read', async () => {
  const device = anasDevice();
  await openedBefore(device);
  const place = { root: 'questions', id: 'q1' };
  const shelf = await openPastShelf(device.storage, SLUG, 'ana' as AccountId);
  await shelf.keep({ ...place, key: 'questions q1', readAt: 1, contents: {}, by: 'Paul' } as never);
  shelf.close();
  device.answers.set(MEMBERS, { status: 200, body: [memberAs('ana', 'Ana')] });
  const space = await open(device);
  await vi.waitFor(() => expect(space.sheet().members.map(({ name }) => name)).toEqual(['Ana']));
  await vi.waitFor(async () => {
    expect(JSON.stringify(await knownSpaces(device.storage))).not.toContain('Paul');
    const names = ((await device.storage?.databases()) ?? []).map(({ name }) => name ?? '');
    expect(names.filter((name) => name.endsWith(':past'))).toEqual([]);
  });
});
