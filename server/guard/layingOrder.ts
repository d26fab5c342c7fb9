import * as Y from 'yjs';
import { endOf, heldUpTo, type Contribution, type Struct } from './contribution.ts';

const NOTHING: readonly Y.ID[] = [];

function dependenciesOf(struct: Struct): readonly Y.ID[] {
  if (!(struct instanceof Y.Item)) return NOTHING;
  const parent: unknown = struct.parent;
  return [struct.origin, struct.rightOrigin, parent instanceof Y.ID ? parent : null].filter(
    (id) => id !== null,
  );
}

/**
 * The structs of an update in an order in which each hangs only on what stands in the room or came before it:
 * found by laying them one after another without touching the document. Null when something is missing, or hangs
 * on itself: it would be kept pending for ever.
 */
export function layingOrder({ byClient, structs }: Contribution, doc: Y.Doc): readonly Struct[] | null {
  const laid = new Map<number, number>();
  const laidUpTo = (client: number): number => laid.get(client) ?? heldUpTo(doc, client);
  const missingFor = (struct: Struct): Y.ID | null => {
    for (const id of dependenciesOf(struct)) {
      const stands =
        id.client === struct.id.client ? id.clock < struct.id.clock : id.clock < laidUpTo(id.client);
      if (!stands) return id;
    }
    return null;
  };
  const order: Struct[] = [];
  const reached = new Map<number, number>();
  /** Who waits for a client id, and for which clock of it. */
  const waiting = new Map<number, { readonly client: number; readonly clock: number }[]>();
  const due = [...byClient.keys()];
  for (let client = due.pop(); client !== undefined; client = due.pop()) {
    const own = byClient.get(client) ?? [];
    let at = reached.get(client) ?? 0;
    for (; at < own.length; at += 1) {
      const struct = own[at];
      if (struct === undefined) break;
      const missing = missingFor(struct);
      if (missing !== null) {
        if (missing.client === client) return null;
        const others = waiting.get(missing.client) ?? [];
        waiting.set(missing.client, [...others, { client, clock: missing.clock }]);
        break;
      }
      order.push(struct);
      laid.set(client, Math.max(laidUpTo(client), endOf(struct)));
    }
    reached.set(client, at);
    const still = (waiting.get(client) ?? []).filter((one) => {
      if (one.clock >= laidUpTo(client)) return true;
      due.push(one.client);
      return false;
    });
    if (waiting.has(client)) waiting.set(client, still);
  }
  return order.length === structs.length ? order : null;
}
