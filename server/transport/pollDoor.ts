import type { IncomingMessage, ServerResponse } from 'node:http';
import { CLOSE } from '#engine/protocol/closeCodes.ts';
import { sessionCookie } from '#protocol/portal.ts';
import { readPoll } from '#engine/protocol/pollBody.ts';
import { readCookie } from '#server/cookies.ts';
import type { Meter } from '#server/metrics.ts';
import { isOwnOrigin } from '#server/origin.ts';
import { freshSecret, hashOf, type RandomBytes } from '#server/secrets.ts';
import { addressOf, recognise, SYNC_PREFIX } from './admission.ts';
import type { Clock, Stop } from '#server/clock.ts';
import type { DoorMeans } from './door.ts';
import { enter, lookAgain, readWish } from './enter.ts';
import type { Socket } from './socket.ts';
import { answerCode, answerEmpty, answerFrames, answerLine, TOO_LARGE } from './pollAnswer.ts';
import { PollLine, type Down } from './pollLine.ts';
import { readBody } from './readBody.ts';

export interface PollMeans extends DoorMeans {
  readonly clock: Pick<Clock, 'after' | 'elapsed'>;
  readonly random: RandomBytes;
  readonly meter: Meter;
}

/** Where those come in whose network lets no websocket through. */
export interface PollDoor {
  /** Takes a request for `/sync/<space>/<room>/poll…`, or answers false when it is for something else. */
  answer(request: IncomingMessage, response: ServerResponse): boolean;
  /** Ends every line. */
  close(): void;
}

/** A line, and what only its own requests may know. */
interface Held {
  readonly line: PollLine;
  readonly room: string;
  /** The session that opened it, hashed: no other may use the line. */
  readonly session: string;
  connection: Socket | null;
  /** Gives up the body that is being read: one at a time. */
  stopReading: Stop | null;
}

interface Asked {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly url: URL;
  readonly room: string;
}

/** `<space>/<room>/poll`, and the name of a line unless one is to be opened. */
const PLACE = /^\/sync\/([^/]+\/[^/]+)\/poll(?:\/([\w-]+))?$/;

export function openPollDoor(means: PollMeans): PollDoor {
  const lines = new Map<string, Held>();
  const { meter } = means;
  meter.gauge('connections', () => countOf(lines, ({ line }) => !line.isOver), 'polls');
  meter.gauge('polls_waiting', () => countOf(lines, ({ line }) => line.isAsked));

  const open = async (asked: Asked): Promise<void> => {
    const { request, response, url, room } = asked;
    const secret = freshSecret(means.random);
    const line = new PollLine(means.clock, () => lines.delete(secret));
    const held: Held = { line, room, session: sessionOf(request, room), connection: null, stopReading: null };
    response.on('close', () => {
      if (!response.writableFinished) line.end();
    });
    const settle = (connection: Socket): void => {
      held.connection = connection;
      line.carry(connection);
    };
    const isThere = (): boolean => !response.destroyed;
    try {
      const why = await enter(means, request, readWish(room, url), line, settle, isThere);
      if (why !== null) line.close(CLOSE[why]);
    } catch (error) {
      means.log.error({ err: error }, 'a line of polls could not be let in');
      line.close(CLOSE.roomFailed);
    }
    const code = line.closeCode;
    if (code === null) {
      lines.set(secret, held);
      return answerLine(response, secret);
    }
    line.end();
    answerCode(response, code);
  };

  /** The line of a request, if it is that session's; null when it was answered. */
  const find = async ({ request, response, room }: Asked, secret: string): Promise<Held | null> => {
    const held = lines.get(secret);
    if (held === undefined || held.room !== room || held.session !== sessionOf(request, room)) {
      const admission = await recognise(means.whoAmI, request, room);
      answerCode(response, admission.ok ? 0 : CLOSE[admission.why]);
      return null;
    }
    held.line.heard();
    if (held.connection !== null && !held.line.isOver) await lookAgain(means, request, room, held.connection);
    return held;
  };

  const goOn = async (asked: Asked, secret: string): Promise<void> => {
    const { request, response, url } = asked;
    const held = await find(asked, secret);
    if (held === null) return;
    if (request.method === 'DELETE') {
      held.line.end();
      answerEmpty(response);
    } else if (request.method === 'POST') await takeBatch(means, held, asked);
    else if (request.method === 'GET') waitForFrames(held.line, numberOf(url, 'after'), response, meter);
    else answerEmpty(response, 405);
  };

  return {
    answer(request, response) {
      if (request.url?.startsWith(SYNC_PREFIX) !== true) return false;
      const url = addressOf(request);
      const [, room, secret] = PLACE.exec(url?.pathname ?? '') ?? [];
      if (url === null || room === undefined) return false;
      const asked = { request, response, url, room };
      response.on('error', () => response.destroy());
      if (!isOwnOrigin(request, means.publicOrigin)) answerEmpty(response, 403);
      else if (secret === undefined && request.method !== 'POST') answerEmpty(response, 405);
      else
        (secret === undefined ? open(asked) : goOn(asked, secret)).catch((error: unknown) => {
          // The line goes on: the other end asks again.
          means.log.warn({ err: error }, 'a poll could not be answered');
          answerEmpty(response, 503);
        });
      return true;
    },
    close() {
      for (const { line } of [...lines.values()]) line.end();
    },
  };
}

async function takeBatch(means: PollMeans, held: Held, { request, response, url }: Asked): Promise<void> {
  const { line } = held;
  // The other end sends one batch after the other: one that comes beside another is that one, sent again.
  held.stopReading?.();
  const body = await readBody(request, means.largestFrame, means.clock, (stop) => (held.stopReading = stop));
  if (body === 'gone') return void response.destroy();
  if (typeof body === 'string') {
    if (body === 'tooLarge') line.end();
    // What is still on its way is not worth reading.
    response.setHeader('connection', 'close');
    response.on('finish', () => request.destroy());
    return body === 'tooLarge' ? answerCode(response, TOO_LARGE) : answerEmpty(response, 408);
  }
  const batch = readPoll(body);
  if (batch === null) return answerEmpty(response, 400);
  const up = await line.take(numberOf(url, 'batch'), batch.frames);
  if (up === 'over') return answerCode(response, line.closeCode ?? 0);
  answerEmpty(response, up === 'taken' ? 204 : 409);
}

function waitForFrames(line: PollLine, after: number, response: ServerResponse, meter: Meter): void {
  const answer = (down: Down): void => {
    meter.count('polls_total');
    if (typeof down === 'object') answerFrames(response, down.body);
    else answerEmpty(response, down === 'nothing' ? 204 : 409);
  };
  const stop = line.ask(after, answer);
  response.on('close', stop);
}

function countOf(lines: ReadonlyMap<string, Held>, isSo: (held: Held) => boolean): number {
  let count = 0;
  for (const held of lines.values()) if (isSo(held)) count += 1;
  return count;
}

/** -1, which no batch and no answer bears, for what is no number. */
function numberOf(url: URL, name: string): number {
  const text = url.searchParams.get(name) ?? '';
  return /^\d{1,15}$/.test(text) ? Number(text) : -1;
}

function sessionOf(request: IncomingMessage, room: string): string {
  const space = room.slice(0, room.indexOf('/'));
  return hashOf(readCookie(request.headers.cookie, sessionCookie(space)) ?? '');
}
