import type { Environment } from '../environment.ts';
import { pollingSocket } from './pollingSocket.ts';
import { WebsocketProbe } from './websocketProbe.ts';

/** A room that goes by polls: fetched by the few devices that do. */
export interface ByPolls {
  readonly Socket: typeof WebSocket;
  /** The tab goes by websocket again. */
  readonly leave: () => void;
  readonly close: () => void;
}

/** `passes` is called once a websocket to `url` has heard the server. */
export function goByPolls(
  environment: Pick<Environment, 'WebSocket' | 'fetch' | 'remembered' | 'spread' | 'now' | 'onMoment'>,
  counted: (Socket: typeof WebSocket) => typeof WebSocket,
  url: string,
  passes: () => void,
): ByPolls {
  const probe = new WebsocketProbe(environment, url, passes);
  const close = (): void => probe.close();
  environment.remembered.keep('polls');
  return {
    Socket: counted(pollingSocket(environment.fetch, environment.now)),
    leave: () => {
      close();
      environment.remembered.keep(null);
    },
    close,
  };
}
