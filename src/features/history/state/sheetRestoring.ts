import * as Y from 'yjs';
import { patch, rootOf } from '#domain/collection.ts';
import type { Kind } from '#domain/kind.ts';
import { readLine, SHEET_KINDS, type LineOfSheet } from '../domain/compareSheets.ts';
import { rewriteText } from '#domain/rewriteText.ts';
import { done, refused, type Result } from '#domain/result.ts';
import type { SpaceState } from '#state/space.svelte.ts';

type Contents = Readonly<Record<string, unknown>>;
const BROUGHT_BACK = Symbol('brought back');

/**
 * Brings one line of a sheet back to how it stood, as a new edit of mine: its words by the least change, what was
 * chosen in it, its place; a line that was not there is put away. Undone by one act, which leaves what others did since.
 */
export class SheetRestoring {
  readonly #space: SpaceState;
  readonly #undos = new Set<Y.UndoManager>();

  constructor(space: SpaceState) {
    this.#space = space;
  }

  /** Reactive. */
  get isAllowed(): boolean {
    return this.#space.may('writeThemes');
  }

  /** Makes a line as it is in `before`. Answers how to take it back. */
  bringBack({ root, id, before }: LineOfSheet): Result<() => void, string> {
    const kind = SHEET_KINDS[root] as unknown as Kind;
    const entry: unknown = rootOf(this.#space.shared.doc, kind).get(id);
    if (!(entry instanceof Y.Map)) return refused('item.gone');
    const undo = new Y.UndoManager([entry], { trackedOrigins: new Set([BROUGHT_BACK]) });
    const written = this.#space.write('writeThemes', (doc, world) => {
      doc.transact(() => {
        if (before === null) patch(doc, kind, id, { archivedAt: world.now() });
        else rewriteLine(doc, kind, id, entry, readLine(root, before));
      }, BROUGHT_BACK);
      return done(null);
    });
    if (!written.ok) {
      undo.destroy();
      return written;
    }
    this.#undos.add(undo);
    return done(() => void undo.undo());
  }

  stop(): void {
    for (const undo of this.#undos) undo.destroy();
  }
}

function rewriteLine(
  doc: Y.Doc,
  kind: Kind,
  id: LineOfSheet['id'],
  entry: Y.Map<unknown>,
  wanted: Contents,
): void {
  for (const [name, { merge, read }] of Object.entries(kind.fields)) {
    const value: unknown = entry.get(name);
    if (value instanceof Y.Text) rewriteText(value, String(wanted[name] ?? ''));
    else if (merge === 'register' && JSON.stringify(read(value)) !== JSON.stringify(wanted[name]))
      patch(doc, kind, id, { [name]: wanted[name] });
  }
}
