/**
 * Device notes: what a browser remembers besides the documents, in its key-value storage, and the only place that
 * reaches for it. One key a note, under one prefix: `terreau:<space>:<account>:<name>`, or `terreau:::<name>` where it
 * belongs to the device itself. Where nothing can be kept, nothing is remembered and nothing breaks.
 */
export interface DeviceNotes<Name extends string> {
  readonly read: <T>(note: Note<T, Name>) => T | null;
  /** Null forgets. */
  readonly keep: <T>(note: Note<T, Name>, value: T | null) => void;
}

/** A note by what it keeps. */
export interface Note<T, Name extends string = SpaceNoteName> {
  readonly name: Name;
  /** Lenient: what another version wrote reads as far as it is understood. `raw` is plain JSON. */
  readonly read: (raw: unknown) => T | null;
}

/** Words of a person, which wait for them; the rest of a former account goes when another one comes. */
const WORDS = ['draft', 'notes', 'cards'] as const;
/** What is remembered of a space for one account. */
const OF_SPACES = [...WORDS, 'visit', 'links', 'told', 'returned', 'asks', 'asked-words'] as const;
export type SpaceNoteName = (typeof OF_SPACES)[number];
export type SpaceNotes = DeviceNotes<SpaceNoteName>;

type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

const PREFIX = 'terreau:';

const keyOf = (space: string, account: string, name: string): string =>
  `${PREFIX}${space}:${account}:${name}`;

/** How it was called before it had an account. */
const oldKeyOf = (space: string, name: SpaceNoteName): string => `terreau-${name}-${space}`;

/** Where stands whose notes of a space these are: what is on the page before anybody is recognised reads theirs. */
const ownerKeyOf = (space: string): string => keyOf(space, '', 'owner');
const ownerOf = (shelf: Shelf, space: string): string => shelf.getItem(ownerKeyOf(space)) ?? '';

/**
 * The notes of a space: of this account, to whom goes what was noted before anybody was recognised; or, without one,
 * of whoever was there last. Once they are forgotten, in another tab too, this account keeps no more of them.
 */
export function spaceNotes(space: string, account?: string, shelf = localShelf()): SpaceNotes {
  attempt(() => {
    if (shelf === null) return;
    const owner = ownerOf(shelf, space);
    for (const name of OF_SPACES) move(shelf, oldKeyOf(space, name), keyOf(space, account ?? owner, name));
    if (account !== undefined && account !== owner) become(shelf, space, account);
  });
  return notesOn(shelf, (kept, name) => {
    const owner = ownerOf(kept, space);
    return account === undefined || account === owner ? keyOf(space, owner, name) : null;
  });
}

function become(shelf: Shelf, space: string, account: string): void {
  for (const key of keysOf(shelf, `${PREFIX}${space}:`)) {
    const [, , whose = '', name = ''] = key.split(':');
    if (whose === '' && key !== ownerKeyOf(space)) move(shelf, key, keyOf(space, account, name));
    else if (whose !== account && !WORDS.some((one) => one === name)) shelf.removeItem(key);
  }
  shelf.setItem(ownerKeyOf(space), account);
}

/** The notes of the device itself, whoever uses it. */
export const ownNotes = (shelf = localShelf()): DeviceNotes<'display'> => belongsToNobody(shelf, 'display');

/** The notes of a tab, which go when it is closed. */
export const tabNotes = (shelf = tabShelf()): DeviceNotes<'way'> => belongsToNobody(shelf, 'way');

function belongsToNobody<Name extends string>(shelf: Shelf | null, name: Name): DeviceNotes<Name> {
  attempt(() => shelf !== null && move(shelf, `terreau-${name}`, keyOf('', '', name)));
  return notesOn(shelf, (_, name) => keyOf('', '', name));
}

/** Every key under which a space is noted, whoever’s and however old. */
export const keysOfSpace = (space: string, shelf: Shelf): readonly string[] => [
  ...keysOf(shelf, `${PREFIX}${space}:`),
  ...OF_SPACES.map((name) => oldKeyOf(space, name)),
];

function notesOn<Name extends string>(
  shelf: Shelf | null,
  keyIn: (shelf: Shelf, name: Name) => string | null,
): DeviceNotes<Name> {
  const within = <T>(act: (shelf: Shelf, key: string) => T, name: Name): T | null =>
    attempt(() => {
      const key = shelf === null ? null : keyIn(shelf, name);
      return shelf === null || key === null ? null : act(shelf, key);
    });
  return {
    read: ({ name, read }) =>
      within((from, key) => {
        const text = from.getItem(key);
        return text === null ? null : read(attempt(() => JSON.parse(text) as unknown) ?? text);
      }, name),
    keep: ({ name }, value) =>
      void within(
        (to, key) => (value === null ? to.removeItem(key) : to.setItem(key, JSON.stringify(value))),
        name,
      ),
  };
}

/** What stands under the new name is newer. */
function move(shelf: Shelf, from: string, to: string): void {
  const text = shelf.getItem(from);
  if (text === null) return;
  if (shelf.getItem(to) === null) shelf.setItem(to, text);
  shelf.removeItem(from);
}

const keysOf = (shelf: Shelf, prefix: string): readonly string[] =>
  Array.from({ length: shelf.length }, (_, n) => shelf.key(n) ?? '').filter((key) => key.startsWith(prefix));

/** Reading such a thing throws in some browsers that refuse to keep anything, and in Node there is none. */
export const localShelf = (): Storage | null => attempt(() => localStorage ?? null);

export const tabShelf = (): Storage | null => attempt(() => sessionStorage ?? null);

export function attempt<T>(act: () => T): T | null {
  try {
    return act();
  } catch {
    return null;
  }
}
