/** What somebody was writing, kept on this device until it is shared. */
export interface Draft {
  readonly sentence: string;
  readonly context: string;
}

const EMPTY: Draft = Object.freeze({ sentence: '', context: '' });

const keyOf = (slug: string): string => `terreau-draft-${slug}`;

/** The part of Storage that a draft needs; a private window may refuse each of them. */
type Keep = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

export function readDraft(slug: string, keep: () => Keep): Draft {
  try {
    const raw: unknown = JSON.parse(keep().getItem(keyOf(slug)) ?? 'null');
    if (typeof raw !== 'object' || raw === null) return EMPTY;
    const { sentence, context } = raw as Partial<Record<keyof Draft, unknown>>;
    return {
      sentence: typeof sentence === 'string' ? sentence : '',
      context: typeof context === 'string' ? context : '',
    };
  } catch {
    return EMPTY;
  }
}

/** Keeps a draft, or forgets it when nothing is left of it. Where nothing can be kept, the page still holds it. */
export function keepDraft(slug: string, draft: Draft, keep: () => Keep): void {
  try {
    if (draft.sentence.trim() === '' && draft.context.trim() === '') keep().removeItem(keyOf(slug));
    else keep().setItem(keyOf(slug), JSON.stringify(draft));
  } catch {
    return;
  }
}
