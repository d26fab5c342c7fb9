import { done, type Result } from '#domain/result.ts';
import { browserEnvironment } from '#sync/browserEnvironment.ts';
import { connectSpace, type OpenRefusal } from '#sync/spaceConnection.ts';
import { SpaceState } from './space.svelte.ts';

export type { OpenRefusal };

/**
 * Opens a space by its address: from this device first, then from the server.
 * `offlineUnknown`: this device has never seen it, and the network does not answer.
 */
export async function openSpace(slug: string): Promise<Result<SpaceState, OpenRefusal>> {
  const opened = await connectSpace(slug, browserEnvironment());
  return opened.ok ? done(new SpaceState(opened.value)) : opened;
}
