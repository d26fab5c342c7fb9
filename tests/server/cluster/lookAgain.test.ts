import { describe, expect, it } from 'vitest';
import { RHYTHM, type OpenEther } from '#server/cluster/bus.ts';
import { inProcessEther } from '#server/cluster/busInProcess.ts';
import { BusNode } from '#server/cluster/busNode.ts';
import { silentLog } from '#server/log.ts';
import { lookAgain, LOOKS } from '#server/cluster/lookAgain.ts';
import { judgeByStanding, oneAtATime } from '#server/cluster/standings.ts';
import type { Identity } from '#server/identity.ts';
import type { MemberStanding } from '#server/store/store.ts';
import { PAUL, ROSE } from '../../support/liveHouse.ts';
import { puppetClock, settled } from '../../support/puppetClock.ts';

const ROOM = 'perigord/commons';

/** A node with Paul and Rose, and a database that tests write in. */
function scene(given: { readonly isDeaf: boolean }) {
  const clock = puppetClock();
  const heard: string[] = [];
  const asked: string[] = [];
  const last = new Map([[ROOM, 4]]);
  const standing = new Map<string, MemberStanding>();
  const ended = new Set<string>();
  for (const { space, account, role, name, structures } of [PAUL, ROSE])
    standing.set(`${space} ${account}`, { role, name, structures, isRemoved: false });
  const node = {
    isDeaf: given.isDeaf,
    heardRooms: () => [ROOM],
    identities: (): Identity[] => [PAUL, PAUL, ROSE],
    rowsHere: (room: string, through: number) => void heard.push(`${room} ${through}`),
    cutHere: (_: string, account: string, why: string) => void heard.push(`cut ${account} ${why}`),
    endSessionHere: (session: string) => void heard.push(`end ${session}`),
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
    async endedSessions(sessions: readonly string[]) {
      asked.push(`sessions, ${sessions.length}`);
      return [...ended];
    },
  };
  const stop = lookAgain(node, shared, clock, silentLog);
  return {
    clock,
    heard,
    asked,
    last,
    standing,
    ended,
    node,
    stop,
    sendAway: (away: boolean) => (isAway = away),
  };
}

describe('Somebody whose access is withdrawn', () => {
  /** Redis as it may be. `pretends`: whole to look at, and carries nothing. */
  const STATES = ['up', 'away', 'pretends'] as const;

  /** How long it took at another server, at whatever moment of its beats, by the puppet clock. */
  async function timeUntilCut(
    state: (typeof STATES)[number],
    phase: number,
    by: 'removal' | 'leaving',
  ): Promise<number> {
    const clock = puppetClock();
    const inner = inProcessEther();
    let now: (typeof STATES)[number] = 'up';
    const open: OpenEther = (ears) => {
      const own = inner({ ...ears, heard: (on, words) => void (now === 'up' && ears.heard(on, words)) });
      const { hear, forget, say, renew, close } = own;
      return {
        hear,
        forget,
        say,
        renew,
        close,
        get carries() {
          return now !== 'away';
        },
      };
    };
    const [north, south] = [new BusNode(open, clock), new BusNode(open, clock)];
    const standing = new Map<string, MemberStanding>();
    const ended: string[] = [];
    const { role, name, structures } = PAUL;
    standing.set('perigord paul', { role, name, structures, isRemoved: false });
    let cutAt: number | null = null;
    south.listen({
      cut: () => void (cutAt ??= clock.elapsed()),
      endSession: (session) => void (session === PAUL.session && (cutAt ??= clock.elapsed())),
      learn() {},
      tell() {},
      missed() {},
      identities: () => (cutAt === null ? [PAUL] : []),
    });
    const shared = {
      lastNumbers: async () => new Map(),
      standing: async () => standing,
      endedSessions: async () => ended,
    };
    const stop = lookAgain(south, shared, clock, silentLog);
    await clock.pass(10_000 + phase);
    now = state;
    const withdrawnAt = clock.elapsed();
    if (by === 'leaving') {
      ended.push(PAUL.session);
      north.endSession(PAUL.session);
    } else {
      standing.set('perigord paul', { role, name, structures, isRemoved: true });
      north.cut(PAUL.space, PAUL.account, 'refused');
    }
    await clock.pass(3_000);
    stop();
    await Promise.all([north.close(), south.close()]);
    return (cutAt ?? Infinity) - withdrawnAt;
  }

  it.each(STATES.flatMap((state) => [[state, 'removal'] as const, [state, 'leaving'] as const]))(
    'CLUSTER-8: is cut at the other servers within a second, Redis %s, by %s',
    async (state, by) => {
      const times: number[] = [];
      for (let phase = 0; phase < RHYTHM.beat; phase += 10) times.push(await timeUntilCut(state, phase, by));
      expect(Math.max(...times)).toBeLessThanOrEqual(state === 'up' ? 0 : 1_000);
    },
  );

  it('CLUSTER-8: what is heard while the database is asked is newer than its answer', async () => {
    const told: string[] = [];
    let paul = PAUL;
    await judgeByStanding(
      {
        identities: () => [paul],
        cut: () => void told.push('cut'),
        endSession: () => void told.push('end'),
        learn: () => void told.push('learn'),
      },
      {
        async standing() {
          const { role, name, structures } = PAUL;
          paul = { ...PAUL, role: 'reader' };
          return new Map([['perigord paul', { role, name, structures, isRemoved: false }]]);
        },
        endedSessions: async () => [],
      },
    );
    expect(told).toEqual([]);
  });

  it('CLUSTER-8: is looked for one time after the other; what is asked meanwhile is one more', async () => {
    const running: (() => void)[] = [];
    let runs = 0;
    const look = oneAtATime(() => {
      runs += 1;
      return new Promise<void>((resolve) => running.push(resolve));
    });
    const all = [look(), look(), look()];
    expect(runs).toBe(1);
    running.shift()?.();
    await settled();
    expect(runs).toBe(2);
    running.shift()?.();
    await Promise.all(all);
    expect(runs).toBe(2);
  });
});

describe('A server that does not hear the others', () => {
  it('CLUSTER-4: looks at the log of all its rooms, and at all who are connected, in three questions', async () => {
    const { clock, heard, asked, last } = scene({ isDeaf: true });
    await clock.pass(LOOKS.deaf);
    last.set(ROOM, 7);
    await clock.pass(LOOKS.deaf);
    expect(heard).toEqual([`${ROOM} 4`, `${ROOM} 7`]);
    const questions = ['last of 1', 'standing of 2', 'sessions, 2'];
    expect(asked).toEqual([...questions, ...questions]);
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

  it('CLUSTER-4: closes the lines of a session that ended, and no other', async () => {
    const { clock, heard, ended } = scene({ isDeaf: true });
    ended.add(ROSE.session);
    await clock.pass(LOOKS.deaf);
    expect(heard.slice(1)).toEqual([`end ${ROSE.session}`]);
  });

  it('CLUSTER-4: one that hears looks too, seldom, to be sure; one that stopped does not', async () => {
    const { clock, asked, node, stop } = scene({ isDeaf: false });
    await clock.pass(LOOKS.hearing - LOOKS.deaf);
    expect(asked).toEqual([]);
    await clock.pass(LOOKS.deaf);
    expect(asked).toHaveLength(3);
    node.isDeaf = true;
    stop();
    await clock.pass(LOOKS.hearing);
    expect(asked).toHaveLength(3);
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
