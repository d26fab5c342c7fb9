import type { IncomingMessage } from 'node:http';
import { done } from '#domain/result.ts';
import type { CloseReason } from '#engine/protocol/closeCodes.ts';
import { recognise } from './admission.ts';
import { Damaged } from '#server/store/store.ts';
import { HouseFull } from '#server/room/contract.ts';
import type { DoorMeans } from './door.ts';
import type { LookAgain, Socket, Wire } from './socket.ts';

/** What a request asks for when it comes to stay. */
export interface Wish {
  /** `<space>/<room>`, as the address says it. */
  readonly room: string;
  readonly wantsReceipts: boolean;
  /** A client id of one's own is asked for. */
  readonly asksForId: boolean;
}

export const readWish = (room: string, { searchParams }: URL): Wish => ({
  room,
  wantsReceipts: searchParams.get('receipts') === '1',
  asksForId: searchParams.get('id') === 'ask',
});

/**
 * Lets whoever asks into a room, on a wire of any kind, or answers why not. Nothing is read from the wire before the
 * session and the room are known. `settle` takes the connection over; `isThere` says whether the other end still waits.
 */
export async function enter(
  means: Pick<DoorMeans, 'rooms' | 'whoAmI'>,
  request: IncomingMessage,
  wish: Wish,
  wire: Wire,
  settle: (connection: Socket) => void,
  isThere: () => boolean,
): Promise<CloseReason | null> {
  wire.hold();
  const admission = await recognise(means.whoAmI, request, wish.room);
  if (!admission.ok) return admission.why;
  if (!isThere()) return null;
  const { place, identity } = admission.value;
  const pass = new Pass(means.whoAmI, request.headers.cookie);
  const name = `${place.space}/${place.room}`;
  let connection: Socket;
  try {
    connection = await means.rooms.admit(name, identity, wire, wish.wantsReceipts, pass);
  } catch (error) {
    if (error instanceof HouseFull) return 'full';
    if (error instanceof Damaged) return 'damaged';
    throw error;
  }
  settle(connection);
  if (wish.asksForId) connection.askForId();
  wire.resume();
  await lookAgain(means, request, wish.room, connection);
  return null;
}

/**
 * What somebody came in with, to be looked at again. A class that holds one cookie: the request, or a function over it,
 * would stay in memory as long as its connection does.
 */
class Pass implements LookAgain {
  constructor(
    private readonly whoAmI: DoorMeans['whoAmI'],
    private readonly cookie: string | undefined,
  ) {}

  async whoNow(room: string): ReturnType<LookAgain['whoNow']> {
    const now = await recognise(this.whoAmI, { headers: { cookie: this.cookie } }, room);
    return now.ok ? done(now.value.identity) : now;
  }
}

/** What changed of somebody since they were recognised, where nobody could tell them: while a room was loading. */
export async function lookAgain(
  { whoAmI }: Pick<DoorMeans, 'whoAmI'>,
  request: Pick<IncomingMessage, 'headers'>,
  room: string,
  connection: Socket,
): Promise<void> {
  const before = connection.identity;
  const still = await recognise(whoAmI, request, room);
  if (!still.ok) connection.close(still.why);
  else if (connection.identity === before) connection.learn(still.value.identity);
}
