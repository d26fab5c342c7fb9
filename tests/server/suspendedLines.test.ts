import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { CLOSE } from '#engine/protocol/closeCodes.ts';
import { createTerminalActs } from '#server/portal.ts';
import { openHouse, type OpenHouse } from '../support/openHouse.ts';

let house: OpenHouse;
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'terreau-suspended-'));
});
afterEach(async () => {
  await house.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The code that a line is closed with. */
const endOf = (socket: WebSocket): Promise<number> =>
  new Promise((resolve) => socket.once('close', (code) => resolve(code)));

const lineOf = (url: string, cookie: string): WebSocket => new WebSocket(url, { headers: { cookie } });

const heard = (socket: WebSocket): Promise<unknown> =>
  new Promise((resolve) => socket.once('message', resolve));

describe('The lines of a space', () => {
  it('KEEP-11: are closed at once when it is suspended, and let in when it is open; deleted, each learns that it is erased', async () => {
    house = await openHouse({ env: { TERREAU_DATA: folder } });
    const { portal, parts } = house.house;
    const operator = createTerminalActs(parts);
    const { entry, cookie } = await house.found();
    const room = house.sync(`${entry.space}/commons`);
    const line = lineOf(room, cookie);
    await heard(line);
    const ended = endOf(line);
    await operator.setSuspended(entry.space, true);
    expect(await ended).toBe(CLOSE.suspended);
    expect(await endOf(lineOf(room, cookie))).toBe(CLOSE.suspended);

    await operator.setSuspended(entry.space, false);
    const again = lineOf(room, cookie);
    await heard(again);
    const endedAgain = endOf(again);
    expect(await operator.deleteSpace(entry.space, true)).toMatchObject({ ok: true });
    expect(await endedAgain).toBe(CLOSE.suspended);
    expect(await endOf(lineOf(room, cookie))).toBe(CLOSE.refused);
    expect(await portal.whoAmI(entry.space, entry.token)).toEqual({ ok: false, why: 'erased' });
  });
});
