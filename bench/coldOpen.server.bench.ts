import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as Y from 'yjs';
import { askQuestion } from '#domain/commands/askQuestion.ts';
import { openCommons } from '#domain/everyKind.ts';
import type { AccountId, ItemId, Pen } from '#domain/ids.ts';
import { wallClock } from '#server/clock.ts';
import { RoomDocument } from '#server/document/roomDocument.ts';
import { ROOM_SHAPES } from '#server/document/roomShape.ts';
import { sqliteStore } from '#server/store/sqlite.ts';
import { asRatio, median } from './percentiles.ts';

const QUESTIONS = 10_000;
const PEOPLE = 300;
const ROUNDS = 7;
const ROOM = 'banc/commons';

/** From a cold server to the first answer to a newcomer, beside the bare decoding of the same bytes by Yjs. */
export async function run(): Promise<void> {
  const data = await mkdtemp(join(tmpdir(), 'terreau-cold-'));
  const store = sqliteStore(data);
  try {
    const state = commonsOf(QUESTIONS);
    await store.updates.append([{ room: ROOM, account: null, at: 0, bytes: new Uint8Array([0, 0]) }]);
    await store.updates.fold(ROOM, { state, memory: null }, 1);
    const [open, bare]: [number[], number[]] = [[], []];
    for (let round = 0; round < ROUNDS; round += 1) {
      open.push(
        await timed(async () => {
          const room = await RoomDocument.load(store.updates, ROOM, ROOM_SHAPES.commons, wallClock);
          room.answer(new Uint8Array([0]), 'everything');
        }),
      );
      bare.push(await timed(() => Y.applyUpdate(new Y.Doc(), state)));
    }
    const [mine, other] = [median(open), median(bare)];
    console.log(`${QUESTIONS} questions, ${(state.length / 1e6).toFixed(1)} MB`);
    console.log(
      `  from SQLite to the first answer: ${asRatio(mine, other)} Y.applyUpdate alone (${mine.toFixed(0)} and ${other.toFixed(0)} ms)`,
    );
  } finally {
    await store.close();
    await rm(data, { recursive: true, force: true });
  }
}

async function timed(act: () => unknown): Promise<number> {
  const start = performance.now();
  await act();
  return performance.now() - start;
}

/** A commons in which many people asked. */
function commonsOf(questions: number): Uint8Array {
  const whole = openCommons(new Y.Doc());
  let draws = 0;
  const world = {
    now: () => 1_800_000_000_000 + draws,
    chance: () => `q${(draws += 1).toString(36).padStart(8, '0')}`,
  };
  for (let person = 0; person < PEOPLE; person += 1) {
    const named = `pen${person.toString(36).padStart(6, '0')}` as Pen;
    const doc = openCommons(new Y.Doc());
    for (let n = person; n < questions; n += PEOPLE)
      askQuestion(
        doc,
        { named, veiled: named },
        {
          sentence: `Comment accompagner les habitants du village ${n} qui n’ont pas d’ordinateur à la maison ?`,
          voice:
            n % 3 === 0
              ? { kind: 'person', person: named as never as AccountId }
              : { kind: 'structure', structure: `s${n % 40}` as ItemId },
        },
        world,
      );
    Y.applyUpdate(whole, Y.encodeStateAsUpdate(doc));
  }
  return Y.encodeStateAsUpdate(whole);
}
