import type * as Y from 'yjs';
import { ACT } from '#domain/collection.ts';
import type { World } from '#domain/world.ts';
import type { DatedAct } from '../room/contract.ts';

const DAY = 24 * 60 * 60 * 1000;

interface Told {
  readonly at: number;
  readonly write: (doc: Y.Doc, world: World) => void;
}

/** The past of a commons as it is made up: each thing is told with its hour, and is written in order of time. */
export class Chronicle {
  readonly now: number;
  private readonly told: Told[] = [];

  constructor(private readonly world: World) {
    this.now = world.now();
  }

  /**
   * `write` is called with a world whose clock stands at `at` (milliseconds since 1970), once all that was told of an
   * earlier hour is written, and what was told before it of the same.
   */
  tell(at: number, write: (doc: Y.Doc, world: World) => void): void {
    this.told.push({ at, write });
  }

  /** Everything that was told, an act for each day (UTC) of the hour of its last thing. */
  acts(): readonly DatedAct[] {
    const days = new Map<number, readonly Told[]>();
    for (const one of [...this.told].sort((a, b) => a.at - b.at)) {
      const day = Math.floor(one.at / DAY);
      days.set(day, [...(days.get(day) ?? []), one]);
    }
    return [...days.values()].map((day) => ({
      at: day.at(-1)?.at ?? this.now,
      act: (doc) =>
        doc.transact(() => {
          for (const { at, write } of day) write(doc, { ...this.world, now: () => at });
        }, ACT),
    }));
  }
}
