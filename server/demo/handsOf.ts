import type { DemoMember, DemoPeople } from './demoPeople.ts';
import type { DemoSpace } from './demoSpace.ts';
import { known } from './mustBe.ts';

/** Whose hand typed for a structure: somebody of it, or the coordination, as for paper cards. */
export function handsOf(
  data: DemoSpace,
  people: DemoPeople,
): (structure: string, person: string | null) => DemoMember {
  const coordination = data.people[0]?.id ?? '';
  const ofStructure = new Map(data.people.map((person) => [person.structure, person.id]));
  return (structure, person) => known(people, person ?? ofStructure.get(structure) ?? coordination);
}
