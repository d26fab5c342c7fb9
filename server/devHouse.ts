import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { pino } from 'pino';
import { adminOf, isForAdmin, openAdminDoor } from './adminDoor.ts';
import { readConfig } from './config.ts';
import { lockFolder } from './folderLock.ts';
import { settleForwarding, settleHost } from './forwarding.ts';
import { composeHouse } from './house.ts';
import { createLogger } from './logger.ts';
import { fillLogSlot } from './logSlot.ts';
import { isForgedElsewhere, refuseForgery } from './http.ts';
import { isForMetrics, openMetricsDoor } from './metricsDoor.ts';
import { fillPortalSlot } from './portalSlot.ts';
import { freshToken, writeRunning } from './running.ts';
import { SETTINGS } from './settings.ts';
import { meetNeighbours } from './neighbours.ts';
import { openStore } from './store/openStore.ts';
import { VERSION } from './version.ts';
import { badSettings, both, unknownVariable, WORDS } from './words.ts';

/** What `npm run dev` puts before Vite's own answers. */
export interface DevHouse {
  letThrough(request: IncomingMessage, response: ServerResponse, next: () => void): void;
  upgrade(request: IncomingMessage, stream: Duplex, head: Buffer): void;
}

export async function openDevHouse(env: NodeJS.ProcessEnv, port: number): Promise<DevHouse> {
  const read = readConfig(env);
  if (!read.ok) throw new Error(both(badSettings(read.why, SETTINGS)));
  for (const unknown of read.unknown) console.error(both(unknownVariable(unknown)));
  const config = read.value;
  if (lockFolder(config.data) === null) throw new Error(both(WORDS.alreadyServed(config.data)));
  const log = createLogger(config.logLevel, pino.destination(2));
  const store = await openStore(config);
  const house = composeHouse(config, {
    version: VERSION,
    log,
    store,
    neighbours: await meetNeighbours(config, store, log),
    publicUrl: () => config.publicUrl ?? `http://localhost:${port}`,
  });
  fillPortalSlot(house.portal);
  fillLogSlot(log);
  const token = freshToken();
  const admin = openAdminDoor(token, adminOf(house));
  const metrics = openMetricsDoor(house.metrics.text, config.metricsToken);
  writeRunning(config.data, { pid: process.pid, port, token });
  return {
    letThrough(request, response, next) {
      if (isForAdmin(request)) return admin(request, response);
      if (isForMetrics(request)) return metrics(request, response);
      settleForwarding(request, config.trustProxy);
      if (isForgedElsewhere(request, config.publicUrl)) refuseForgery(response);
      else if (!house.polls.answer(request, response)) next();
    },
    upgrade(request, stream, head) {
      settleHost(request, config.trustProxy);
      if (!house.door.upgrade(request, stream, head)) stream.destroy();
    },
  };
}
