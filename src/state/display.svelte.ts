import { ownNotes, type DeviceNotes, type Note } from '#sync/deviceNotes.ts';
import { flag, isRecord, oneOf } from '#domain/readers.ts';
import { LEVELS, NEWS, type AnnouncementLevel, type News } from './announcer.svelte.ts';

export const THEMES = ['system', 'light', 'dark', 'contrast'] as const;
export const SIZES = ['100', '125', '150', '200'] as const;
export const SPACINGS = ['normal', 'wide'] as const;
/**
 * How much of the annotations is shown: all, each by its first words, their number and the words they are about, or
 * none.
 */
export const NOTES = ['all', 'words', 'count', 'none'] as const;
export type NotesShown = (typeof NOTES)[number];
export const FONTS = ['terreau', 'system'] as const;

/** What somebody chose in « Affichage ». It belongs to the device, not to an account. */
export interface Display {
  /** `contrast`: white, black and black borders, light or dark as the device is. */
  readonly theme: (typeof THEMES)[number];
  readonly size: (typeof SIZES)[number];
  readonly spacing: (typeof SPACINGS)[number];
  readonly font: (typeof FONTS)[number];
  /** Nothing is announced, and what others write waits until I stop typing. */
  readonly calm: boolean;
  /** Hides counts, tags and side panels. */
  readonly less: boolean;
  readonly announcements: AnnouncementLevel;
  readonly notes: NotesShown;
  /** Whether words of the glossary are underlined in texts. */
  readonly words: boolean;
  /** The kinds of message that are heard, at whatever level. */
  readonly heard: readonly News[];
  /** The others do not see where I read and write. */
  readonly discreet: boolean;
}

/** Lenient: a note written by another version, or by nobody, reads as what was not chosen. */
export function readDisplay(raw: unknown): Display {
  const chosen = isRecord(raw) ? raw : {};
  return Object.freeze({
    theme: oneOf(THEMES, 'system')(chosen.theme),
    size: oneOf(SIZES, '100')(chosen.size),
    spacing: oneOf(SPACINGS, 'normal')(chosen.spacing),
    font: oneOf(FONTS, 'terreau')(chosen.font),
    calm: flag(false)(chosen.calm),
    less: flag(false)(chosen.less),
    announcements: oneOf(LEVELS, 'mine')(chosen.announcements),
    notes: oneOf(NOTES, 'all')(chosen.notes),
    words: flag(true)(chosen.words),
    heard: Array.isArray(chosen.heard) ? heardIn(chosen.heard) : NEWS,
    discreet: flag(false)(chosen.discreet),
  });
}

const heardIn = (kinds: readonly unknown[]): readonly News[] => NEWS.filter((kind) => kinds.includes(kind));

/** What stands on `<html>` for a choice; `null`: the attribute is absent. */
export const attributesOf = (display: Display): Readonly<Record<string, string | null>> => ({
  'data-theme': display.theme === 'light' || display.theme === 'dark' ? display.theme : null,
  'data-contrast': display.theme === 'contrast' ? 'more' : null,
  'data-size': display.size === '100' ? null : display.size,
  'data-leading': display.spacing === 'normal' ? null : display.spacing,
  'data-font': display.font === 'terreau' ? null : display.font,
  'data-calm': display.calm ? '' : null,
  'data-less': display.less ? '' : null,
});

type Page = Pick<Element, 'setAttribute' | 'removeAttribute'>;
const DISPLAY: Note<Display, 'display'> = { name: 'display', read: readDisplay };

/** The display of this device: remembered where the browser allows it, shown at once in any case. */
export class DisplayState {
  #chosen: Display = $state.raw(readDisplay(null));
  readonly #page: Page;
  readonly #notes: DeviceNotes<'display'>;

  constructor(page: Page = document.documentElement, notes = ownNotes()) {
    this.#page = page;
    this.#notes = notes;
    this.#show(notes.read(DISPLAY) ?? readDisplay(null));
  }

  get chosen(): Display {
    return this.#chosen;
  }

  choose(change: Partial<Display>): void {
    this.#show(readDisplay({ ...this.#chosen, ...change }));
    this.#notes.keep(DISPLAY, this.#chosen);
  }

  reset(): void {
    this.#show(readDisplay(null));
    this.#notes.keep(DISPLAY, null);
  }

  #show(display: Display): void {
    this.#chosen = display;
    for (const [name, value] of Object.entries(attributesOf(display)))
      if (value === null) this.#page.removeAttribute(name);
      else this.#page.setAttribute(name, value);
  }
}
