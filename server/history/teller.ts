import type { PastPlace, UpdateLog } from '#server/store/store.ts';
import { WHOLE_ROOM } from './keptPast.ts';
import { RoomPast, type ToldCommons, type ToldContent, type ToldEntry } from './roomPast.ts';

/** What may be asked of the past of a room; the answer is made from the store alone. */
export type PastQuestion =
  | { readonly about: 'entry'; readonly place: PastPlace }
  | { readonly about: 'content'; readonly place: PastPlace; readonly at: number }
  | { readonly about: 'commons'; readonly at: number };

/** Null: nothing of this name is known (`entry`), or it was not there then (`content`). */
export interface PastAnswers {
  readonly entry: ToldEntry | null;
  readonly content: ToldContent | null;
  readonly commons: ToldCommons;
}

export interface PastTeller {
  tell<About extends PastQuestion['about']>(
    room: string,
    question: Extract<PastQuestion, { about: About }>,
  ): Promise<PastAnswers[About]>;
  close(): Promise<void>;
}

type Log = Pick<UpdateLog, 'foldable' | 'past' | 'since'>;

/** Tells in the thread of whoever asks. It keeps the room that was asked for last, until it is closed. */
export function hereTeller(updates: Log): PastTeller {
  let last: { readonly name: string; readonly past: RoomPast } | null = null;
  let turn: Promise<unknown> = Promise.resolve();

  const forget = (): void => {
    last?.past.destroy();
    last = null;
  };

  async function isAsItWas(room: string, { foldable }: RoomPast): Promise<boolean> {
    const { through, epoch, updates: came } = await updates.since(room, foldable.through);
    return through === foldable.through && epoch === foldable.epoch && came.length === 0;
  }

  async function pastOf(room: string): Promise<RoomPast> {
    if (last?.name === room && (await isAsItWas(room, last.past))) return last.past;
    forget();
    last = { name: room, past: new RoomPast(room, await updates.foldable(room)) };
    return last.past;
  }

  async function answer(room: string, question: PastQuestion): Promise<PastAnswers[PastQuestion['about']]> {
    const past = await pastOf(room);
    const stored = await updates.past(
      room,
      question.about === 'commons'
        ? undefined
        : [WHOLE_ROOM, question.place, ...past.linesOf(question.place)],
    );
    if (stored.foldedThrough !== past.foldable.foldedThrough) {
      // It was folded in between: what is kept goes on from another state.
      forget();
      return answer(room, question);
    }
    switch (question.about) {
      case 'entry':
        return past.entry(question.place, stored);
      case 'content': {
        const content = past.contentAt(question.place, question.at, stored);
        return content === null ? null : { at: question.at, ...content };
      }
      case 'commons':
        return past.commonsAt(question.at, stored);
    }
  }

  return {
    tell(room, question) {
      const told = turn.then(() => answer(room, question));
      turn = told.catch(() => undefined);
      return told as Promise<never>;
    },
    async close() {
      await turn;
      forget();
    },
  };
}
