import { test as base } from '@playwright/test';
import { emptyHouse, openHouse, type House, type OwnHouse } from './house.ts';
import { agreesBy, person, type Person } from './people.ts';

export interface Demo {
  readonly space: string;
  readonly publicUrl: string;
  readonly links: Readonly<Record<'organiser' | 'partner' | 'reader', string>>;
}

interface Stage {
  /** A server with nothing in it. The next journey finds nothing in it either. */
  readonly house: House;
  /** The demo space in it, as the terminal makes it. */
  readonly demo: Demo;
  /** Somebody comes with a browser; their complaints are read when the journey ends. */
  readonly someone: (name: string, options?: Parameters<typeof person>[2]) => Promise<Person>;
}

interface Shared {
  /** The one that the journeys of a worker come to, one after the other. */
  readonly server: OwnHouse;
}

/**
 * `test('…', { tag: KEPT }, …)`: the browsers of this journey keep the app on the device, as anybody's does. It is for
 * journeys that go on without network or come back. In the others nobody would see it, and to keep some hundred files
 * for each person takes a quarter of the machine.
 */
export const KEPT = '@kept';

/** In such a journey, the browser of somebody who has network all along. */
export const ONLINE = { serviceWorkers: 'block' } as const;

export const test = base.extend<Stage, Shared>({
  server: [
    async ({}, use) => {
      const server = await openHouse();
      await use(server);
      await server.close();
    },
    { scope: 'worker' },
  ],
  house: async ({ server }, use) => {
    await use(server);
    await emptyHouse(server);
  },
  demo: async ({ house }, use) => {
    const demo = await house.command<Demo>({ do: 'demo' });
    agreesBy(demo.links);
    await use(demo);
  },
  // After the house, so that everybody has left before it is emptied.
  someone: async ({ browser, house: _ }, use, info) => {
    const people: Person[] = [];
    const serviceWorkers = info.tags.includes(KEPT) ? 'allow' : 'block';
    await use(async (name, options) => {
      const one = await person(browser, name, { serviceWorkers, ...options });
      people.push(one);
      return one;
    });
    for (const one of people) await one.leave();
  },
});

/** A journey that stops its server, or looks into what it keeps and says: it has one of its own. */
export const alone = test.extend<{ readonly house: OwnHouse }>({
  house: async ({}, use) => {
    const house = await openHouse();
    await use(house);
    await house.close();
  },
});

export { expect } from '@playwright/test';
