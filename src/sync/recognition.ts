import type { Environment } from '#engine/sync/environment.ts';
import type { SpaceSlug } from '#domain/ids.ts';
import { done, type Result } from '#domain/result.ts';
import type { Me, SessionRefusal } from '#protocol/portal.ts';
import { askServer } from './askServer.ts';

const FIRST_RETRY = 2_000;
const LONGEST_RETRY = 30_000;

/** Who the server says I am, and how far its clock is from this device's. */
interface Recognised {
  readonly me: Me;
  /** Milliseconds to add to this device's clock. */
  readonly serverOffset: number;
}

export type Recognition = Result<Recognised, SessionRefusal | 'unreachable'>;

export async function recognise(slug: SpaceSlug, environment: Environment): Promise<Recognition> {
  const before = environment.now();
  const answer = await askServer<Me, SessionRefusal>(environment, `${slug}/me`);
  if (!answer.ok) return answer;
  const middle = (before + environment.now()) / 2;
  return done({ me: answer.value, serverOffset: Math.round(answer.value.serverTime - middle) });
}

/** Asks the server who I am, one question at a time, with exponential back-off where it says nothing. */
export class Recogniser {
  readonly #ask: () => Promise<Recognition>;
  readonly #heard: (answer: Recognition) => void;
  #isAsking = false;
  #isClosed = false;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #retryAfter = FIRST_RETRY;

  constructor(ask: () => Promise<Recognition>, heard: (answer: Recognition) => void) {
    this.#ask = ask;
    this.#heard = heard;
  }

  /** Asks, unless it is asked already; `asked`: what was asked before this was made. */
  ask(asked?: Promise<Recognition>): void {
    if (this.#isAsking || this.#isClosed) return;
    this.#isAsking = true;
    void (asked ?? this.#ask()).then((answer) => {
      this.#isAsking = false;
      if (!this.#isClosed) this.#heard(answer);
    });
  }

  askLater(): void {
    this.#retry = setTimeout(() => this.ask(), this.#retryAfter);
    this.#retryAfter = Math.min(this.#retryAfter * 2, LONGEST_RETRY);
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#retry);
  }
}
