import type * as Y from 'yjs';
import type { Offer } from '#server/room/turn.ts';
import { alsoOn } from '../domain/scene.ts';

/** What a device sends while somebody types in a text of a space, a frame for each key. */
export function typedKeys<Sender>(
  server: Y.Doc,
  from: Sender,
  type: (text: Y.Text) => void,
): Offer<Sender>[] {
  const device = alsoOn(server);
  const offers: Offer<Sender>[] = [];
  device.on('update', (update: Uint8Array) =>
    offers.push({ from, frame: offers.length + 1, update, isStep2: false }),
  );
  type(device.getText('words'));
  return offers;
}
