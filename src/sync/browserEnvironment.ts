import { inBrowser, type Environment } from '#engine/sync/environment.ts';
import { rememberedTransport } from './rememberedTransport.ts';

/** What the rooms of a page reach for. */
export const browserEnvironment = (): Environment => inBrowser(rememberedTransport());
