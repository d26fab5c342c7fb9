/** A line that is back says so; one that only pretends to be there is tried again after this. */
const A_WHILE = 5_000;

/**
 * Whether somebody misses it. `unseen`: what nobody asked for by an act and no place of the page waits for; nothing
 * is said of it.
 */
type Awaited = 'seen' | 'unseen';

/** The parts that somebody waits for in vain, and who is told of it. */
const late = new Set<symbol>();
const hearing = new Set<(isLate: boolean) => void>();
const tell = (): void => {
  for (const hear of hearing) hear(late.size > 0);
};

/** Tells, now and at each change, whether a part of what is on the screen waits for the line. Answers how to stop. */
export function hearOfLate(hear: (isLate: boolean) => void): () => void {
  hearing.add(hear);
  hear(late.size > 0);
  return () => void hearing.delete(hear);
}

/** Another page is on the screen: what the one before it waited for is missed no more. */
export function forgetLate(): void {
  late.clear();
  tell();
}

/**
 * A part of the app that comes after the first screen. Where the line goes down before it is there (and before the
 * worker keeps it), it is asked for again once the line is back: until then the page does without, and says so. It
 * comes in when nobody types elsewhere, since it may take the focus.
 */
export async function lazily<Part>(load: () => Promise<Part>, awaited: Awaited = 'seen'): Promise<Part> {
  const self = Symbol();
  for (let isFirst = true; ; isFirst = false) {
    try {
      const part = await load();
      if (!isFirst && awaited === 'seen') {
        await restOfHand();
        late.delete(self);
        tell();
      }
      return part;
    } catch {
      if (isFirst && awaited === 'seen') {
        late.add(self);
        tell();
      }
      await nextOccasion();
    }
  }
}

const nextOccasion = (): Promise<void> =>
  new Promise((resolve) => {
    const go = (): void => {
      clearTimeout(timer);
      removeEventListener('online', go);
      resolve();
    };
    const timer = setTimeout(go, A_WHILE);
    addEventListener('online', go);
  });

const TYPED_IN = 'textarea, input:not([type=checkbox], [type=radio])';

/** Nobody is in a field of text. */
const restOfHand = (): Promise<void> =>
  new Promise((resolve) => {
    const look = (): void => {
      const { activeElement: at } = document;
      if (at instanceof HTMLElement && (at.isContentEditable || at.matches(TYPED_IN))) return;
      removeEventListener('focusout', later);
      resolve();
    };
    // The focus is nowhere while it goes from one field to the next.
    const later = (): void => void setTimeout(look);
    addEventListener('focusout', later);
    look();
  });
