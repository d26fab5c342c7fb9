import { getContext, setContext, untrack } from 'svelte';

/** The one polite voice of the app. What it says is read once; the same sentence twice is read twice. */
export class Voice {
  #said = $state('');
  #turn = $state(0);

  /** The sentence that the live region holds now. */
  get said(): string {
    return this.#said;
  }
  /** Differs at each sentence, so that a repeated one is a new one. */
  get turn(): number {
    return this.#turn;
  }

  /** Says what an act of mine did. What others did goes through the announcer, which waits its turn. */
  say(sentence: string): void {
    this.#said = sentence;
    // Read apart: an effect that speaks must not wait for its own words.
    this.#turn = untrack(() => this.#turn) + 1;
  }
}

const KEY = Symbol('voice');

export const provideVoice = (voice: Voice): Voice => setContext(KEY, voice);

export const useVoice = (): Voice => getContext<Voice>(KEY);
