import { randomInt } from 'node:crypto';
import type { RoomDocument } from '#server/document/roomDocument.ts';

/** Yjs itself reads larger ones, other readers cut them short. */
const END_OF_IDS = 2 ** 32;

/**
 * Whose each Yjs client id of a room is: claimed for ever with the first update under it, shown in presence, or
 * handed out by the server and kept, in memory, for as long as the connection that was given it lives.
 */
export class ClientIds {
  private readonly kept = new Map<number, { readonly by: object; readonly account: string }>();
  private readonly givenTo = new Map<object, number>();
  /** How many ids each account has claimed, counted once for each copy of the room. */
  private counted: { readonly of: ReadonlyMap<number, string>; readonly counts: Map<string, number> } | null =
    null;

  constructor(
    private readonly document: Pick<RoomDocument, 'claims' | 'isWrittenWith'>,
    private readonly holderOf: (client: number) => string | null,
    private readonly draw: () => number = () => randomInt(1, END_OF_IDS),
  ) {}

  ownerOf(client: number): string | null {
    return this.document.claims.get(client) ?? this.holderOf(client) ?? this.keptFor(client);
  }

  keptFor(client: number): string | null {
    return this.kept.get(client)?.account ?? null;
  }

  /** An id that nobody wrote with: the same one for a connection until something was written under it. */
  keepFor(by: object, account: string): number {
    const given = this.givenTo.get(by);
    if (given !== undefined && !this.document.isWrittenWith(given)) return given;
    this.forget(by);
    let fresh = this.draw();
    while (this.document.isWrittenWith(fresh) || this.ownerOf(fresh) !== null) fresh = this.draw();
    this.kept.set(fresh, { by, account });
    this.givenTo.set(by, fresh);
    return fresh;
  }

  forget(by: object): void {
    const given = this.givenTo.get(by);
    this.givenTo.delete(by);
    if (given !== undefined) this.kept.delete(given);
  }

  /** Whether an account may have so many more, `most` in all. */
  mayClaim(account: string, fresh: readonly number[], most: number): boolean {
    if (fresh.length === 0) return true;
    return (this.counts().get(account) ?? 0) + fresh.length <= most;
  }

  claim(account: string, fresh: readonly number[]): void {
    const { claims } = this.document;
    const counts = this.counts();
    for (const client of fresh) claims.set(client, account);
    counts.set(account, (counts.get(account) ?? 0) + fresh.length);
  }

  private counts(): Map<string, number> {
    const { claims } = this.document;
    if (this.counted?.of === claims) return this.counted.counts;
    const counts = new Map<string, number>();
    for (const account of claims.values()) counts.set(account, (counts.get(account) ?? 0) + 1);
    this.counted = { of: claims, counts };
    return counts;
  }
}
