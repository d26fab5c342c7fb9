import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { House } from './house.ts';
import { isOfThisMachine } from './origin.ts';
import { createTerminalActs } from './portal.ts';
import { handleAdmin } from './terminal/runCommand.ts';

/** Answers one request of the terminal; the shapes are those of `server/terminal/`. */
export type Admin = (request: unknown) => Promise<unknown>;

export function adminOf(house: Pick<House, 'parts'>): Admin {
  const organise = createTerminalActs(house.parts);
  return (request) => handleAdmin({ organise }, request);
}

export const isForAdmin = ({ method, url }: IncomingMessage): boolean =>
  method === 'POST' && url === '/admin';

const LARGEST_REQUEST = 1024 * 1024;

/** Lets in who sits on this machine, comes by no proxy, and holds the token of `running.json`. */
export const openAdminDoor =
  (token: string, admin: Admin) =>
  (request: IncomingMessage, response: ServerResponse): void => {
    if (!mayEnter(request, token)) return answer(response, 403, { error: 'notAllowed' });
    readJson(request)
      .then(admin)
      .then(
        (value) => answer(response, 200, value),
        (error: unknown) =>
          answer(response, 400, { error: error instanceof Error ? error.message : 'failed' }),
      );
  };

const mayEnter = (request: IncomingMessage, token: string): boolean =>
  isOfThisMachine(request) && isSame(request.headers.authorization ?? '', `Bearer ${token}`);

function isSame(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > LARGEST_REQUEST) throw new Error('tooLarge');
    chunks.push(chunk);
  }
  return JSON.parse(Buffer.concat(chunks).toString('utf8'));
}

function answer(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify(value));
}
