import type { Portal } from '#protocol/portal.ts';

/**
 * SvelteKit's handler is a bundle of its own: a module imported here and by the server exists twice.
 * The server therefore leaves its portal under this one registered symbol (server/portalSlot.ts).
 */
const SLOT = Symbol.for('terreau.portal');

export const portalInSlot = (): Portal | undefined => (globalThis as { [SLOT]?: Portal })[SLOT];
