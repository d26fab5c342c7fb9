/** Puts updates of others in the document, all in one transaction. */
export type Bring = (updates: readonly Uint8Array[]) => void;

/** A buffer between the live updates of others and the document. */
export interface UpdateBuffer {
  /** Whether it keeps this update: it gives it to `bring` later, with those before it, in their order. */
  readonly keeps: (update: Uint8Array, bring: Bring) => boolean;
  /** Gives all that it keeps, now. */
  readonly release: () => void;
}
