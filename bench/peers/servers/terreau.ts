import { join } from 'node:path';
import type { SpaceSlug } from '#domain/ids.ts';
import { sessionCookie } from '#protocol/portal.ts';
import { readConfig } from '#server/config.ts';
import { composeHouse } from '#server/house.ts';
import { silentLog } from '#server/log.ts';
import { newMember } from '#server/people/members.ts';
import { needsFrom, type Needs } from '#server/people/needs.ts';
import { newSession } from '#server/people/sessions.ts';
import { foundAt } from '../../../tests/support/newSpace.ts';
import { plainDialect } from '../dialect.ts';
import { ALLOCATOR } from '../../../scripts/house/allocator.mjs';
import type { Peer, Person, Place, Plan, Running } from '../peer.ts';
import { startProgram } from './spawned.ts';

/** Ours, as `npm start` runs it: spaces, members, a session for each of them. */
export const terreau = (profiles: string | null): Peer => ({
  name: 'terreau',
  title: 'Terreau',
  dialect: plainDialect,
  query: '?receipts=1',
  keeps: true,
  prepare: laySpaces,
  start: (data) => start(data, profiles),
});

/** A profile is written when the process ends by itself: whoever profiles waits for its farewell. */
async function start(data: string, profiles: string | null): Promise<Running> {
  const watched = profiles === null ? [] : ['--cpu-prof', `--cpu-prof-dir=${profiles}`];
  const running = await startProgram(
    [...watched, join('build', 'server.js')],
    {
      env: {
        ...process.env,
        ...ALLOCATOR,
        TERREAU_DATA: data,
        HOST: '127.0.0.1',
        PORT: '0',
        TERREAU_MAX_OPEN_EACH: '1000000',
      },
    },
    /:\d+\s*$/,
    (line) => `ws://127.0.0.1:${/:(\d+)\s*$/.exec(line)?.[1]}/sync/`,
  );
  return profiles === null ? running : { ...running, kill: running.stop };
}

async function laySpaces(data: string, plan: Plan): Promise<readonly Place[]> {
  const config = readConfig({ TERREAU_DATA: data, TERREAU_MAX_OPENED: '10000' });
  if (!config.ok) throw new Error(JSON.stringify(config.why));
  const house = composeHouse(config.value, {
    version: '0',
    log: silentLog,
    publicUrl: () => 'http://localhost',
  });
  try {
    const needs = needsFrom(house.parts);
    const places: Place[] = [];
    for (let n = 0; n < plan.rooms; n += 1) {
      const { space } = await foundAt(house, `Banc ${n}`);
      places.push({ room: `${space}/commons`, people: await enrol(needs, space, plan) });
    }
    return places;
  } finally {
    await house.close();
  }
}

const enrol = (needs: Needs, space: SpaceSlug, { people, organisers }: Plan): Promise<Person[]> =>
  Promise.all(
    Array.from({ length: people }, async (_, n) => {
      const member = newMember(needs, {
        space,
        name: `Personne ${n}`,
        role: n < organisers ? 'organiser' : 'partner',
        structures: [],
        invitation: null,
      });
      const { row, entry } = newSession(needs, member);
      await needs.store.people.addMember(member, row);
      return { account: member.account, cookie: `${sessionCookie(space)}=${entry.token}` };
    }),
  );
