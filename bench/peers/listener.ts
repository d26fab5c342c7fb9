import { rangesOf } from './ranges.ts';
import type { Typist } from './typist.ts';

/** What has reached a room's listeners, letter by letter: how many, how late. */
export interface Listening {
  /** Letters that came, over all listeners. */
  letters: number;
  /** Milliseconds from sent to received, at those who listen closely. */
  readonly late: number[];
  /** An ear for one person; `own` is the typist they are, whose letters do not count. */
  ear(own: Typist | null, closely: boolean): (update: Uint8Array) => void;
}

export function listenTo(typists: readonly Typist[]): Listening {
  const numberOf = new Map(typists.map(({ client }, n) => [client, n]));
  const listening: Listening = {
    letters: 0,
    late: [],
    ear(own, closely) {
      const heard = typists.map(({ start }) => start);
      return (update) => {
        const now = closely ? performance.now() : 0;
        for (const { client, from, to } of rangesOf(update)) {
          const n = numberOf.get(client);
          const typist = n === undefined ? undefined : typists[n];
          if (n === undefined || typist === undefined || typist === own) continue;
          const next = heard[n] ?? 0;
          if (to <= next) continue;
          const first = Math.max(from, next);
          heard[n] = to;
          listening.letters += to - first;
          if (!closely) continue;
          for (let clock = first; clock < to; clock += 1) {
            const at = typist.sentAt[clock];
            if (at !== undefined) listening.late.push(now - at);
          }
        }
      };
    },
  };
  return listening;
}

/** How far one writer was heard: the clock after their last letter that came. */
export interface Hearing {
  upTo: number;
  readonly onUpdate: (update: Uint8Array) => void;
}

export function hearingOf(client: number): Hearing {
  const hearing: Hearing = {
    upTo: 0,
    onUpdate(update) {
      for (const range of rangesOf(update))
        if (range.client === client) hearing.upTo = Math.max(hearing.upTo, range.to);
    },
  };
  return hearing;
}
