import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sessionCookie, type Entry } from '#protocol/portal.ts';
import { readConfig, type Config } from '#server/config.ts';
import type { Clock } from '#server/clock.ts';
import { PATIENCE, type Patience } from '#server/patience.ts';
import { composeHouse, type House } from '#server/house.ts';
import { createHttp, type Pages } from '#server/http.ts';
import { silentLog } from '#server/log.ts';
import { openMetricsDoor } from '#server/metricsDoor.ts';
import { openSecurityText } from '#server/securityText.ts';
import { memoryStore } from './memoryStore.ts';
import type { Store } from '#server/store/store.ts';
import { valueOf } from '../domain/scene.ts';
import { foundAt } from './newSpace.ts';

/** The real house on a store in memory, listening on a free port of this machine. */
export interface OpenHouse {
  readonly house: House;
  readonly http: Server;
  readonly port: number;
  readonly url: string;
  /** `ws://…/sync/` and the room. */
  readonly sync: (room: string) => string;
  /** A space of Ana's, and the cookie of her session. */
  found(name?: string): Promise<{ readonly entry: Entry; readonly cookie: string }>;
  /** Somebody comes in by a link of this role. */
  join(
    founder: Entry,
    name: string,
    role: 'organiser' | 'partner' | 'reader',
  ): Promise<{ entry: Entry; cookie: string }>;
  close(): Promise<void>;
}

export const cookieOf = (entry: Entry): string => `${sessionCookie(entry.space)}=${entry.token}`;

export async function openHouse(
  given: {
    readonly pages?: Pages;
    readonly store?: Store;
    readonly env?: Readonly<Record<string, string>>;
    readonly patience?: Partial<Patience>;
    /** Of the http server; of everything behind it. */
    readonly clock?: Clock;
    readonly liveClock?: Clock;
  } = {},
): Promise<OpenHouse> {
  const config: Config = valueOf(readConfig({ TERREAU_MAX_OPENED: '1000', ...given.env }));
  let url = '';
  const house = composeHouse(config, {
    version: '0',
    log: silentLog,
    publicUrl: () => url,
    store: given.store ?? memoryStore(),
    ...(given.liveClock === undefined ? {} : { clock: given.liveClock }),
  });
  const http = createHttp({
    door: house.door,
    polls: house.polls,
    pages: given.pages ?? ((_, response) => void response.end('a page')),
    admin: (_, response) => void response.end('{}'),
    metrics: openMetricsDoor(house.metrics.text, config.metricsToken),
    securityText: openSecurityText(
      config.securityContact,
      () => url,
      () => Date.UTC(2027, 9, 14, 12),
    ),
    trustProxy: config.trustProxy,
    publicOrigin: config.publicUrl,
    openEach: config.openEach,
    ...(given.patience === undefined ? {} : { patience: { ...PATIENCE, ...given.patience } }),
    ...(given.clock === undefined ? {} : { clock: given.clock }),
  });
  const port = await listening(http);
  url = `http://127.0.0.1:${port}`;
  return {
    house,
    http,
    port,
    url,
    sync: (room) => `ws://127.0.0.1:${port}/sync/${room}`,
    async found(name) {
      const entry = await foundAt(house, name);
      return { entry, cookie: cookieOf(entry) };
    },
    async join(founder, name, role) {
      const me = valueOf(await house.portal.whoAmI(founder.space, founder.token));
      const link = valueOf(await house.portal.createInvitation(me, { role }));
      const secret = link.url.split(/[/#=]/).at(-1) ?? '';
      const entry = valueOf(await house.portal.join(secret, { name, structure: null }, '192.0.2.1'));
      return { entry, cookie: cookieOf(entry) };
    },
    async close() {
      http.close();
      await house.close();
      http.closeAllConnections();
    },
  };
}

const listening = (http: Server): Promise<number> =>
  new Promise((resolve) => {
    http.listen(0, '127.0.0.1', () => resolve((http.address() as AddressInfo).port));
  });
