import type * as Y from 'yjs';
import { closeReason } from '#engine/protocol/closeCodes.ts';
import type { ServedParts } from '../roomParts.ts';
import type { TransportListener } from './websocketTransport.ts';

/** What a transport tells of its connection, brought to the parts of the room, as long as `doc` is the one that is open. */
export function listenToServer(room: ServedParts, doc: Y.Doc): TransportListener {
  const { outbox, rejections, epoch, care, uplink, changed } = room;
  const { receipts } = outbox;
  const isCurrent = (): boolean => doc === room.doc();
  const current =
    <Told extends readonly unknown[]>(run: (...told: Told) => void) =>
    (...told: Told): void => {
      if (isCurrent()) run(...told);
    };
  return {
    opened: current(() => {
      receipts.startAnew();
      rejections.opened();
    }),
    sent: current((n: number, isStep2: boolean) => receipts.sent(n, isStep2)),
    inStep: current(() => {
      room.inStep();
      uplink.inStep();
      if (rejections.isDue()) care.fromServer();
    }),
    // What takes mine away stays out: the words are kept first.
    takes: (rollsBack, isTheServers) => {
      if (!isCurrent() || !rejections.rollsBack(doc, rollsBack, isTheServers)) return true;
      care.fromServer();
      return false;
    },
    receipt: current((settled: number) => {
      const received = outbox.settled(settled);
      if (rejections.received(received)) uplink.open?.askStep2();
      if (rejections.isDue(settled)) care.fromServer();
      care.received(received);
    }),
    again: current((n: number) => receipts.again(n)),
    refused: current((n: number, why: string, paths: readonly string[]) => {
      const heard = rejections.refusedFrame(n, why, paths);
      if (heard !== null) outbox.sayRefused(heard);
      changed();
    }),
    epoch: (told) => {
      if (!isCurrent() || epoch.hear(told, doc.store.clients.size === 0)) return true;
      changed();
      rejections.setDue();
      care.fromServer();
      return false;
    },
    news: room.news,
    keeps: (update, bring) => isCurrent() && room.buffer()?.keeps(update, bring) === true,
    release: current(() => room.buffer()?.release()),
    lost: current((code: number | null, isOurs: boolean) => {
      receipts.startAnew();
      uplink.lost(code, isOurs);
    }),
    ended: current((code: number) => {
      const reason = closeReason(code);
      room.ended(reason === 'signedOut' || reason === 'gone' ? reason : 'refused');
    }),
  };
}
