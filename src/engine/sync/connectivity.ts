import { CLOSE } from '#engine/protocol/closeCodes.ts';
import type { Link } from './status.ts';

/** Failures in a row during which *back in a moment* is still believed: about ten seconds. */
const LATER_UNTIL = 5;

type SaidWhy = 'crowded' | 'damaged' | 'suspended';

/** What the server means by the codes that say more than *back in a moment*. */
const ASKED: Readonly<Record<number, SaidWhy>> = {
  [CLOSE.full]: 'crowded',
  [CLOSE.damaged]: 'damaged',
  [CLOSE.suspended]: 'suspended',
};

/** Failures in a row, the server answering over HTTP meanwhile, after which something forbids the websocket. */
const BLOCKED_AFTER = 3;

/**
 * Connectivity: how a room reaches the server, deduced from what its connection lives through. It never says `online`
 * on the word of the browser alone: only an answer of the server counts.
 */
export class Connectivity {
  readonly #isOnline: () => boolean;
  #isInStep = false;
  #failures = 0;
  #answersOverHttp: boolean | null = null;
  /** What the server asked for as it sent this device away. */
  #asked: 'later' | SaidWhy | null = null;

  constructor(isOnline: () => boolean) {
    this.#isOnline = isOnline;
  }

  get link(): Link {
    if (this.#isInStep) return 'online';
    if (this.#asked !== null && this.#failures < LATER_UNTIL) return this.#asked;
    if (this.#failures > 0 && this.#answersOverHttp === false) return 'offline';
    if (!this.#isOnline()) return 'offline';
    return this.#failures >= BLOCKED_AFTER && this.#answersOverHttp === true ? 'blocked' : 'connecting';
  }

  inStep(): void {
    this.#isInStep = true;
    this.#failures = 0;
    this.#asked = null;
    this.#answersOverHttp = null;
  }

  /** A liveness probe goes out: what was in step may not be any more. */
  probing(): void {
    this.#isInStep = false;
  }

  /** Answers whether it is worth asking over HTTP if the server is there. */
  lost(code: number | null, isOurs: boolean): boolean {
    const failed = !this.#isInStep && !isOurs;
    this.#isInStep = false;
    if (code !== null && code >= 4400 && code < 5000) {
      this.#asked = code < 4500 ? null : (ASKED[code] ?? 'later');
      return false;
    }
    if (failed) this.#failures += 1;
    return failed;
  }

  overHttp(answers: boolean): void {
    if (!this.#isInStep) this.#answersOverHttp = answers;
  }
}
