import type { ItemId } from '#domain/ids.ts';
import { standingOf } from '#domain/projections/standing.ts';
import { themeOf } from '#domain/projections/themeOf.ts';
import { SimilarQuestions, type Beside, type Suggestion } from '#domain/similar/similarQuestions.ts';
import { synonymsOf } from '#domain/similar/synonyms.ts';
import type { SpaceState } from './space.svelte.ts';
import { taughtIn } from './taughtWords.ts';
import { sayingsOf, wordingsOf } from './wordingsOf.ts';

export type { Suggestion };

/** Lets the browser do something else: a tap, a letter. */
export type Breath = () => Promise<void>;

const browserBreath: Breath = () => new Promise((resolve) => setTimeout(resolve));

/** As many as a slow phone reads between two letters. */
const AT_ONCE = 200;

/**
 * What resembles a sentence among the questions that everybody of the space reads, with the words that others gave
 * for them. It reads them a few at a time, and follows what changes. Call `stop` when done.
 */
export class NearQuestions {
  readonly #space: SpaceState;
  #index: SimilarQuestions;
  readonly #stops: readonly (() => void)[];
  #version = $state(0);
  #isStopped = false;
  /** Somebody grouped, separated, or gave other words: what that teaches is read at the next look. */
  #isTaught = false;
  /** Settled once every question is read. */
  readonly filled: Promise<void>;

  constructor(space: SpaceState, breath: Breath = browserBreath) {
    this.#space = space;
    this.#index = this.#emptyIndex();
    this.#stops = this.#watch(breath);
    this.filled = this.#fill(breath);
  }

  /** Reactive: wakes when a question comes, changes or goes. */
  near(sentence: string, beside: Beside = {}): readonly Suggestion[] {
    void this.#version;
    if (!this.#isTaught) {
      this.#index.teach(synonymsOf(taughtIn(this.#space)));
      this.#isTaught = true;
    }
    return this.#index.near(sentence, beside);
  }

  stop(): void {
    this.#isStopped = true;
    for (const stop of this.#stops) stop();
  }

  /** What the words of the glossary say is a part of every reading. */
  #emptyIndex(): SimilarQuestions {
    this.#isTaught = false;
    return new SimilarQuestions(sayingsOf(this.#space));
  }

  async #fill(breath: Breath): Promise<void> {
    const index = this.#index;
    let read = 0;
    for (const id of [...this.#space.views.questions.plain.keys()]) {
      this.#read(id);
      read += 1;
      if (read % AT_ONCE !== 0) continue;
      await breath();
      if (this.#isStopped || this.#index !== index) return;
    }
    this.#version += 1;
  }

  /** The glossary changed: every question is read anew. It happens seldom. */
  #fillAnew(breath: Breath): void {
    this.#index = this.#emptyIndex();
    void this.#fill(breath);
  }

  #watch(breath: Breath): readonly (() => void)[] {
    const { views } = this.#space;
    const touched = (id: string | null | undefined): void => {
      if (!id) return;
      this.#read(id as ItemId);
      this.#version += 1;
    };
    return [
      views.questions.watch(touched),
      views.terms.watch(() => this.#fillAnew(breath)),
      views.moderations.watch(touched),
      views.placements.watch(touched),
      views.groups.watch(() => {
        this.#isTaught = false;
        this.#version += 1;
      }),
      views.shares.watch((_id, before, after) => {
        if (before?.wording !== after?.wording) this.#isTaught = false;
        touched(after?.question);
        if (before?.question !== after?.question) touched(before?.question);
      }),
    ];
  }

  #read(id: ItemId): void {
    const { views } = this.#space;
    const question = views.questions.plain.get(id);
    if (question === undefined || standingOf(question, views.moderations.plain.get(id)) !== 'shared')
      this.#index.delete(id);
    else
      this.#index.put(
        id,
        wordingsOf(this.#space, question),
        themeOf(question, views.placements.plain.get(id)),
      );
  }
}
