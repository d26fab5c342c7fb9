import { inBrowser, type Environment } from '#engine/sync/environment.ts';
import { wayMemory } from './wayMemory.ts';

/** What the rooms of a page reach for. */
export const browserEnvironment = (): Environment => inBrowser(wayMemory());
