/** What somebody wrote and the server did not take: plain data, kept on their device. */
export interface RejectedChange {
  /** `<root>/<id>`: one for each entry. */
  readonly key: string;
  readonly root: string;
  readonly id: string;
  /** Whether the entry itself was refused, or a change of one that stands. */
  readonly act: 'create' | 'change';
  /** The fields that were refused, as they stood; all of the entry's when `act` is `create`. */
  readonly fields: Readonly<Record<string, unknown>>;
  /** What it pointed to. */
  readonly about: { readonly item: string } | null;
  /** A reason of the protocol, `unknown` when none was heard, or how the access ended. */
  readonly why: string;
  /** When it came back, in milliseconds since 1970. */
  readonly at: number;
}
