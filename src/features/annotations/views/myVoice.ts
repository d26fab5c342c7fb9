import type { Voice } from '#domain/voice.ts';
import type { SpaceState } from '#state/space.svelte.ts';

/** How I speak unless I say otherwise: for my first structure, else in my own name. */
export function myVoice({ me, claimed, structures }: SpaceState): Voice {
  const structure = claimed.find((one) => structures.has(one));
  return structure === undefined ? { kind: 'person', person: me.account } : { kind: 'structure', structure };
}
