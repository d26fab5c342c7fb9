import type { AccountId, Pen, Pens } from '#domain/ids.ts';
import { newMember } from '../people/members.ts';
import type { Needs } from '../people/needs.ts';
import type { MemberRow } from '../store/store.ts';
import { DEMO_SLUG, type DemoPerson, type DemoSpace } from './demoSpace.ts';

/** A person of the demo file as a member of the demo space. Nobody can come in as them: they have no session. */
export interface DemoMember {
  readonly account: AccountId;
  readonly pens: Pens;
}

export type DemoPeople = ReadonlyMap<string, DemoMember>;

/**
 * Writes the people of the file as members, those that are not there yet: a first attempt may have broken in the
 * middle. They stand for no structure here: structures get their ids when the commons is written.
 */
export async function bringDemoPeople(needs: Needs, data: DemoSpace): Promise<DemoPeople> {
  const present = new Map((await needs.store.people.members(DEMO_SLUG)).map((row) => [row.name, row]));
  const people = new Map<string, DemoMember>();
  for (const person of data.people) {
    const row = present.get(person.name) ?? (await bring(needs, person));
    people.set(person.id, {
      account: row.account as AccountId,
      pens: { named: row.account as Pen, veiled: row.veiledPen as Pen },
    });
  }
  return people;
}

async function bring(needs: Needs, { name, competence }: DemoPerson): Promise<MemberRow> {
  const row = newMember(needs, {
    space: DEMO_SLUG,
    name,
    role: competence === null ? 'partner' : 'organiser',
    structures: [],
    invitation: null,
  });
  await needs.store.people.addMember(row);
  return row;
}
