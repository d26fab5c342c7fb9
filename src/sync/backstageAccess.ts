import type { Ended, RoomStatus } from '#engine/sync/status.ts';
import type { Backstage, BackstageMeans, LostBackstage, OpenedBackstage } from './backstage.ts';
import type { SpaceRoom } from './roomOf.ts';
import { DEVICE_DATABASE } from './spaceStore.ts';

export interface AccessOf extends Omit<BackstageMeans, 'whose' | 'drawer' | 'mayConnect'> {
  readonly commons: SpaceRoom;
  readonly whose: () => BackstageMeans['whose'];
  readonly isOrganiser: () => boolean;
  readonly isRecognised: () => boolean;
}

/** What only organisers receive, as long as I am one; its code is fetched when there is something of it. */
export class BackstageAccess {
  readonly #of: AccessOf;
  #wasOrganiser: boolean;
  #backstage: Promise<Backstage> | null = null;
  #behind: Backstage | null = null;
  #lost: LostBackstage | null = null;
  #isClosed = false;

  constructor(of: AccessOf, wasOrganiser: boolean) {
    this.#of = of;
    this.#wasOrganiser = wasOrganiser;
  }

  get lost(): LostBackstage | null {
    return this.#lost;
  }

  with(commons: RoomStatus): RoomStatus {
    return this.#behind?.with(commons) ?? commons;
  }

  async open(): Promise<OpenedBackstage | null> {
    if (!this.#of.isOrganiser()) return null;
    const behind = await this.#bring();
    return this.#of.isOrganiser() ? behind.open() : null;
  }

  end(ended: Ended): void {
    this.#behind?.end(ended);
  }

  /** The server said who I am. */
  recognised(): void {
    if (this.#of.isOrganiser()) [this.#wasOrganiser, this.#lost] = [true, null];
  }

  /** What the device holds of it is brought up to date, or erased where I am an organiser no more. */
  async tend(): Promise<void> {
    const { commons, store, isOrganiser, whose, changed } = this.#of;
    const { ended } = commons.status;
    if (ended === 'signedOut' || ended === 'gone') return;
    const ours = `${DEVICE_DATABASE}:${whose().slug}:`;
    const held = (await store.rooms()).filter((name) => name.startsWith(ours) && name.endsWith(':backstage'));
    const isOver = this.#wasOrganiser && !isOrganiser();
    if (this.#isClosed || (held.length === 0 && this.#backstage === null && !isOver)) return;
    try {
      const behind = await this.#bring();
      if (this.#isClosed) return;
      const lost = await behind.tend(
        held,
        isOrganiser() ? null : ended === null ? 'lowered' : 'removed',
        isOver,
      );
      if (lost === null) return;
      this.#wasOrganiser = false;
      this.#lost = lost;
      changed();
    } catch {
      // Its code, or the device, was not there: its name stays on the device until it is done, at the next contact.
    }
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#backstage?.then((behind) => behind.close()).catch(() => {});
  }

  #bring(): Promise<Backstage> {
    const { whose, commons, isRecognised, isOrganiser } = this.#of;
    const mayConnect = (): boolean => !this.#isClosed && isRecognised() && isOrganiser();
    this.#backstage ??= import('./backstage.ts').then(({ Backstage }) => {
      const means = { ...this.#of, whose: whose(), drawer: () => commons.rejected(), mayConnect };
      const behind = new Backstage(means);
      if (mayConnect()) behind.connect();
      return (this.#behind = behind);
    });
    this.#backstage.catch(() => (this.#backstage = null));
    return this.#backstage;
  }
}
