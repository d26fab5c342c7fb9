import { postAgain, whatBecomes, type Becomes, type Posted, type Poster } from '../domain/postAgain.ts';
import { kindOfRoot } from '#domain/everyKind.ts';
import type { ItemId } from '#domain/ids.ts';
import { refused, type Result } from '#domain/result.ts';
import type { Act } from '#domain/roles.ts';
import type { Unpublished } from '#domain/unpublished.ts';
import type { Voice } from '#domain/voice.ts';
import type { SpaceState } from '#state/space.svelte.ts';

type Drawer = Awaited<ReturnType<SpaceState['drawer']>>;

/** Opens *Non publié* of a space, living. `stop` ends it. */
export const openDrawer = async (space: SpaceState): Promise<DrawerState> =>
  new DrawerState(space, await space.drawer());

/** What I wrote and the server did not take, and what I can do with it. */
export class DrawerState {
  readonly #space: SpaceState;
  readonly #drawer: Drawer;
  readonly #stop: () => void;
  #rows = $state.raw<readonly Unpublished[]>([]);

  constructor(space: SpaceState, drawer: Drawer) {
    this.#space = space;
    this.#drawer = drawer;
    this.#rows = drawer.rows;
    this.#stop = drawer.onChange(() => {
      this.#rows = drawer.rows;
    });
  }

  /** The newest first. */
  get rows(): readonly Unpublished[] {
    return this.#rows;
  }

  stop(): void {
    this.#stop();
  }

  /** What a row can be posted as here and now; null when it cannot. */
  becomes(row: Unpublished): Becomes | null {
    // What it is about may be set aside, or come back, while the page is open.
    const { about } = row;
    if (about !== null) void [this.#space.questions.get(about.item), this.#space.moderations.get(about.item)];
    return whatBecomes(this.#space.shared.doc, row, this.#poster);
  }

  /** Posts a row as mine and takes it out; taken back, both are undone. */
  post(row: Unpublished): ReturnType<typeof postAgain> {
    const posted = this.#post(row);
    if (!posted.ok) return posted;
    void this.drop(row);
    const { takeBack } = posted.value;
    return {
      ok: true,
      value: {
        ...posted.value,
        takeBack: () => {
          takeBack();
          void this.putBack(row);
        },
      },
    };
  }

  async drop(row: Unpublished): Promise<void> {
    // Where the device does not take it, it is there again at the next opening.
    await this.#drawer.drop([row.key]).catch(() => {});
  }

  async putBack(row: Unpublished): Promise<void> {
    await this.#drawer.keep([row]).catch(() => {});
  }

  #post(row: Unpublished): Result<Posted, Exclude<ReturnType<typeof postAgain>, { ok: true }>['why']> {
    const becomes = this.becomes(row);
    if (becomes === null) return refused('notAllowed');
    const act = becomes === 'again' ? kindOfRoot(row.root)?.act : ACT_OF[becomes];
    if (act === undefined) return refused('notAllowed');
    return this.#space.write(act, (doc, world) => postAgain(doc, row, this.#poster, this.#voice, world));
  }

  get #poster(): Poster {
    const voice = this.#voice;
    return {
      pens: this.#space.pens,
      may: (act) => this.#space.may(act),
      structure: voice.kind === 'structure' ? voice.structure : null,
    };
  }

  /** As in the box: for my structure, else in my own name. */
  get #voice(): Voice {
    const { structures, account } = this.#space.me;
    const structure = structures.find((id: ItemId) => this.#space.structures.has(id));
    return structure === undefined ? { kind: 'person', person: account } : { kind: 'structure', structure };
  }
}

const ACT_OF = {
  question: 'ask',
  edit: 'ask',
  share: 'share',
  reply: 'reply',
  rephrase: 'annotate',
  note: 'annotate',
} as const satisfies Record<Exclude<Becomes, 'again'>, Act>;
