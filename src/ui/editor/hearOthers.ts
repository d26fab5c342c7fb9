import type { ThemeWriting } from '#state/themeWriting.ts';
import { isNear, whereIAm } from './nearMe.ts';
import { watchRemoteChanges, type RemoteChange } from './remoteChange.ts';

/** What somebody else changed in a theme; `isNear`: where my caret is, or anywhere while I have none here. */
export type HeardChange = RemoteChange & { readonly isNear: boolean };

/** Hands over what others change in a theme; telling it is the shell's work. Answers how to stop. */
export const hearOthers = (
  writing: Pick<ThemeWriting, 'title' | 'intent' | 'body' | 'awareness'>,
  theme: string,
  tell: (change: HeardChange) => void,
): (() => void) =>
  watchRemoteChanges(writing, writing.awareness, (change) =>
    tell({ ...change, isNear: isNear(change, whereIAm(theme)) }),
  );
