import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { adminOf, openAdminDoor } from './adminDoor.ts';
import { readConfig, type Config } from './config.ts';
import { lockFolder } from './folderLock.ts';
import { ADDRESS_HEADER, PROTOCOL_HEADER } from './forwarding.ts';
import { composeHouse, type House } from './house.ts';
import { createHttp, type Pages } from './http.ts';
import { noteErased } from './keeping/erasedList.ts';
import { resumeErasures } from './erasure/erase.ts';
import { wallClock } from './clock.ts';
import type { Log } from './log.ts';
import { resumeLeaving } from './people/erasePerson.ts';
import { needsFrom } from './people/needs.ts';
import { keepRetention } from './people/retention.ts';
import { createLogger } from './logger.ts';
import { fillLogSlot } from './logSlot.ts';
import { openMetricsDoor } from './metricsDoor.ts';
import { meetNeighbours } from './neighbours.ts';
import { openStore, StoreUnusable } from './store/openStore.ts';
import { LARGEST_BODY } from './patience.ts';
import { fillPortalSlot } from './portalSlot.ts';
import { forgetRunning, freshToken, writeRunning } from './running.ts';
import { openSecurityText } from './securityText.ts';
import { SETTINGS } from './settings.ts';
import { VERSION } from './version.ts';
import { badSettings, both, STORE_WORDS, unknownVariable, WORDS, type Sentence } from './words.ts';

/** A server that is asked to stop is gone after this long, whatever happens. */
const LONGEST_FAREWELL = 1_800;

/** What stops the start, in words. */
class Explained extends Error {
  constructor(readonly sentence: Sentence) {
    super(sentence.en);
  }
}

const say = (sentence: Sentence): void => console.log(both(sentence));

async function start(): Promise<void> {
  const read = readConfig(process.env);
  if (!read.ok) throw new Explained(badSettings(read.why, SETTINGS));
  for (const unknown of read.unknown) console.error(both(unknownVariable(unknown)));
  const config = read.value;
  const log = createLogger(config.logLevel, pino.destination(2));
  process.on('unhandledRejection', (error) =>
    log.error({ err: error }, 'a promise was rejected and nobody looked'),
  );
  // Node itself would print all that hangs on the error.
  process.on('uncaughtException', (error) => {
    log.error({ err: error }, 'the server cannot go on');
    process.exit(1);
  });
  const unlock = lock(config.data);
  let address = config.publicUrl ?? '';
  const store = await openStore(config);
  const neighbours = await meetNeighbours(config, store, log);
  const house = composeHouse(config, {
    version: VERSION,
    log,
    publicUrl: () => address,
    store,
    neighbours,
  });
  fillPortalSlot(house.portal);
  fillLogSlot(log);
  const token = freshToken();
  const http = createHttp({
    door: house.door,
    polls: house.polls,
    pages: await loadPages(config),
    admin: openAdminDoor(token, adminOf(house)),
    metrics: openMetricsDoor(house.metrics.text, config.metricsToken),
    securityText: openSecurityText(
      config.securityContact,
      () => address,
      () => Date.now(),
    ),
    trustProxy: config.trustProxy,
    publicOrigin: config.publicUrl,
    openEach: config.openEach,
  });
  const port = await listen(http, config);
  const own = `http://${config.host === '0.0.0.0' || config.host === '::' ? 'localhost' : config.host}:${port}`;
  address = config.publicUrl ?? own;
  writeRunning(config.data, { pid: process.pid, port, token });
  let stopRetention = (): void => undefined;
  stopOnSignal(log, async () => {
    stopRetention();
    http.close();
    await house.close();
    http.closeAllConnections();
    forgetRunning(config.data);
    unlock();
  });
  const needs = needsFrom(house.parts);
  void resumeErasures(
    { store, live: house.live, now: () => Date.now(), note: (row) => noteErased(config.data, row) },
    log,
  )
    .then(() => resumeLeaving(needs, log))
    // Afterwards: an erasure waits for whoever reads the file.
    .then(() => house.inspect());
  stopRetention = keepRetention(needs, wallClock, log);
  await greet(own, address, house, config);
}

function lock(folder: string): () => void {
  let unlock: (() => void) | null;
  try {
    unlock = lockFolder(folder);
  } catch {
    throw new Explained(WORDS.folderUnusable(folder));
  }
  if (unlock === null) throw new Explained(WORDS.alreadyServed(folder));
  return unlock;
}

/** SvelteKit's handler reads its environment when it is imported, and its pages look for the portal. */
async function loadPages(config: Config): Promise<Pages> {
  process.env.BODY_SIZE_LIMIT = String(LARGEST_BODY);
  process.env.PROTOCOL_HEADER = PROTOCOL_HEADER;
  process.env.ADDRESS_HEADER = ADDRESS_HEADER;
  if (config.publicUrl !== null) process.env.ORIGIN = config.publicUrl;
  try {
    const { handler } = await import(new URL('./handler.js', import.meta.url).href);
    return handler;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND')
      throw new Explained(WORDS.notBuilt);
    throw error;
  }
}

function listen(http: Server, { host, port }: Config): Promise<number> {
  return new Promise((resolve, reject) => {
    http.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? new Explained(WORDS.portTaken(port)) : error),
    );
    http.listen(port, host, () => resolve((http.address() as AddressInfo).port));
  });
}

/** What to open. The own address comes first: whoever started the server waits for it. */
async function greet(own: string, address: string, house: House, { opening, demo }: Config): Promise<void> {
  say(WORDS.listening(own));
  const spaces = await house.store.people.spaces();
  for (const { slug } of spaces) say(WORDS.space(address, slug));
  if (spaces.length > 0) return;
  say(opening === 'closed' ? WORDS.createByTerminal : WORDS.createSpace(address));
  if (demo) say(WORDS.openDemo(address));
}

function stopOnSignal(log: Log, close: () => Promise<void>): void {
  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(0), LONGEST_FAREWELL).unref();
    close().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: error }, 'the server stopped badly');
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

start().catch((error: unknown) => {
  if (error instanceof Explained) console.error(both(error.sentence));
  else if (error instanceof StoreUnusable) console.error(both(STORE_WORDS[error.why](error.place)));
  else createLogger('error', pino.destination(2)).error({ err: error }, 'the server could not start');
  process.exit(1);
});
