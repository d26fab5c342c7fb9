/** A space that this device can open, also without network. */
export interface SpaceHere {
  readonly slug: string;
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly openedAt: number;
  /** On which day my name goes from it for want of a visit, once that is near; null before. */
  readonly leavesOn: number | null;
  /** How many contributions of it have not been received by the server. */
  readonly unsent: number;
}

/** What this device keeps. */
export interface ThisDevice {
  readonly spaces: readonly SpaceHere[];
  readonly keeping: 'kept' | 'notKept';
  /** Whether the browser promised not to evict what is kept; null where it cannot say. */
  readonly promised: boolean | null;
  /** Bytes taken; null where the browser does not tell. */
  readonly used: number | null;
}
