import { createSubscriber } from 'svelte/reactivity';
import { anchorAt, type Found } from '#domain/anchor.ts';
import { placeOfNote } from '#domain/commands/answerPassage.ts';
import type { Anchor, Annotation, Passage } from '#domain/kinds/annotation.ts';
import { passageAt, themeTexts, type Chosen, type ThemeText } from '#domain/themeTexts.ts';
import type { ThemeWriting } from './themeWriting.ts';

/**
 * The texts of a theme in which words are chosen, alive. Read them where Svelte derives. `pause`: how long, in
 * milliseconds, whoever writes is left alone before they are read anew; 0 reads them with each change.
 */
export class LiveTexts {
  readonly #writing: ThemeWriting;
  readonly #subscribe: () => void;
  #known: readonly ThemeText[] | null = null;

  constructor(writing: ThemeWriting, pause: number) {
    this.#writing = writing;
    const { title, intent, body } = writing;
    this.#subscribe = createSubscriber((update) => {
      let timer: ReturnType<typeof setTimeout> | undefined;
      const tell = (): void => {
        timer = undefined;
        this.#known = null;
        update();
      };
      const changed = (): void => {
        if (pause === 0) return tell();
        clearTimeout(timer);
        timer = setTimeout(tell, pause);
      };
      title.observe(changed);
      intent.observe(changed);
      body.observeDeep(changed);
      return () => {
        clearTimeout(timer);
        this.#known = null;
        title.unobserve(changed);
        intent.unobserve(changed);
        body.unobserveDeep(changed);
      };
    });
  }

  get texts(): readonly ThemeText[] {
    this.#subscribe();
    this.#known ??= themeTexts(this.#writing);
    return this.#known;
  }

  /** As they stand at this moment, wiring nothing: for an act. */
  now(): readonly ThemeText[] {
    return themeTexts(this.#writing);
  }

  placeOf(note: Pick<Annotation, 'anchor' | 'passage'>): Found | null {
    return placeOfNote(this.texts, note);
  }

  /** Chosen words as a note keeps them. */
  hold(chosen: Chosen): { readonly anchor: Anchor | null; readonly passage: Passage | null } {
    const texts = this.now();
    return { anchor: anchorAt(texts[chosen.text]?.words ?? '', chosen), passage: passageAt(texts, chosen) };
  }
}
