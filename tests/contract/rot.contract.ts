import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Damaged, type Folded, type UpdateRow } from '#server/store/store.ts';
import type { StoreOnTrial } from './store.contract.ts';

/** A store of which another program can change what stands on the disk, as rot would. */
export interface RottingStore extends StoreOnTrial {
  /** One statement of SQL, in which `$1` is this value. */
  rot(statement: string, value: Uint8Array | null): Promise<void>;
}

const ROOM = 'nec-24/commons';

const row = (byte: number, given: Partial<UpdateRow> = {}): UpdateRow => ({
  room: ROOM,
  account: 'ana',
  at: 1_000,
  bytes: Uint8Array.of(byte),
  ...given,
});

const folded = (state: number, memory: number | null = null): Folded => ({
  state: Uint8Array.of(state),
  memory: memory === null ? null : Uint8Array.of(memory),
});

/** What stands in the store is what was written, or is said to be damaged. */
export function rotContract(name: string, open: () => Promise<RottingStore>): void {
  describe(`what rots in the store on ${name}`, () => {
    let trial: RottingStore;
    const log = () => trial.store.updates;
    const damageOf = async (read: Promise<unknown>): Promise<Pick<Damaged, 'room' | 'rows'> | null> => {
      try {
        await read;
        return null;
      } catch (error) {
        if (error instanceof Damaged) return { room: error.room, rows: error.rows };
        throw error;
      }
    };
    const rot = async (statement: string, value: Uint8Array | null = null): Promise<void> =>
      trial.rot(statement, value);
    const other = 'lot-46/commons';
    const version = {
      room: ROOM,
      id: 'v1',
      root: 'themes',
      entry: 't1',
      name: 'mars',
      at: 3,
      account: 'ana',
      bytes: Uint8Array.of(7),
    };

    beforeEach(async () => {
      trial = await open();
      await log().append([row(1), row(2), row(3), row(4, { room: other })]);
      await log().tidy();
    });
    afterEach(() => trial.end());

    it('STORE-15: an update that is not what was written is named, whichever part of it changed; other rooms are read', async () => {
      const whole = await log().load(ROOM);
      for (const [change, value, back] of [
        ['bytes = $1', Uint8Array.of(9), Uint8Array.of(2)],
        ["account = 'paul'", null, null],
        ['at = 1001', null, null],
      ] as const) {
        await rot(`UPDATE updates SET ${change} WHERE room = '${ROOM}' AND seq = 2`, value);
        const damage = { room: ROOM, rows: ['updates 2'] };
        expect([change, await damageOf(log().load(ROOM))]).toEqual([change, damage]);
        expect(await damageOf(log().since(ROOM, 1))).toEqual(damage);
        expect(await damageOf(log().foldable(ROOM))).toEqual(damage);
        expect((await log().load(other)).through).toBe(1);
        await rot(
          `UPDATE updates SET account = 'ana', at = 1000 ${back === null ? '' : ', bytes = $1'} WHERE room = '${ROOM}' AND seq = 2`,
          back,
        );
        expect(await log().load(ROOM)).toEqual(whole);
      }
    });

    it('STORE-15: a row that is missing, or bears another number, is named', async () => {
      await rot(`DELETE FROM updates WHERE room = '${ROOM}' AND seq = 2`);
      expect(await damageOf(log().load(ROOM))).toEqual({ room: ROOM, rows: ['missing 2'] });
      await rot(`UPDATE updates SET seq = 2 WHERE room = '${ROOM}' AND seq = 3`);
      expect((await damageOf(log().load(ROOM)))?.rows).toContain('updates 2');
    });

    it('STORE-15: a state, its memory, its number and its epoch; what once stood; a named version', async () => {
      const past = { after: 0, put: [{ root: 'themes', id: 't1', n: 0, bytes: Uint8Array.of(5) }], gone: [] };
      await log().fold(ROOM, { ...folded(20, 21), past }, 2);
      await log().rewrite(ROOM, folded(20, 21), 2);
      await log().addVersion(version);
      for (const [change, value, mend] of [
        ['state = $1', Uint8Array.of(9), Uint8Array.of(20)],
        ['memory = $1', Uint8Array.of(9), Uint8Array.of(21)],
        ['epoch = 2', null, null],
      ] as const) {
        await rot(`UPDATE folded SET ${change}`, value);
        expect([change, await damageOf(log().load(ROOM))]).toEqual([
          change,
          { room: ROOM, rows: ['folded'] },
        ]);
        expect(await damageOf(log().foldable(ROOM))).toEqual({ room: ROOM, rows: ['folded'] });
        await rot(`UPDATE folded SET ${mend === null ? 'epoch = 1' : change}`, mend);
        expect((await log().load(ROOM)).epoch).toBe(1);
      }
      await rot('UPDATE folded SET through = 1');
      expect((await damageOf(log().load(ROOM)))?.rows).toContain('folded');
      await rot('UPDATE past SET bytes = $1', Uint8Array.of(6));
      expect(await damageOf(log().past(ROOM))).toEqual({ room: ROOM, rows: ['past themes/t1 0'] });
      expect(await damageOf(log().past(ROOM, [{ root: 'themes', id: 't1' }]))).not.toBeNull();
      await rot("UPDATE versions SET name = 'avril'");
      expect(await damageOf(log().versions(ROOM))).toEqual({ room: ROOM, rows: ['versions v1'] });
    });

    it('STORE-16: rows of before checksums were kept are read, counted, and sealed; from then on they are held to it', async () => {
      await log().fold(
        ROOM,
        {
          ...folded(20),
          past: { after: 0, put: [{ root: 'themes', id: 't1', n: 0, bytes: Uint8Array.of(5) }], gone: [] },
        },
        1,
      );
      await log().addVersion(version);
      for (const table of ['updates', 'folded', 'past', 'versions'])
        await rot(`UPDATE ${table} SET sum = NULL`);
      expect((await log().foldable(ROOM)).unchecked).toBe(3);
      expect(await log().seal(ROOM)).toBe(5);
      expect(await log().seal(ROOM)).toBe(0);
      expect((await log().foldable(ROOM)).unchecked).toBe(0);
      expect(await log().past(ROOM)).toMatchObject({ foldedThrough: 1 });
      expect(await log().versions(ROOM)).toHaveLength(1);
      await rot(`UPDATE updates SET bytes = $1 WHERE room = '${ROOM}'`, Uint8Array.of(9));
      expect(await damageOf(log().load(ROOM))).toEqual({ room: ROOM, rows: ['updates 2', 'updates 3'] });
    });
  });
}
