import { WebSocket } from 'ws';
import type { Device } from './device.ts';

/** Puts a device on the real network. `onRest` is called each time it has read and sent what there was. */
export interface NetLine {
  /** Sends what the device wrote meanwhile. */
  flush(): void;
  /** Breaks the line from this side. */
  leave(): void;
  readonly closed: Promise<number>;
}

export function plugIn(device: Device, url: string, cookie: string, onRest: () => void): NetLine {
  const line = device.plug();
  const socket = new WebSocket(`${url}?receipts=1`, { headers: { cookie } });
  const flush = (): void => {
    if (socket.readyState === socket.OPEN) for (const frame of line.up.splice(0)) socket.send(frame);
  };
  socket.on('open', flush);
  socket.on('error', () => socket.terminate());
  socket.on('message', (data) => {
    line.down.push(new Uint8Array(data as Buffer));
    device.read();
    flush();
    onRest();
  });
  const closed = new Promise<number>((resolve) =>
    socket.on('close', (code) => {
      line.close(code);
      resolve(code);
    }),
  );
  return { flush, closed, leave: () => socket.terminate() };
}
