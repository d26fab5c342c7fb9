/*
 * Another program in a space: it joins by a link, asks a question as a structure and one as a person, says « nous
 * aussi » to a question of somebody else, and reads that the server has them.
 *
 *   npm install yjs@13 y-websocket@3 ws@8
 *   node ask.mjs 'https://…/join/…' [name]
 *
 * It prints a line of JSON. `--misshapen`: it lays down one entry more that is no map, and reads the refusal.
 */
import { readVarString, readVarUint } from 'lib0/decoding';
import WebSocket from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';

const [link, name = 'Paul'] = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const isMisshapen = process.argv.includes('--misshapen');
const { origin } = new URL(link);

// The form of the link, as a browser posts it.
const joined = await fetch(link, {
  method: 'POST',
  redirect: 'manual',
  body: new URLSearchParams({
    name,
    choice: 'new',
    structureName: 'Centre social',
    structureKind: 'localFacility',
  }),
});
if (joined.status !== 303) throw new Error(`The link answers ${joined.status}.`);
const cookie = joined.headers.get('set-cookie').split(';')[0];
const space = cookie.slice('terreau-'.length, cookie.indexOf('='));

const me = await (await fetch(`${origin}/api/spaces/${space}/me`, { headers: { cookie } })).json();

/** Sends the session's cookie, and counts the update frames: step 2 and updates. */
let sent = 0;
class Socket extends WebSocket {
  constructor(url, protocols) {
    super(url, protocols, { headers: { cookie } });
  }
  send(frame) {
    if (frame[0] === 0 && frame[1] > 0) sent += 1;
    super.send(frame);
  }
}

const doc = new Y.Doc();
const room = new WebsocketProvider(`${origin.replace('http', 'ws')}/sync`, `${space}/commons`, doc, {
  WebSocketPolyfill: Socket,
  disableBc: true,
  params: { receipts: '1' },
});

let settled = 0;
let look = () => {};
const refused = [];
// Frames that y-websocket does not know. `again` needs no answer of ours: a step 1 follows, which it answers.
room.messageHandlers[120] = (_, body) => {
  settled = readVarUint(body);
  look();
};
room.messageHandlers[122] = (_, body) => {
  readVarUint(body);
  refused.push({ reason: readVarString(body), paths: JSON.parse(readVarString(body) || '[]') });
};
for (const other of [121, 123, 124, 125]) room.messageHandlers[other] = () => {};

await new Promise((resolve) => room.once('sync', resolve));

// One speaks for the structure that was named at the door; it counts once somebody of it, or of the committee, agrees.
const structure = [...doc.getMap('mandates').values()]
  .find((mandate) => mandate.get('person') === me.account)
  .get('structure');

/** Lays an entry down under a new key of this pen. */
function create(root, fields) {
  const key = `${me.account}~${crypto.randomUUID()}`;
  doc.transact(() => doc.getMap(root).set(key, new Y.Map(Object.entries(fields))));
  return key;
}

const others = [...doc.getMap('questions').keys()].filter((key) => !key.startsWith(`${me.account}~`));
const now = me.serverTime;
const asked = [
  create('questions', {
    sentence: 'Qui prête une salle le samedi ?',
    voice: { kind: 'structure', structure },
    inPublic: true,
    askedAt: now,
  }),
  create('questions', {
    sentence: 'Comment aider sans faire à la place ?',
    voice: { kind: 'person', person: me.account },
    inPublic: true,
    askedAt: now,
  }),
];
const alsoAsked = create('shares', { question: others[0], structure, sharedAt: now });
if (isMisshapen) doc.getMap('questions').set(`${me.account}~misshapen`, 'Une phrase seule');

await new Promise((resolve) => {
  look = () => settled >= sent && resolve();
  look();
});
console.log(
  JSON.stringify({
    space,
    account: me.account,
    structure,
    asked,
    alsoAsked,
    also: others[0],
    settled,
    refused,
  }),
);
room.destroy();
doc.destroy();
