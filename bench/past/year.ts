import { askQuestion } from '#domain/commands/askQuestion.ts';
import { placeQuestion } from '#domain/commands/placeQuestion.ts';
import { openCommons } from '#domain/everyKind.ts';
import type { ItemId, Pen } from '#domain/ids.ts';
import { PAPER, writePaper } from '../peers/trace.ts';
import type { UpdateLog, UpdateRow } from '#server/store/store.ts';
import * as Y from 'yjs';

export const ROOM = 'perigord/commons';
export const MINUTE = 60_000;
export const DAY = 24 * 60 * MINUTE;
export const START = Date.UTC(2027, 0, 4, 19);
export const EVENINGS = 200;
const SLICES = 10;
const QUESTIONS = 1_000;

/**
 * A year with 3,600 acts: a paper of 259,778 keys, written on two hundred evenings, ten times five minutes each, beside
 * the sheet of its theme. `fold` is called after each ten evenings. Answers how many keys there were.
 */
export async function writeYear(updates: UpdateLog, fold: () => Promise<unknown>): Promise<number> {
  const { opening, updates: keys } = writePaper();
  const sheet = new Y.Doc();
  const lines: Y.Map<unknown>[] = [];
  await updates.append([{ room: ROOM, account: 'ana', at: START, bytes: opening, claims: [] }]);
  const each = Math.ceil(keys.length / (EVENINGS * SLICES));
  for (let evening = 0; evening < EVENINGS; evening += 1) {
    const first = evening * SLICES * each;
    const rows = keys.slice(first, first + SLICES * each).map((bytes, n): UpdateRow => ({
      room: ROOM,
      account: Math.floor(n / each) % 3 === 0 ? 'luc' : 'ana',
      at: START + evening * DAY + Math.floor(n / each) * 6 * MINUTE + (n % each) * 1_000,
      bytes,
    }));
    await updates.append(rows);
    await updates.append(workOnSheet(sheet, lines, START + evening * DAY));
    if (evening % 10 === 9) await fold();
  }
  return keys.length;
}

/** One more line of the sheet of that theme each evening, and ten changes in those that are there. */
function workOnSheet(doc: Y.Doc, lines: Y.Map<unknown>[], from: number): UpdateRow[] {
  const rows: UpdateRow[] = [];
  const write = (minute: number, act: () => void): void => {
    const before = Y.encodeStateVector(doc);
    doc.transact(act);
    const bytes = Y.encodeStateAsUpdate(doc, before);
    rows.push({ room: ROOM, account: 'luc', at: from + minute * MINUTE, bytes, claims: [doc.clientID] });
  };
  write(0, () => {
    const line = new Y.Map<unknown>([
      ['theme', PAPER],
      ['minutes', 10],
    ]);
    doc.getMap('steps').set(`s${lines.length}`, line);
    lines.push(line);
  });
  for (let n = 1; n <= 10; n += 1)
    write(6 * n, () => lines[(n * 7) % lines.length]?.set('minutes', (from + n) % 120));
  return rows;
}

/** A thousand questions, each mended once and moved twice. `half`: when all were asked, and none was mended. */
export async function writeCommons(
  updates: UpdateLog,
  fold: () => Promise<unknown>,
): Promise<{ readonly asked: number; readonly half: number }> {
  const doc = openCommons(new Y.Doc());
  let at = START;
  let rows: UpdateRow[] = [];
  doc.on('update', (bytes: Uint8Array) =>
    rows.push({ room: ROOM, account: 'ana', at, bytes, claims: [doc.clientID] }),
  );
  let drawn = 0;
  const world = { now: () => at, chance: () => `x${(drawn += 1)}` };
  const pens = { named: 'ana' as Pen, veiled: 'veil' as Pen };
  const ids: ItemId[] = [];
  for (let n = 0; n < QUESTIONS; n += 1) {
    at += 10 * MINUTE;
    const voice = { kind: 'nobody', family: null } as const;
    const asked = askQuestion(doc, pens, { sentence: `Qui aide les aînés du canton ${n} ?`, voice }, world);
    if (asked.ok) ids.push(asked.value);
  }
  const half = at;
  for (const round of [0, 1])
    for (const [n, id] of ids.entries()) {
      at += 10 * MINUTE;
      placeQuestion(doc, id, `t${(n + round) % 7}` as ItemId, world);
      if (round === 0)
        (doc.getMap('questions').get(id) as Y.Map<unknown>).set(
          'sentence',
          `Qui aide vraiment les aînés, ${n} ?`,
        );
    }
  for (; rows.length > 0; rows = rows.slice(500)) {
    await updates.append(rows.slice(0, 500));
    await fold();
  }
  return { asked: ids.length, half };
}
