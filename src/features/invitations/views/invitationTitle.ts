import type { Invitation } from '#protocol/portal.ts';
import type { SpaceState } from '#state/space.svelte.ts';
import type { Words } from '#ui/words/context.ts';

/** How organisers call a link: the note they gave it, the structure it is for, or who it is for. */
export const invitationTitle = (
  { structures }: Pick<SpaceState, 'structures'>,
  { app }: Pick<Words, 'app'>,
  { label, structure, role }: Pick<Invitation, 'label' | 'structure' | 'role'>,
): string =>
  label ?? (structure === null ? null : structures.get(structure)?.name) ?? app.invite.readyFor[role];
