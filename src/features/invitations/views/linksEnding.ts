import { endsSoon } from '#domain/linkEnd.ts';
import type { Invitation } from '#protocol/portal.ts';
import { invitationState } from './invitationState.ts';

/** Links that people count on and that end within two weeks: those for everybody, and those that let somebody in. */
export const linksEnding = (all: readonly Invitation[], now: number): readonly Invitation[] =>
  all.filter(
    (one) =>
      invitationState(one, now) === 'open' &&
      (one.uses > 0 || one.structure === null) &&
      endsSoon({ createdAt: one.createdAt, endsAt: one.expiresAt }, now),
  );
