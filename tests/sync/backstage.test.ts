import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type * as Y from 'yjs';
import { create, readAll } from '#domain/collection.ts';
import { addNote } from '#domain/commands/backstage/notes.ts';
import { askQuestion } from '#domain/commands/askQuestion.ts';
import type { ItemId, Pen, Pens } from '#domain/ids.ts';
import { note } from '#domain/kinds/backstage/index.ts';
import type { Role } from '#domain/roles.ts';
import type { OpenedBackstage } from '#sync/backstage.ts';
// At hand, so that what is fetched when it is needed is there within a few turns.
import '#engine/sync/rejectedChanges.ts';
import '#sync/rebaseOf.ts';
import { connectSpace, type OpenedSpace } from '#sync/spaceConnection.ts';
import { openSpaceStore } from '#sync/spaceStore.ts';
import { rawText } from '../support/rawDevice.ts';
import { valueOf } from '../domain/scene.ts';
import { meAs, memberAs, PuppetDevice, PuppetServer, SLUG } from './puppets.ts';

const ME = `/api/spaces/${SLUG}/me`;
const [LUCS, ANAS, UNSENT] = ['NOTE-DE-LUC', 'NOTE-D-ANA', 'PAS-ENCORE-ENVOYÉE'];
const pens: Pens = { named: 'ana' as Pen, veiled: 'v-ana' as Pen };

const opened: OpenedSpace[] = [];
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'] });
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map((space) => space.close()));
  vi.useRealTimers();
});

/** Ana's device, whom the server knows in this role; Luc of the committee wrote a note. */
function anasDevice(role: Role = 'organiser') {
  const device = new PuppetDevice();
  const behind = (device.server.behind = new PuppetServer());
  create(behind.doc, note, 'luc~1' as ItemId, { text: LUCS });
  isNow(device, role);
  device.answers.set(`/api/spaces/${SLUG}/members`, { status: 200, body: [memberAs('ana', 'Ana')] });
  return { device, behind };
}

const isNow = (device: PuppetDevice, role: Role): void =>
  void device.answers.set(ME, { status: 200, body: meAs('ana', { role }) });

async function open(device: PuppetDevice): Promise<OpenedSpace> {
  const space = valueOf(await connectSpace(SLUG, device.environment()));
  opened.push(space);
  return space;
}
async function close(space: OpenedSpace): Promise<void> {
  opened.splice(opened.indexOf(space), 1);
  await space.close();
}

async function goesBehind(space: OpenedSpace): Promise<OpenedBackstage> {
  const room = await space.backstage();
  if (room === null) throw new Error('the door is shut');
  return room;
}

const textsOf = (doc: Y.Doc): string[] => [...readAll(doc, note).values()].map(({ text }) => text).sort();
const writes = (room: OpenedBackstage, space: OpenedSpace, text: string) =>
  valueOf(addNote(room.doc, pens, { structure: null, text }, space.world));
const on = (device: PuppetDevice) => rawText(device.storage as never);

/** Ana has read what Luc wrote, her own note has its receipt. */
async function wasThere({ device, behind }: ReturnType<typeof anasDevice>) {
  const space = await open(device);
  const room = await goesBehind(space);
  await vi.waitFor(() => expect(behind.sockets).toHaveLength(1));
  behind.welcome();
  writes(room, space, ANAS);
  await vi.waitFor(() => expect(textsOf(behind.doc)).toEqual([ANAS, LUCS].sort()));
  behind.settle();
  await vi.waitFor(async () => expect(await on(device)).toContain(LUCS));
  return { space, room };
}

describe('Backstage on a device', () => {
  it('BACK-4: is opened for an organiser who asks for it, and kept for a day without network', async () => {
    const { device, behind } = anasDevice();
    const { space } = await wasThere({ device, behind });
    expect(space.sheet().status.waiting.size).toBe(0);
    await close(space);
    device.answers.delete(ME);
    device.isOnline = false;
    const again = await open(device);
    expect(textsOf((await goesBehind(again)).doc)).toEqual([ANAS, LUCS].sort());
  });

  it('BACK-4: is opened for nobody else, and no line of theirs goes there', async () => {
    for (const role of ['partner', 'reader'] as const) {
      const { device, behind } = anasDevice(role);
      const space = await open(device);
      expect(await space.backstage()).toBeNull();
      await vi.waitFor(() => expect(device.server.sockets).toHaveLength(1));
      expect(behind.sockets).toEqual([]);
    }
  });

  it('BACK-5: the header counts what waits in both documents, and what was written offline goes out by itself', async () => {
    const { device, behind } = anasDevice();
    const { space, room } = await wasThere({ device, behind });
    device.server.welcome();
    behind.socket.shut(1006);
    writes(room, space, UNSENT);
    expect(space.sheet().status.waiting.size).toBe(1);
    expect(space.sheet().status.link).not.toBe('online');
    await close(space);
    const visits = behind.sockets.length;
    const again = await open(device);
    await vi.waitFor(() => expect(behind.sockets.length).toBeGreaterThan(visits));
    await vi.advanceTimersByTimeAsync(1_000);
    behind.welcome();
    await vi.waitFor(() => expect(textsOf(behind.doc)).toContain(UNSENT));
    expect(again.sheet().status.waiting.size).toBe(1);
    await vi.waitFor(() => {
      behind.settle();
      expect(again.sheet().status.waiting.size).toBe(0);
    });
  });

  it.each(['partner', 'reader'] as const)(
    'BACK-6: an organiser who becomes a %s keeps no byte of it, save their own unsent words, in the drawer',
    async (role) => {
      const { device, behind } = anasDevice();
      const { space, room } = await wasThere({ device, behind });
      device.server.welcome();
      behind.socket.shut(1006);
      writes(room, space, UNSENT);
      isNow(device, role);
      device.server.news('role');
      await vi.waitFor(() => expect(space.sheet().lostBackstage).toEqual({ why: 'lowered', unsent: 1 }));
      expect(await space.backstage()).toBeNull();
      const raw = await on(device);
      expect([raw.includes(LUCS), raw.includes(ANAS)]).toEqual([false, false]);
      expect((await space.drawer()).rows).toMatchObject([{ fields: { text: UNSENT }, why: 'lowered' }]);
      expect(raw.split(UNSENT)).toHaveLength(2);
      expect(raw).not.toContain(':backstage');
      expect(space.sheet().status.waiting.size).toBe(0);
    },
  );

  it('BACK-6: a device that was away learns it at its next visit, before it sends anything', async () => {
    const scene = anasDevice();
    const { device, behind } = scene;
    const { space, room } = await wasThere(scene);
    behind.socket.shut(1006);
    writes(room, space, UNSENT);
    await close(space);
    const visits = behind.sockets.length;
    isNow(device, 'partner');
    const again = await open(device);
    await vi.waitFor(() => expect(again.sheet().lostBackstage).toEqual({ why: 'lowered', unsent: 1 }));
    const raw = await on(device);
    expect([raw.includes(LUCS), raw.includes(ANAS), raw.includes(':backstage')]).toEqual([
      false,
      false,
      false,
    ]);
    expect(behind.sockets).toHaveLength(visits);
    expect((await again.drawer()).rows).toHaveLength(1);
  });

  it('BACK-6: the server closes the room first: who I am is asked, and the device loses it', async () => {
    const scene = anasDevice();
    const { device, behind } = scene;
    const { space } = await wasThere(scene);
    isNow(device, 'partner');
    behind.socket.shut(4403);
    await vi.waitFor(() => expect(space.sheet().lostBackstage).toEqual({ why: 'lowered', unsent: 0 }));
    expect(await on(device)).not.toContain(LUCS);
  });

  it('BACK-6: who is removed loses it too, and keeps a copy of the commons to read', async () => {
    const scene = anasDevice();
    const { device } = scene;
    const { space } = await wasThere(scene);
    valueOf(
      askQuestion(
        space.doc,
        pens,
        { sentence: 'Qui aide ?', voice: { kind: 'nobody', family: null } },
        space.world,
      ),
    );
    device.answers.set(ME, { status: 401, body: { why: 'removed' } });
    device.server.welcome();
    device.server.socket.shut(4403);
    await vi.waitFor(() => expect(space.sheet().lostBackstage?.why).toBe('removed'));
    const raw = await on(device);
    expect([raw.includes(LUCS), raw.includes('Qui aide ?')]).toEqual([false, true]);
  });

  it('BACK-6: an erasure that was cut short is taken up at the next visit', async () => {
    const scene = anasDevice();
    const { device } = scene;
    const { space } = await wasThere(scene);
    await close(space);
    // The former visit had learnt the role already, and the page was closed before it was done.
    const store = await openSpaceStore(device.storage);
    const known = await store.records.get(SLUG);
    if (known === null) throw new Error('the space is not known');
    await store.records.put({ ...known, me: meAs('ana', { role: 'partner' }) });
    store.close();
    isNow(device, 'partner');
    const again = await open(device);
    await vi.waitFor(() => expect(again.sheet().lostBackstage).not.toBeNull());
    expect(await on(device)).not.toContain(LUCS);
  });

  it('BACK-6: nothing of it stays on a device whose session is somebody else’s', async () => {
    const scene = anasDevice();
    const { device, behind } = scene;
    const { space, room } = await wasThere(scene);
    behind.socket.shut(1006);
    writes(room, space, UNSENT);
    await close(space);
    device.answers.set(ME, { status: 200, body: meAs('paul') });
    const pauls = await open(device);
    await vi.waitFor(async () => expect(await on(device)).not.toContain(LUCS));
    expect(pauls.sheet().lostBackstage).toBeNull();
    expect((await pauls.drawer()).rows).toEqual([]);
    expect((await on(device)).split(UNSENT)).toHaveLength(2);
  });

  it('BACK-6: signed out, or without network, nothing is erased', async () => {
    const scene = anasDevice();
    const { device } = scene;
    const { space } = await wasThere(scene);
    await close(space);
    device.answers.set(ME, { status: 401, body: { why: 'signedOut' } });
    const out = await open(device);
    expect(out.sheet().status.ended).toBe('signedOut');
    await close(out);
    isNow(device, 'organiser');
    const again = await open(device);
    expect(textsOf((await goesBehind(again)).doc)).toContain(LUCS);
  });
});
