import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Plugin, ViteDevServer } from 'vite';
import type { DevHouse } from './devHouse.ts';

type DevHouseModule = { readonly openDevHouse: (env: NodeJS.ProcessEnv, port: number) => Promise<DevHouse> };

/** The house of `npm run dev`. It outlives the restarts that a change of configuration brings. */
const HOUSE = Symbol.for('terreau.dev.house');
const kept = globalThis as { [HOUSE]?: Promise<DevHouse> };

/**
 * `vite dev` with the live documents behind it: same store, same portal, same websocket, same rule on what other
 * sites may ask. Nothing is opened by a build, nor by the tests.
 */
export function liveServer(): Plugin {
  return {
    name: 'terreau-live-server',
    apply: 'serve',
    configureServer(vite) {
      if (process.env.VITEST || vite.httpServer === null) return;
      const opening = new Promise<DevHouse>((resolve, reject) => {
        vite.httpServer?.once('listening', () => (kept[HOUSE] ??= openHouse(vite)).then(resolve, reject));
      });
      opening.catch((error: unknown) => {
        vite.config.logger.error(error instanceof Error ? error.message : String(error));
        process.exit(1);
      });
      vite.middlewares.use((request, response, next) => {
        void opening.then((house) => house.letThrough(request, response, next));
      });
      vite.httpServer.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
        // Other addresses are Vite's own: its live reload.
        if (request.url?.startsWith('/sync/'))
          void opening.then((house) => house.upgrade(request, stream, head));
      });
    },
  };
}

/** Loaded by Vite itself, once somebody asks: reading the configuration opens nothing. */
async function openHouse(vite: ViteDevServer): Promise<DevHouse> {
  const { openDevHouse } = (await vite.ssrLoadModule('/server/devHouse.ts')) as DevHouseModule;
  const { port } = vite.httpServer?.address() as { port: number };
  return openDevHouse(process.env, port);
}
