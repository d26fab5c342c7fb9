import { createSubscriber } from 'svelte/reactivity';
import { rootOf } from '#domain/collection.ts';
import {
  publishAs,
  publishedOf,
  publishTheme,
  takeThemeOffPage,
  type Published,
  type PublishRefusal,
} from '#domain/commands/publishTheme.ts';
import type { ItemId } from '#domain/ids.ts';
import { publication } from '#domain/kinds/publication.ts';
import { isPublished } from '#domain/kinds/theme.ts';
import { isChangedSince } from '#domain/publishedText.ts';
import { done, refused, type Result } from '#domain/result.ts';
import { changeOf, type PlainAct } from '#state/plainAct.ts';
import type { SpaceState } from '#state/space.svelte.ts';
import type { ThemeWriting } from '#state/themeWriting.ts';

type Refusal = PublishRefusal | 'notAllowed';

/** An organiser's act, and how it is taken back. */
export function publish(space: SpaceState, id: ItemId): Result<PlainAct, Refusal> {
  const before = publishedOf(space.shared.doc, id);
  const answer = space.write('writeThemes', (doc, world) => publishTheme(doc, id, world));
  return answer.ok ? done(changeOfPublished(space, id, before, answer.value)) : answer;
}

/** An organiser's act, and how it is taken back. */
export function takeOffPage(space: SpaceState, id: ItemId): Result<PlainAct, Refusal> {
  const before = publishedOf(space.shared.doc, id);
  const answer = space.write('writeThemes', (doc) =>
    takeThemeOffPage(doc, id) ? done(null) : refused('item.gone'),
  );
  return answer.ok ? done(changeOfPublished(space, id, before, null)) : answer;
}

/** Publications are told apart by their hours: whoever published after me has it. */
function changeOfPublished(
  space: SpaceState,
  id: ItemId,
  before: Published | null,
  after: Published | null,
): PlainAct {
  const of = (at: number | null): Published | null => (at === before?.at ? before : after);
  const set = (at: number | null): boolean =>
    space.write('writeThemes', (doc) => {
      const words = at === null ? null : of(at);
      return (words === null ? takeThemeOffPage(doc, id) : publishAs(doc, id, words))
        ? done(null)
        : refused('item.gone');
    }).ok;
  const now = (): number | null => publishedOf(space.shared.doc, id)?.at ?? null;
  return changeOf({ before: before?.at ?? null, after: after?.at ?? null, now, set });
}

/** `changed`: it reads otherwise than what the public reads of it. */
export type InPublic = 'draft' | 'published' | 'changed';

/**
 * How a theme stands with the public page, alive. Read it where Svelte derives. A published text is compared when
 * whoever writes has paused for so many milliseconds; a letter that is typed makes it `changed` at once, unread.
 */
export class ThemeInPublic {
  readonly #space: SpaceState;
  readonly #id: ItemId;
  readonly #subscribe: () => void;
  #isChanged: boolean | null = null;

  constructor(space: SpaceState, id: ItemId, writing: ThemeWriting, pause: number) {
    this.#space = space;
    this.#id = id;
    const { title, intent, body } = writing;
    const publications = rootOf(space.shared.doc, publication);
    this.#subscribe = createSubscriber((update) => {
      let timer: ReturnType<typeof setTimeout> | undefined;
      const look = (): void => {
        clearTimeout(timer);
        this.#isChanged = null;
        update();
      };
      const written = (): void => {
        clearTimeout(timer);
        timer = setTimeout(look, pause);
        if (this.#isChanged !== false) return;
        this.#isChanged = true;
        update();
      };
      const published = ({ keysChanged }: { readonly keysChanged: ReadonlySet<string> }): void => {
        if (keysChanged.has(id)) look();
      };
      title.observe(written);
      intent.observe(written);
      body.observeDeep(written);
      publications.observe(published);
      return () => {
        clearTimeout(timer);
        this.#isChanged = null;
        title.unobserve(written);
        intent.unobserve(written);
        body.unobserveDeep(written);
        publications.unobserve(published);
      };
    });
  }

  get standing(): InPublic {
    const theme = this.#space.themes.get(this.#id);
    if (theme === undefined || !isPublished(theme)) return 'draft';
    this.#subscribe();
    this.#isChanged ??= isChangedSince(this.#space.shared.doc, this.#id);
    return this.#isChanged ? 'changed' : 'published';
  }
}
