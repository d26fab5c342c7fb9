import type { Invitation } from '#protocol/portal.ts';

export type InvitationState = 'open' | 'revoked' | 'ended' | 'usedUp';

/** Whether an invitation still lets somebody in at `now`, or why not. */
export function invitationState(invitation: Invitation, now: number): InvitationState {
  if (invitation.revokedAt !== null) return 'revoked';
  if (invitation.expiresAt <= now) return 'ended';
  return invitation.uses >= invitation.maxUses ? 'usedUp' : 'open';
}
