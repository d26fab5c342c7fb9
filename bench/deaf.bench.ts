import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { openCommons } from '#domain/everyKind.ts';
import { askQuestion } from '#domain/commands/askQuestion.ts';
import type { AccountId, Pen } from '#domain/ids.ts';
import { step1Frame, updateFrame } from '#engine/protocol/frames.ts';
import { openLine, pause } from './peers/line.ts';
import { onStage } from './peers/load.ts';
import { terreau } from './peers/servers/terreau.ts';

const DEAF = 10;
const ASKED = 8;
/** Some four megabytes, in updates that are let in one by one. */
const QUESTIONS = 1_900;
const AT_ONCE = 400;
const MiB = 1024 * 1024;

/**
 * Ten who read nothing of what they ask for, again and again, in a room of some megabytes: what waits for them, and what
 * it costs the server in memory, until they are cut.
 */
export async function run(): Promise<void> {
  const peer = terreau(null);
  await onStage(peer, { rooms: 1, people: DEAF + 1, organisers: 1 }, async ({ running, places: [place] }) => {
    if (place === undefined) throw new Error('a room is missing');
    const [ana, ...deaf] = place.people;
    if (ana === undefined) throw new Error('nobody is there');
    const line = await openLine(peer, running, place.room, ana, {});
    for (const update of commonsOf(ana.account)) line.send(updateFrame(update));
    await pause(5_000);
    const before = await running.held();
    const sockets = await Promise.all(
      deaf.map(async ({ cookie }, n) => {
        const socket = new WebSocket(`${running.address}${place.room}`, {
          headers: { cookie: cookie ?? '' },
        });
        socket.on('error', () => undefined);
        await new Promise((resolve) => socket.once('message', resolve));
        socket.pause();
        for (let asked = 0; asked < ASKED; asked += 1) socket.send(asksAs(n * ASKED + asked + 1));
        return socket;
      }),
    );
    const metrics = running.address.replace(/^ws/, 'http').replace('/sync/', '/metrics');
    for (const seconds of [1, 5, 15]) {
      await pause(1_000 * seconds);
      const text = await (await fetch(metrics)).text();
      const waiting = Number(/^terreau_waiting_bytes (\d+)/m.exec(text)?.[1] ?? 0);
      const cuts = Number(/^terreau_backlog_cuts_total (\d+)/m.exec(text)?.[1] ?? 0);
      const memory = (running.memory() - before) / MiB;
      console.log(
        `${seconds} s later: ${(waiting / MiB).toFixed(1)} MB wait, ${memory.toFixed(1)} MB of memory more, ${cuts} cut`,
      );
    }
    for (const socket of sockets) socket.terminate();
  });
}

/** What somebody wrote, in the order in which it goes out. */
function commonsOf(account: string): readonly Uint8Array[] {
  const doc = openCommons(new Y.Doc());
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  let drawn = 0;
  const world = { now: () => Date.UTC(2027, 0, 1), chance: () => `q${(drawn += 1)}` };
  const pens = { named: account as Pen, veiled: account as Pen };
  const voice = { kind: 'person', person: account as AccountId } as const;
  for (let n = 0; n < QUESTIONS; n += AT_ONCE)
    doc.transact(() => {
      for (let m = n; m < Math.min(n + AT_ONCE, QUESTIONS); m += 1)
        askQuestion(doc, pens, { sentence: `Question ${m} ?`, context: 'x'.repeat(1_900), voice }, world);
    });
  return updates;
}

/** A state vector like nobody's: the answer is made for it alone. */
function asksAs(client: number): Uint8Array {
  const doc = new Y.Doc();
  doc.clientID = client;
  doc.getMap('m').set('k', client);
  return step1Frame(Y.encodeStateVector(doc));
}
