import { isRecord } from '#domain/readers.ts';
import type { Note, SpaceNotes } from '#state/deviceNotes.ts';

/** What somebody was writing, kept on this device until it is shared. */
export interface Draft {
  readonly sentence: string;
  readonly context: string;
}

const textOf = (raw: unknown): string => (typeof raw === 'string' ? raw : '');

const DRAFT: Note<Draft> = {
  name: 'draft',
  read: (raw) => (isRecord(raw) ? { sentence: textOf(raw.sentence), context: textOf(raw.context) } : null),
};

export const readDraft = (notes: SpaceNotes): Draft => notes.read(DRAFT) ?? { sentence: '', context: '' };

/** Keeps a draft, or forgets it when nothing is left of it. Where nothing can be kept, the page still holds it. */
export const keepDraft = (notes: SpaceNotes, draft: Draft): void =>
  notes.keep(DRAFT, draft.sentence.trim() === '' && draft.context.trim() === '' ? null : draft);
