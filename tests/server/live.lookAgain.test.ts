import { describe, expect, it } from 'vitest';
import { silentLog } from '#server/live/log.ts';
import { lookAgain, LOOKS } from '#server/live/lookAgain.ts';
import type { Visitor } from '#server/live/visitor.ts';
import type { MemberStanding } from '#server/store/store.ts';
import { PAUL, ROSE } from '../support/liveHouse.ts';
import { puppetClock } from '../support/puppetClock.ts';

const ROOM = 'perigord/commons';

/** A node with Paul and Rose, and a database that tests write in. */
function scene(given: { readonly isDeaf: boolean }) {
  const clock = puppetClock();
  const heard: string[] = [];
  const asked: string[] = [];
  const last = new Map([[ROOM, 4]]);
  const standing = new Map<string, MemberStanding>();
  for (const { space, account, role, name, structures } of [PAUL, ROSE])
    standing.set(`${space} ${account}`, { role, name, structures, isRemoved: false });
  const node = {
    isDeaf: given.isDeaf,
    heardRooms: () => [ROOM],
    visitors: (): Visitor[] => [PAUL, PAUL, ROSE],
    rowsHere: (room: string, through: number) => void heard.push(`${room} ${through}`),
    cutHere: (_: string, account: string, why: string) => void heard.push(`cut ${account} ${why}`),
    learnHere: (_: string, account: string, change: object) =>
      void heard.push(`learn ${account} ${JSON.stringify(change)}`),
  };
  let isAway = false;
  const shared = {
    async lastNumbers(rooms: readonly string[]) {
      asked.push(`last of ${rooms.length}`);
      if (isAway) throw new Error('PostgreSQL is away');
      return last;
    },
    async standing(people: readonly unknown[]) {
      asked.push(`standing of ${people.length}`);
      return standing;
    },
  };
  const stop = lookAgain(node, shared, clock, silentLog);
  return { clock, heard, asked, last, standing, node, stop, sendAway: (away: boolean) => (isAway = away) };
}

describe('A server that does not hear the others', () => {
  it('CLUSTER-4: looks at the log of all its rooms, and at all its visitors, in two questions', async () => {
    const { clock, heard, asked, last } = scene({ isDeaf: true });
    await clock.pass(LOOKS.deaf);
    last.set(ROOM, 7);
    await clock.pass(LOOKS.deaf);
    expect(heard).toEqual([`${ROOM} 4`, `${ROOM} 7`]);
    expect(asked).toEqual(['last of 1', 'standing of 2', 'last of 1', 'standing of 2']);
  });

  it('CLUSTER-4: sends away who was removed, and learns another role, once', async () => {
    const { clock, heard, standing } = scene({ isDeaf: true });
    const paul = standing.get('perigord paul') as MemberStanding;
    standing.set('perigord paul', { ...paul, isRemoved: true });
    standing.set('perigord rose', { ...paul, name: 'rose', role: 'partner', structures: [] });
    await clock.pass(LOOKS.deaf);
    expect(heard.slice(1)).toEqual([
      'cut paul refused',
      'learn rose {"role":"partner","name":"rose","structures":[]}',
    ]);
  });

  it('CLUSTER-4: one that hears looks too, seldom, to be sure; one that stopped does not', async () => {
    const { clock, asked, node, stop } = scene({ isDeaf: false });
    await clock.pass(LOOKS.hearing - LOOKS.deaf);
    expect(asked).toEqual([]);
    await clock.pass(LOOKS.deaf);
    expect(asked).toHaveLength(2);
    node.isDeaf = true;
    stop();
    await clock.pass(LOOKS.hearing);
    expect(asked).toHaveLength(2);
  });

  it('CLUSTER-4: goes on looking when the database did not answer', async () => {
    const { clock, heard, sendAway } = scene({ isDeaf: true });
    sendAway(true);
    await clock.pass(3 * LOOKS.deaf);
    expect(heard).toEqual([]);
    sendAway(false);
    await clock.pass(LOOKS.deaf);
    expect(heard).toEqual([`${ROOM} 4`]);
  });
});
