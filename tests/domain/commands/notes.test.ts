import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { openRoots, readAll, readItem } from '#domain/collection.ts';
import { addNote, archiveNote, bringBackNote, editNote } from '#domain/commands/backstage/notes.ts';
import type { ItemId } from '#domain/ids.ts';
import { BACKSTAGE_KINDS, note } from '#domain/kinds/backstage/index.ts';
import { LONGEST_PRIVATE_NOTE } from '#domain/kinds/backstage/note.ts';
import { ANA, PAUL, puppetWorld, valueOf } from '../scene.ts';

const backstage = (): Y.Doc => openRoots(new Y.Doc(), BACKSTAGE_KINDS);

describe('A private note', () => {
  it('BACK-2: is its author’s alone to change, to archive and to bring back', () => {
    const [doc, world] = [backstage(), puppetWorld()];
    const about = 's1' as ItemId;
    const id = valueOf(addNote(doc, ANA, { structure: about, text: ' À rappeler.\nLe matin. ' }, world));
    expect(readItem(doc, note, id)).toMatchObject({
      structure: about,
      text: 'À rappeler.\nLe matin.',
      editedAt: null,
    });
    expect(editNote(doc, PAUL, id, 'Faux.', world)).toEqual({ ok: false, why: 'item.notMine' });
    valueOf(editNote(doc, ANA, id, 'Rappelée.', world));
    expect(archiveNote(doc, PAUL, id, world)).toEqual({ ok: false, why: 'item.notMine' });
    valueOf(archiveNote(doc, ANA, id, world));
    expect(readItem(doc, note, id)?.archivedAt).not.toBeNull();
    valueOf(bringBackNote(doc, ANA, id));
    expect(readItem(doc, note, id)).toMatchObject({ text: 'Rappelée.', archivedAt: null });
  });

  it('BACK-2: that says nothing, or too much, is refused and nothing is written', () => {
    const [doc, world] = [backstage(), puppetWorld()];
    const why = (text: string) => addNote(doc, ANA, { structure: null, text }, world);
    expect(why(' … ')).toEqual({ ok: false, why: 'privateNote.empty' });
    expect(why('é'.repeat(LONGEST_PRIVATE_NOTE + 1))).toEqual({ ok: false, why: 'privateNote.tooLong' });
    expect(readAll(doc, note).size).toBe(0);
    expect(why('é'.repeat(LONGEST_PRIVATE_NOTE)).ok).toBe(true);
  });
});
