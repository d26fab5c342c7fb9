import type * as Y from 'yjs';
import type { ServedParts } from '../roomParts.ts';
import { listenToServer } from './listenToServer.ts';
import { WebsocketTransport, type RoomAddress } from './websocketTransport.ts';

/** Lays the transport of a room for its open document. */
export const layTransport = (address: RoomAddress, doc: Y.Doc, room: ServedParts): WebsocketTransport =>
  new WebsocketTransport(address, doc, room.awareness(), room.environment, listenToServer(room, doc));
