import type { Portal } from '#protocol/portal.ts';

/**
 * Where the pages find the portal. SvelteKit's handler is a bundle of its own, so a module imported from both
 * sides would exist twice; one registered symbol exists once in a process.
 */
const SLOT = Symbol.for('terreau.portal');

export function fillPortalSlot(portal: Portal): void {
  (globalThis as { [SLOT]?: Portal })[SLOT] = portal;
}
