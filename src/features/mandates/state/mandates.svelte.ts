import type { ItemId } from '#domain/ids.ts';
import type { Mandate } from '#domain/kinds/mandate.ts';
import type { GivenMandate, MandateRefusal, Member } from '#protocol/portal.ts';
import { knock, type Door } from '#state/doors.ts';
import type { SpaceState } from '#state/space.svelte.ts';

/** Somebody who is to be confirmed for a structure. */
export interface ToConfirm {
  readonly mandate: Mandate;
  readonly member: Member;
  readonly structure: ItemId;
}

/** Who waits to be confirmed, the first first, of those that I may answer for. Reactive. */
export const toConfirm = (space: SpaceState): readonly ToConfirm[] =>
  [...space.mandates.values()]
    .filter(({ state }) => state === 'asked')
    .sort((a, b) => a.askedAt - b.askedAt || (a.id < b.id ? -1 : 1))
    .flatMap((mandate) => {
      const member = space.members.get(mandate.person as never);
      const structure = mandate.structure;
      if (structure === null || member === undefined || member.removedAt !== null) return [];
      const mayAnswer = space.me.role === 'organiser' || space.standsFor(structure);
      return mayAnswer && member.account !== space.me.account ? [{ mandate, member, structure }] : [];
    });

/** What was said of mine: what waits, and what was answered no. Reactive. */
export const ofMine = (space: SpaceState): readonly Mandate[] =>
  [...space.mandates.values()].filter(
    ({ person, state }) => person === space.me.account && state !== 'agreed',
  );

/** Says whether somebody speaks for a structure. It needs the network. */
export const settleMandate = (slug: string, given: GivenMandate): Door<null, MandateRefusal> =>
  knock(slug, 'POST', 'mandates', given);
