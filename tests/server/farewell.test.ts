import { afterEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type { Pen } from '#domain/ids.ts';
import { CLOSE } from '#engine/protocol/closeCodes.ts';
import type { UpdateLog, UpdateRow } from '#server/store/store.ts';
import { ask, puppetWorld, valueOf } from '../domain/scene.ts';
import { Device } from '../support/device.ts';
import { plugIn, type NetLine } from '../support/deviceOnNet.ts';
import { identity } from '../support/liveHouse.ts';
import { openHouse, type OpenHouse } from '../support/openHouse.ts';

let house: OpenHouse;
afterEach(() => house.close());

/** A disk that takes the next rows only when it is told to. */
function slowDisk(updates: UpdateLog): { readonly begun: Promise<void>; readonly release: () => void } {
  const append = updates.append.bind(updates);
  let release = (): void => {};
  const gate = new Promise<void>((resolve) => (release = resolve));
  const begun = new Promise<void>((resolve) => {
    Object.assign(updates, {
      append: async (rows: readonly UpdateRow[]) => {
        resolve();
        await gate;
        return append(rows);
      },
    });
  });
  return { begun, release: () => release() };
}

describe('A house that closes', () => {
  it('FAREWELL-2: what is being written is written, and its receipt reaches its author before the goodbye', async () => {
    house = await openHouse();
    const { entry, cookie } = await house.found();
    const room = `${entry.space}/commons`;
    const me = valueOf(await house.house.portal.whoAmI(entry.space, entry.token));
    const pens = { named: me.account as string as Pen, veiled: me.veiledPen };
    const device = new Device(identity(pens.named, 'organiser'), room);
    const line = await new Promise<NetLine>((resolve) => {
      const plugged: NetLine = plugIn(device, house.sync(room), cookie, () => {
        if (device.story.includes('receipt 1')) resolve(plugged);
      });
    });
    const disk = slowDisk(house.house.store.updates);
    ask(device.doc, pens, puppetWorld(), { sentence: 'Qui ferme ?' });
    line.flush();
    await disk.begun;
    const closing = house.house.close();
    disk.release();
    expect(await line.closed).toBe(CLOSE.restarting);
    expect(device.story.at(-1)).toBe('receipt 2');
    await closing;
  });

  it('FAREWELL-3: somebody who reads nothing any more does not hold it back', async () => {
    house = await openHouse();
    const { entry, cookie } = await house.found();
    const socket = new WebSocket(house.sync(`${entry.space}/commons`), { headers: { cookie } });
    await new Promise((resolve) => socket.once('message', resolve));
    socket.pause();
    socket.on('error', () => undefined);
    await house.house.close();
    socket.terminate();
  });
});
