import { SYNC, syncStepOf } from '#engine/protocol/frames.ts';

/** Told right after update frame `n` of one socket has been handed to the network; frames count from 1. */
export type Sent = (n: number, isStep2: boolean) => void;

/** Told right after a sync step 1 has gone: the server answers them in their order. */
export type Asked = () => void;

/**
 * A WebSocket that counts the update frames it sends, as the server counts those it receives: a receipt then
 * names the same frame on both sides. It adds nothing to the wire and keeps no byte; what is held back was never sent,
 * and goes out by a later connection.
 */
export function countingSocket(
  Socket: typeof WebSocket,
  sent: Sent,
  asked: Asked,
  /** While it answers true, update frames stay here. */
  isHeld: () => boolean,
): typeof WebSocket {
  return class CountingSocket extends Socket {
    #frames = 0;

    override send(data: string | ArrayBufferLike | Blob | ArrayBufferView<ArrayBuffer>): void {
      const step = syncStepOf(bytesOf(data));
      const isUpdate = step === SYNC.step2 || step === SYNC.update;
      if (isUpdate && isHeld()) return;
      super.send(data as ArrayBuffer);
      if (step === SYNC.step1) asked();
      if (!isUpdate) return;
      this.#frames += 1;
      sent(this.#frames, step === SYNC.step2);
    }
  };
}

const NOTHING = new Uint8Array();

function bytesOf(data: unknown): Uint8Array {
  if (data instanceof Uint8Array) return data;
  return data instanceof ArrayBuffer ? new Uint8Array(data) : NOTHING;
}
