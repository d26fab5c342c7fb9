import type * as Y from 'yjs';
import type { LoggedRow } from '#server/store/store.ts';
import { textOf } from './content.ts';
import { Acts, goesOn, sliceOn, type Act, type EntryPast, type Slice } from './entryPast.ts';
import { knownTypes, touchesOf, type KnownTypes, type Touch } from './touches.ts';

interface Growing {
  readonly root: string;
  readonly id: string;
  readonly slices: Slice[];
  readonly acts: Acts;
  /** What stood before the last slice. */
  before: string | null;
}

/** What rows did to entries, and what stood in these before. It is shown each row before it reaches the document. */
export class PastWalk {
  private readonly entries = new Map<string, Growing>();
  private readonly types: KnownTypes;

  constructor(
    private readonly doc: Y.Doc,
    private readonly claims: ReadonlyMap<number, string>,
  ) {
    this.types = knownTypes(doc);
  }

  see(row: LoggedRow): void {
    const byEntry = new Map<string, Touch[]>();
    for (const touch of touchesOf(this.doc, row, this.claims, this.types)) {
      const name = entryName(touch);
      const known = byEntry.get(name);
      if (known === undefined) byEntry.set(name, [touch]);
      else known.push(touch);
    }
    for (const touches of byEntry.values()) this.take(row, touches);
  }

  /** The entries that were touched, and what became of them. */
  *found(): Generator<{ readonly root: string; readonly id: string; readonly past: EntryPast }> {
    for (const { root, id, slices, acts } of this.entries.values())
      yield { root, id, past: { since: 0, slices, acts: acts.all } };
  }

  private take(row: LoggedRow, touches: readonly Touch[]): void {
    const [first] = touches;
    if (first === undefined) return;
    const { root, id } = first;
    const stands = this.doc.getMap(root).has(id);
    const isLaid = touches.some(({ field, wrote }) => field === null && wrote > 0);
    // Whoever writes in what was taken away meanwhile changes nothing that anybody sees.
    if (!stands && !isLaid) return;
    const growing = this.growing(first);
    const last = growing.slices.at(-1);
    // An hour that was put back goes on where it was.
    const at = Math.max(row.at, last?.until ?? row.at);
    if (last !== undefined && goesOn(last, at, first.account))
      growing.slices[growing.slices.length - 1] = { ...last, until: at, account: first.account };
    else {
      const text = stands ? textOf(this.doc, root, id) : null;
      growing.slices.push(sliceOn(growing.before, text, { from: at, until: at, account: first.account }));
      growing.before = text;
    }
    const whole = touches.find(({ field }) => field === null);
    if (whole !== undefined) growing.acts.add({ ...actOf(sumOf(whole, touches), at), isCreation: !stands });
    else for (const touch of touches) growing.acts.add(actOf(touch, at));
  }

  private growing(touch: Touch): Growing {
    const name = entryName(touch);
    const known = this.entries.get(name);
    if (known !== undefined) return known;
    const fresh: Growing = { root: touch.root, id: touch.id, slices: [], acts: new Acts(), before: null };
    this.entries.set(name, fresh);
    return fresh;
  }
}

const entryName = ({ root, id }: { readonly root: string; readonly id: string }): string => `${root}/${id}`;

const actOf = ({ account, field, wrote, struck }: Touch, at: number): Act => ({
  account,
  field,
  from: at,
  until: at,
  wrote,
  struck,
  isCreation: false,
});

/** An entry is laid down or taken out with all that is in it: one act. */
const sumOf = (whole: Touch, touches: readonly Touch[]): Touch => ({
  ...whole,
  wrote: touches.reduce((all, { wrote }) => all + wrote, 0),
  struck: touches.reduce((all, { struck }) => all + struck, 0),
});
