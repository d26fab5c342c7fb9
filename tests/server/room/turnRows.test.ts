import * as Y from 'yjs';
import { describe, expect, it } from 'vitest';
import { accept, noop, type Verdict } from '#server/guard/contribution.ts';
import { takeTurn } from '#server/room/turn.ts';
import { turnRows } from '#server/room/turnRows.ts';
import { newSpace } from '../../domain/scene.ts';
import { typedKeys } from '../../support/typedKeys.ts';

interface Sender {
  readonly identity: { readonly account: string };
}
const [paul, zoe]: readonly [Sender, Sender] = [
  { identity: { account: 'paul' } },
  { identity: { account: 'zoe' } },
];
/** Each key is judged by itself. */
const APART = { joins: false };
const claiming = (client: number): Verdict => ({ ...accept, claims: [client] }) as Verdict;

const letters = (words: string) => (text: Y.Text) => {
  for (const [n, letter] of [...words].entries()) text.insert(n, letter);
};

function replayed(start: Uint8Array, rows: readonly { readonly bytes: Uint8Array }[]): string {
  const doc = newSpace();
  Y.applyUpdate(doc, start);
  for (const { bytes } of rows) Y.applyUpdate(doc, bytes);
  expect(doc.store.pendingStructs).toBeNull();
  return doc.getText('words').toString();
}

describe('The rows of a turn', () => {
  it('LIVE-20: what one account wrote in a turn is one row, and the log leads to the same', () => {
    const server = newSpace();
    const start = Y.encodeStateAsUpdate(server);
    const offers = typedKeys(server, paul, (text) => {
      letters('Qui aidde')(text);
      text.delete(7, 1);
    });
    const client = [...Y.parseUpdateMeta(offers[0]?.update ?? new Uint8Array()).from.keys()][0] ?? 0;
    const turn = takeTurn(server, offers, ({ frame }) => (frame === 1 ? claiming(client) : accept), APART);
    const rows = turnRows(turn);
    expect(rows).toMatchObject([{ account: 'paul', claims: [client] }]);
    expect(replayed(start, rows)).toBe('Qui aide');
    expect(rows[0]?.bytes.length).toBeLessThan(80);
  });

  it('LIVE-20: what two accounts wrote in one turn stays apart, each under its author', () => {
    const server = newSpace();
    const start = Y.encodeStateAsUpdate(server);
    const offers = [...typedKeys(server, paul, letters('ab')), ...typedKeys(server, zoe, letters('cd'))];
    const rows = turnRows(takeTurn(server, offers, () => accept, APART));
    expect(rows.map(({ account }) => account)).toEqual(['paul', 'paul', 'zoe', 'zoe']);
    expect(replayed(start, rows)).toBe(server.getText('words').toString());
  });

  it('LIVE-20: what was turned away is in no row', () => {
    const server = newSpace();
    const start = Y.encodeStateAsUpdate(server);
    const offers = [...typedKeys(server, paul, letters('abc')), ...typedKeys(server, zoe, letters('x'))];
    const turn = takeTurn(server, offers, ({ from }) => (from === zoe ? noop : accept));
    const rows = turnRows(turn);
    expect(rows).toHaveLength(1);
    expect(replayed(start, rows)).toBe('abc');
  });

  it('LIVE-20: where something was left out of an update, each has its own row', () => {
    const server = newSpace();
    const turn = takeTurn(server, typedKeys(server, paul, letters('ab')), () => accept, APART);
    const [first] = turn.judged;
    const kept = new Uint8Array([0, 0]);
    const judged = turn.judged.map((one) => (one === first ? { ...one, kept } : one));
    expect(turnRows({ ...turn, judged }).map(({ bytes }) => bytes.length)).toEqual([2, expect.any(Number)]);
  });
});
