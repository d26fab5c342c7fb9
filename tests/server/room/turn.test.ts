import * as Y from 'yjs';
import { describe, expect, it } from 'vitest';
import { accept, noop } from '#server/guard/contribution.ts';
import { loadCopy } from '#server/document/copy.ts';
import { ROOM_SHAPES } from '#server/document/roomShape.ts';
import { Spoiled, takeTurn, type Offer } from '#server/room/turn.ts';
import { memoryStore } from '../../support/memoryStore.ts';
import { alsoOn, ask, meet, newSpace, PAUL, puppetWorld, themeIn } from '../../domain/scene.ts';

const world = puppetWorld();
const offer = (frame: number, update: Uint8Array): Offer<string> => ({
  from: 'paul',
  frame,
  update,
  isStep2: false,
});

describe('A turn', () => {
  it('gives each update to the judge as the ones before it left the room, and says all as one', () => {
    const server = newSpace();
    const paul = alsoOn(server);
    const updates: Uint8Array[] = [];
    paul.on('update', (update: Uint8Array) => updates.push(update));
    for (let n = 0; n < 3; n += 1) ask(paul, PAUL, world);
    const seen: number[] = [];
    const turn = takeTurn(
      server,
      updates.map((update, n) => offer(n + 1, update)),
      () => (seen.push(server.getMap('questions').size), accept),
    );
    expect(seen).toEqual([0, 1, 2]);
    const other = newSpace();
    Y.applyUpdate(other, Y.encodeStateAsUpdate(server));
    expect(turn.merged).not.toBeNull();
    expect(turn.tidied).toBeNull();
  });

  it('that accepts nothing changes nothing', () => {
    const server = newSpace();
    const turn = takeTurn(server, [offer(1, new Uint8Array([0, 0]))], () => noop);
    expect(turn).toMatchObject({ merged: null, tidied: null });
  });

  it('names the update that could not be applied whole', () => {
    const server = newSpace();
    const paul = alsoOn(server);
    ask(paul, PAUL, world);
    const before = Y.encodeStateVector(paul);
    ask(paul, PAUL, world);
    const orphan = offer(2, Y.encodeStateAsUpdate(paul, before));
    expect(() => takeTurn(server, [offer(1, new Uint8Array([0, 0])), orphan], () => accept)).toThrow(Spoiled);
    try {
      takeTurn(newSpace(), [orphan], () => accept);
    } catch (error) {
      expect((error as Spoiled<string>).culprit).toBe(orphan);
    }
  });

  it('tells what Yjs tidied by itself apart from what people wrote', () => {
    const server = newSpace();
    const theme = themeIn(server, world, 'Aider les aînés');
    const textOf = (doc: Y.Doc): Y.Text =>
      (doc.getMap('themes').get(theme) as Y.Map<Y.Text>).get('intent') as Y.Text;
    textOf(server).insert(0, 'Qui aide les aînés ?');
    const [ana, paul] = [alsoOn(server), alsoOn(server)];
    const before = Y.encodeStateVector(server);
    for (const doc of [ana, paul]) textOf(doc).format(0, 3, { strong: true });
    const turn = takeTurn(
      server,
      [ana, paul].map((doc, n) => offer(n + 1, Y.encodeStateAsUpdate(doc, before))),
      () => accept,
    );
    expect(turn.tidied).not.toBeNull();
    meet(server, ana, paul);
    if (turn.merged !== null) for (const doc of [ana, paul]) Y.applyUpdate(doc, turn.merged);
    expect(textOf(ana).toDelta()).toEqual(textOf(server).toDelta());
  });
});

describe('A copy', () => {
  const shape = ROOM_SHAPES.commons;
  it('says how far its log goes, folded or not', async () => {
    const { updates } = memoryStore();
    const row = { room: 'a/commons', account: null, at: 1 };
    const bytes = Y.encodeStateAsUpdate(newSpace());
    await updates.append([
      { ...row, bytes },
      { ...row, bytes },
    ]);
    expect(await loadCopy(updates, 'a/commons', shape)).toMatchObject({ through: 2, foldedThrough: 0 });
    await updates.fold('a/commons', { state: bytes, memory: null }, 2);
    await updates.append([{ ...row, bytes }]);
    expect(await loadCopy(updates, 'a/commons', shape)).toMatchObject({ through: 3, foldedThrough: 2 });
  });

  it('of a log with a hole is no copy', async () => {
    const { updates } = memoryStore();
    const paul = newSpace();
    const before = Y.encodeStateVector(paul);
    ask(paul, PAUL, world);
    const bytes = Y.encodeStateAsUpdate(paul, before);
    await updates.append([{ room: 'a/commons', account: null, at: 1, bytes }]);
    await expect(loadCopy(updates, 'a/commons', shape)).rejects.toThrow('hole');
  });
});
