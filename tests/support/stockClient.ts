import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { openCommons } from '#domain/everyKind.ts';

/** A WebSocket as a browser has it, with the cookie that a browser would send by itself. */
export const socketWith = (headers: Readonly<Record<string, string>>): typeof globalThis.WebSocket =>
  class extends WebSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols, { headers });
    }
  } as unknown as typeof globalThis.WebSocket;

export interface StockClient {
  readonly doc: Y.Doc;
  readonly provider: WebsocketProvider;
  /** Resolves when `isSo` holds; the document's and the presence's changes are what is looked at. */
  until(isSo: () => boolean): Promise<void>;
  close(): void;
}

/** The y-websocket client as it comes from its package. */
export function stockClient(syncUrl: string, room: string, cookie: string): StockClient {
  const doc = openCommons(new Y.Doc());
  const provider = new WebsocketProvider(syncUrl, room, doc, {
    WebSocketPolyfill: socketWith({ cookie }),
    disableBc: true,
  });
  return {
    doc,
    provider,
    until: (isSo) =>
      new Promise((resolve) => {
        const look = (): void => {
          if (!isSo()) return;
          doc.off('update', look);
          provider.off('sync', look);
          provider.awareness.off('change', look);
          resolve();
        };
        doc.on('update', look);
        provider.on('sync', look);
        provider.awareness.on('change', look);
        look();
      }),
    close() {
      provider.destroy();
      provider.awareness.destroy();
      doc.destroy();
    },
  };
}
