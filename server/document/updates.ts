import * as Y from 'yjs';

/** Runs `act` and answers what it returned and the updates the document emitted meanwhile. */
export function recordingUpdates<T>(
  doc: Y.Doc,
  act: () => T,
): { readonly value: T; readonly emitted: Uint8Array[] } {
  const emitted: Uint8Array[] = [];
  const record = (update: Uint8Array): void => void emitted.push(update);
  doc.on('update', record);
  try {
    return { value: act(), emitted };
  } finally {
    doc.off('update', record);
  }
}

export function mergeAll(updates: readonly Uint8Array[]): Uint8Array | null {
  if (updates.length <= 1) return updates[0] ?? null;
  return Y.mergeUpdates([...updates]);
}
