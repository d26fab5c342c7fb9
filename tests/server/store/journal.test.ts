import { describe, expect, it } from 'vitest';
import { NotStored } from '#server/store/journal.ts';
import { Journal } from '#server/store/journal.ts';
import { Behind, type UpdateRow } from '#server/store/store.ts';
import { puppetClock, settled } from '../../support/puppetClock.ts';

const row = (room: string): UpdateRow => ({ room, account: 'ana', at: 1, bytes: new Uint8Array([0, 0]) });

/** A log that writes when the test says so. */
function heldLog() {
  const batches: { rooms: string[]; finish: (error?: Error) => void }[] = [];
  const append = (rows: readonly UpdateRow[]): Promise<void> =>
    new Promise((resolve, reject) => {
      const finish = (error?: Error): void => (error === undefined ? resolve() : reject(error));
      batches.push({ rooms: rows.map(({ room }) => room), finish });
    });
  return { batches, append };
}

describe('The journal', () => {
  it('writes what all rooms ask for in one turn in one call, and gathers the next while it writes', async () => {
    const clock = puppetClock();
    const log = heldLog();
    const journal = new Journal(log, clock);
    const first = [journal.append([row('a'), row('a')]), journal.append([row('b')])];
    await clock.pass(0);
    const second = [journal.append([row('c')]), journal.append([row('a')])];
    await clock.pass(100);
    expect(log.batches.map(({ rooms }) => rooms)).toEqual([['a', 'a', 'b']]);
    log.batches[0]?.finish();
    await Promise.all(first);
    await clock.pass(0);
    expect(log.batches.map(({ rooms }) => rooms)).toEqual([
      ['a', 'a', 'b'],
      ['c', 'a'],
    ]);
    log.batches[1]?.finish();
    await Promise.all(second);
  });

  it('tells every room of a batch that could not be written, and writes the next', async () => {
    const clock = puppetClock();
    const log = heldLog();
    const journal = new Journal(log, clock);
    const lost = [journal.append([row('a')]), journal.append([row('b')])].map((asked) =>
      expect(asked).rejects.toBeInstanceOf(NotStored),
    );
    await clock.pass(0);
    const kept = journal.append([row('c')]);
    log.batches[0]?.finish(new Error('disk full'));
    await Promise.all(lost);
    await clock.pass(12);
    log.batches[1]?.finish();
    await kept;
  });

  it('lets the rooms go on whose batch holds one in which another process wrote meanwhile', async () => {
    const clock = puppetClock();
    const log = heldLog();
    const journal = new Journal(log, clock);
    const [late, kept] = [journal.append([row('a')]), journal.append([row('b')])];
    const told = expect(late).rejects.toMatchObject({ cause: new Behind(['a']) });
    await clock.pass(0);
    log.batches[0]?.finish(new Behind(['a']));
    await settled();
    log.batches[1]?.finish(new Behind(['a']));
    await told;
    await settled();
    log.batches[2]?.finish();
    await kept;
    expect(log.batches.map(({ rooms }) => rooms)).toEqual([['a', 'b'], ['a'], ['b']]);
  });
});
