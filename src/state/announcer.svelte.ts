/** What others do, as somebody hears of it: nothing, what concerns them, or everything. */
export const LEVELS = ['none', 'mine', 'all'] as const;
export type AnnouncementLevel = (typeof LEVELS)[number];

/** What there is to hear of, kind by kind. */
export const NEWS = ['changes', 'annotations', 'presence', 'decisions'] as const;
export type News = (typeof NEWS)[number];

export interface Announcement {
  /** Announcements of one key fold into one: « Luc a modifié ce thème », however many letters it took. */
  readonly key: string;
  /** The sentence, told how many announcements were folded into it. */
  readonly sentence: (times: number) => string;
  /** About my question, my words, or what is near on the page I am on. */
  readonly concernsMe: boolean;
  /** Absent: a change. */
  readonly kind?: News;
  /** Where it may be read: a path. */
  readonly place?: string;
}

/** What others did during this visit, to be read when wanted, whether it was said or not. */
export interface Change {
  readonly key: string;
  readonly sentence: string;
  readonly times: number;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly place: string | null;
}

/** The hour and a way to be woken, as puppets can play them. */
export interface AnnouncerClock {
  readonly now: () => number;
  /** Answers how to cancel. */
  readonly after: (milliseconds: number, run: () => void) => () => void;
  /** Milliseconds since 1970. */
  readonly hour: () => number;
}

const BETWEEN = 10_000;
const AFTER_A_KEY = 3_000;
/** More than this many different things at once are news to read, not to hear. */
const MOST_WAITING = 5;
/** A visit of a day with many people: what is older is for the history of each text. */
const MOST_CHANGES = 60;

const browserClock: AnnouncerClock = {
  now: () => performance.now(),
  after: (milliseconds, run) => {
    const timer = setTimeout(run, milliseconds);
    return () => clearTimeout(timer);
  },
  hour: () => Date.now(),
};

/**
 * Says what others do without flooding: one sentence at a time, at most one each ten seconds, none while keys are
 * pressed nor three seconds after. Put `said` in the one polite region of the page.
 */
export class Announcer {
  level: AnnouncementLevel = $state('mine');
  /** The kinds that this person wants to hear of. */
  heard: readonly News[] = $state.raw(NEWS);
  #changes: readonly Change[] = $state.raw([]);
  #said = $state('');
  #turn = $state(0);
  readonly #clock: AnnouncerClock;
  readonly #waiting = new Map<string, { readonly announcement: Announcement; readonly times: number }>();
  #lastSaid = -Infinity;
  #lastKey = -Infinity;
  #cancel: (() => void) | null = null;

  constructor(clock: AnnouncerClock = browserClock) {
    this.#clock = clock;
  }

  /** The last sentence said; it stays, to be read again. */
  get said(): string {
    return this.#said;
  }

  /** Grows with each sentence, so that the same words twice are heard twice. */
  get turn(): number {
    return this.#turn;
  }

  /** « Changements »: the newest first. */
  get changes(): readonly Change[] {
    return this.#changes;
  }

  announce(announcement: Announcement): void {
    this.#list(announcement);
    if (!this.heard.includes(announcement.kind ?? 'changes')) return;
    if (this.level === 'none' || (this.level === 'mine' && !announcement.concernsMe)) return;
    const times = (this.#waiting.get(announcement.key)?.times ?? 0) + 1;
    this.#waiting.set(announcement.key, { announcement, times });
    const oldest = this.#waiting.keys().next().value;
    if (this.#waiting.size > MOST_WAITING && oldest !== undefined) this.#waiting.delete(oldest);
    this.#plan();
  }

  /** Says the last sentence again, at once: whoever asks wants to hear it. False when nothing was said yet. */
  repeat(): boolean {
    if (this.#said === '') return false;
    this.#turn += 1;
    return true;
  }

  keyPressed(): void {
    this.#lastKey = this.#clock.now();
  }

  stop(): void {
    this.#cancel?.();
    this.#cancel = null;
    this.#waiting.clear();
  }

  #list({ key, sentence, place }: Announcement): void {
    const times = (this.#changes.find((one) => one.key === key)?.times ?? 0) + 1;
    const change = { key, sentence: sentence(times), times, at: this.#clock.hour(), place: place ?? null };
    const others = this.#changes.filter((one) => one.key !== key);
    this.#changes = [Object.freeze(change), ...others].slice(0, MOST_CHANGES);
  }

  #plan(): void {
    if (this.#cancel !== null || this.#waiting.size === 0) return;
    // Even the first waits a moment: what comes together is folded together.
    const due = Math.max(this.#lastSaid + BETWEEN, this.#lastKey + AFTER_A_KEY) - this.#clock.now();
    this.#cancel = this.#clock.after(Math.max(due, 500), () => {
      this.#cancel = null;
      if (this.#clock.now() >= this.#lastKey + AFTER_A_KEY) this.#sayNext();
      this.#plan();
    });
  }

  #sayNext(): void {
    const next = this.#waiting.entries().next().value;
    if (next === undefined) return;
    const [key, { announcement, times }] = next;
    this.#waiting.delete(key);
    this.#lastSaid = this.#clock.now();
    this.#said = announcement.sentence(times);
    this.#turn += 1;
  }
}
