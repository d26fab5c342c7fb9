import type * as Y from 'yjs';
import type { Pen, Pens } from '#domain/ids.ts';
import type { Config } from '#server/config.ts';
import { composeHouse } from '#server/house.ts';
import { silentLog } from '#server/log.ts';
import { openStore } from '#server/store/openStore.ts';
import { valueOf } from '../domain/scene.ts';
import { Device } from './device.ts';
import { plugIn } from './deviceOnNet.ts';
import { identity } from './liveHouse.ts';
import { foundAt } from './newSpace.ts';
import { cookieOf } from './openHouse.ts';

/** A space of Ana's, laid while no server runs. */
export async function foundSpace(
  config: Config,
  name?: string,
): Promise<{ room: string; cookie: string; pens: Pens }> {
  const house = composeHouse(config, {
    version: '0',
    log: silentLog,
    publicUrl: () => 'http://localhost',
    store: await openStore(config),
  });
  const entry = await foundAt(house, name);
  const me = valueOf(await house.portal.whoAmI(entry.space, entry.token));
  await house.close();
  const pens = { named: me.account as string as Pen, veiled: me.veiledPen };
  return { room: `${entry.space}/commons`, cookie: cookieOf(entry), pens };
}

/** Everything a server must find again: what somebody saw of others, what somebody has a receipt for. */
export class Testimony {
  readonly updates: Uint8Array[] = [];
  private awaited: { readonly count: number; readonly resolve: () => void } | null = null;

  add(updates: readonly Uint8Array[]): void {
    this.updates.push(...updates.filter((update) => update.length > 2));
    if (this.awaited !== null && this.updates.length >= this.awaited.count) this.awaited.resolve();
  }

  until(count: number): Promise<void> {
    return new Promise((resolve) => {
      this.awaited = { count, resolve };
      this.add([]);
    });
  }
}

/** The commons as a newcomer gets it. */
export function asNewcomer(url: string, room: string, cookie: string): Promise<Y.Doc> {
  return new Promise((resolve) => {
    const device = new Device(identity('new', 'organiser'), room, { sees: () => {} });
    plugIn(device, url, cookie, () => device.story.includes('update') && resolve(device.doc));
  });
}
