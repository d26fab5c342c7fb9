import type { SheetThen } from '../domain/compareSheets.ts';
import { commonsThen, sheetsThen, type Things } from '../domain/commonsThen.ts';
import type { CommonsAt } from '#protocol/history.ts';
import { askHistory, type AskHistory } from './askHistory.ts';
import { browserEnvironment } from '#sync/browserEnvironment.ts';
import type { SpaceState } from '#state/space.svelte.ts';

/** A commons as it stood at a moment. */
export interface CommonsThen {
  readonly at: number;
  /** Before that moment nothing is known; 0: all is. */
  readonly since: number;
  readonly things: Things;
  /** Of themes that had one. */
  readonly sheets: ReadonlyMap<string, SheetThen>;
  /** In view; null where the server does not say. */
  readonly annotations: number | null;
}

/** Asks for a commons as it stood, moment after moment: what was asked last is what is shown. */
export class CommonsPast {
  readonly #ask: Pick<AskHistory, 'commonsAt'>;
  readonly #known = new Map<number, CommonsThen>();
  #then: CommonsThen | null = $state.raw(null);
  #trouble: 'unreachable' | 'tooMany' | null = $state.raw(null);
  #isAsking = $state(false);
  #turn = 0;

  constructor(ask: Pick<AskHistory, 'commonsAt'>) {
    this.#ask = ask;
  }

  get then(): CommonsThen | null {
    return this.#then;
  }
  get trouble(): 'unreachable' | 'tooMany' | null {
    return this.#trouble;
  }
  get isAsking(): boolean {
    return this.#isAsking;
  }

  async show(at: number): Promise<void> {
    const turn = (this.#turn += 1);
    const known = this.#known.get(at);
    this.#isAsking = known === undefined;
    const answer = known === undefined ? await this.#ask.commonsAt(at) : null;
    if (turn !== this.#turn) return;
    this.#isAsking = false;
    this.#trouble =
      answer === null || answer.ok ? null : answer.why === 'tooMany' ? 'tooMany' : 'unreachable';
    if (answer?.ok === true) this.#known.set(at, read(answer.value));
    this.#then = this.#known.get(at) ?? this.#then;
  }
}

const read = ({ at, since, items, annotations }: CommonsAt): CommonsThen =>
  Object.freeze({
    at,
    since,
    things: commonsThen(items),
    sheets: sheetsThen(items),
    annotations: annotations ?? null,
  });

/** The past of a space, as this browser can ask for it. */
export const openCommonsPast = (space: Pick<SpaceState, 'slug'>): CommonsPast =>
  new CommonsPast(askHistory(browserEnvironment(), space.slug));
