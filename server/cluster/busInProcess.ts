import type { EtherEars, OpenEther } from './bus.ts';

/** Carries words between the nodes of one process: a house of one server, which nobody answers, or a test of several. */
export function inProcessEther(): OpenEther {
  const channels = new Map<string, Set<EtherEars>>();
  const earsOn = (channel: string): Set<EtherEars> => {
    const known = channels.get(channel) ?? new Set();
    channels.set(channel, known);
    return known;
  };
  return (ears) => {
    const forget = (channel: string): void => {
      const known = earsOn(channel);
      known.delete(ears);
      if (known.size === 0) channels.delete(channel);
    };
    return {
      carries: true,
      hear(channel) {
        queueMicrotask(() => {
          earsOn(channel).add(ears);
          ears.tuned(channel);
        });
      },
      forget,
      say(channel, words) {
        for (const one of channels.get(channel) ?? [])
          queueMicrotask(() => {
            if (channels.get(channel)?.has(one)) one.heard(channel, words);
          });
      },
      hasOthers(channel) {
        const known = channels.get(channel);
        return known !== undefined && known.size > (known.has(ears) ? 1 : 0);
      },
      renew() {
        for (const [channel, known] of channels) if (known.has(ears)) ears.tuned(channel);
      },
      async close() {
        // What was said last still arrives.
        await Promise.resolve();
        for (const channel of [...channels.keys()]) forget(channel);
      },
    };
  };
}
