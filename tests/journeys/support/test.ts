import { test as base } from '@playwright/test';
import { openHouse, type House } from './house.ts';
import { agreesBy, person, type Person } from './people.ts';

export interface Demo {
  readonly space: string;
  readonly publicUrl: string;
  readonly links: Readonly<Record<'organiser' | 'partner' | 'reader', string>>;
}

interface Stage {
  /** A server of this journey's own, with nothing in it. */
  readonly house: House;
  /** The demo space in it, as the terminal makes it. */
  readonly demo: Demo;
  /** Somebody comes with a browser; their complaints are read when the journey ends. */
  readonly someone: (name: string, options?: Parameters<typeof person>[2]) => Promise<Person>;
}

/**
 * `test('…', { tag: KEPT }, …)`: the browsers of this journey keep the app on the device, as anybody's does. It is for
 * journeys that go on without network or come back. In the others nobody would see it, and to keep some hundred files
 * for each person takes a quarter of the machine.
 */
export const KEPT = '@kept';

export const test = base.extend<Stage>({
  house: async ({}, use) => {
    const house = await openHouse();
    await use(house);
    await house.close();
  },
  demo: async ({ house }, use) => {
    const demo = await house.command<Demo>({ do: 'demo' });
    agreesBy(demo.links);
    await use(demo);
  },
  someone: async ({ browser }, use, info) => {
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

export { expect } from '@playwright/test';
