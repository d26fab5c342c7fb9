import * as Y from 'yjs';
import { applyAwarenessUpdate, Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness';
import { afterEach, describe, expect, it } from 'vitest';
import { readFrame } from '#engine/protocol/frames.ts';
import { Presence, presencePeriod, type Present } from '#server/room/presence.ts';
import { puppetClock } from '../../support/puppetClock.ts';
import { ANA, PAUL } from '../../support/liveHouse.ts';

const opened: Awareness[] = [];
afterEach(() => opened.splice(0).forEach((awareness) => awareness.destroy()));

function somebody(state: Record<string, unknown> | null = null): Awareness {
  const awareness = new Awareness(new Y.Doc());
  awareness.setLocalState(state);
  opened.push(awareness);
  return awareness;
}
const saysOf = (awareness: Awareness, ids: readonly number[] = [awareness.clientID]): Uint8Array =>
  encodeAwarenessUpdate(awareness, [...ids]);

function room(connections = 2) {
  const clock = puppetClock();
  const frames: Uint8Array[] = [];
  const presence = new Presence({
    clock,
    connections: () => connections,
    send: (frame) => frames.push(frame),
    largest: 4_096,
  });
  const screen = somebody();
  const look = async () => {
    await clock.pass(presencePeriod(connections));
    for (const frame of frames.splice(0)) show(frame);
    return [...screen.getStates().values()];
  };
  const show = (bytes: Uint8Array): void => {
    const frame = readFrame(bytes);
    if (frame.type === 'awareness') applyAwarenessUpdate(screen, frame.update, null);
  };
  return { clock, presence, frames, screen, look, show };
}
const ana: Present = { identity: ANA };
const paul: Present = { identity: PAUL };

describe('Presence', () => {
  it('PRESENCE-1: bears the name the session gives, whatever the client says', async () => {
    const { presence, look } = room();
    presence.hear(
      paul,
      saysOf(somebody({ user: { name: 'Ana', account: 'ana', role: 'organiser' }, at: 3 })),
    );
    expect(await look()).toEqual([{ at: 3, user: { account: 'paul', name: 'paul', role: 'partner' } }]);
  });

  it('keeps the newest state of each, and sends one frame for all of a moment', async () => {
    const { clock, presence, frames, look } = room();
    const [a, p] = [somebody({ at: 0 }), somebody({ at: 0 })];
    for (let n = 1; n <= 20; n += 1) {
      a.setLocalState({ at: n });
      p.setLocalState({ at: n });
      presence.hear(ana, saysOf(a));
      presence.hear(paul, saysOf(p));
    }
    await clock.pass(50);
    expect(frames).toHaveLength(1);
    expect((await look()).map((state) => state.at)).toEqual([20, 20]);
  });

  it('PRESENCE-2: shows one person per connection: what a client repeats of others is left aside', async () => {
    const { presence, screen, look } = room();
    const [a, p] = [somebody({ at: 1 }), somebody({ at: 2 })];
    presence.hear(ana, saysOf(a));
    presence.hear(paul, saysOf(p));
    applyAwarenessUpdate(p, saysOf(a), null);
    const clock = p.meta.get(a.clientID);
    if (clock !== undefined) clock.clock += 5;
    p.states.set(a.clientID, { at: 99 });
    presence.hear(paul, saysOf(p, [a.clientID, p.clientID]));
    await look();
    expect(screen.getStates().get(a.clientID)).toMatchObject({ at: 1, user: { account: 'ana' } });
  });

  it('PRESENCE-2: cannot be taken away by somebody else', async () => {
    const { presence, look } = room();
    const [a, p] = [somebody({ at: 1 }), somebody({ at: 2 })];
    presence.hear(ana, saysOf(a));
    presence.hear(paul, saysOf(p));
    p.meta.set(a.clientID, { clock: 99, lastUpdated: 0 });
    presence.hear(paul, saysOf(p, [a.clientID]));
    expect(await look()).toHaveLength(2);
  });

  it('goes away with its connection, and a newcomer sees who is left', async () => {
    const { presence, look, show, screen } = room();
    presence.hear(ana, saysOf(somebody({ at: 1 })));
    presence.hear(paul, saysOf(somebody({ at: 2 })));
    expect(await look()).toHaveLength(2);
    presence.leave(paul);
    expect((await look()).map((state) => state.user.account)).toEqual(['ana']);
    screen.getStates().clear();
    screen.meta.clear();
    const everyone = presence.everyone();
    if (everyone !== null) show(everyone);
    expect([...screen.getStates().values()].map((state) => state.user.account)).toEqual(['ana']);
  });

  it('follows somebody who comes back under the same id before the old line is known to be dead', async () => {
    const { presence, look } = room();
    const a = somebody({ at: 1 });
    const back: Present = { identity: ANA };
    presence.hear(ana, saysOf(a));
    presence.hear(back, saysOf(a));
    presence.leave(ana);
    expect(await look()).toHaveLength(1);
    presence.leave(back);
    expect(await look()).toHaveLength(0);
  });

  it('ignores what is too long, no state, or no awareness at all', async () => {
    const { presence, look } = room();
    presence.hear(paul, saysOf(somebody({ at: 'x'.repeat(5_000) })));
    presence.hear(paul, new Uint8Array([255, 255, 255]));
    presence.hear(paul, new Uint8Array());
    presence.hear(paul, new Uint8Array([1, 7, 1, 2, 91, 93]));
    presence.hear(ana, saysOf(somebody({ at: 1 })));
    expect(await look()).toHaveLength(1);
  });

  it('is gathered for longer in a large room', () => {
    expect([2, 50, 51, 100, 165].map(presencePeriod)).toEqual([50, 50, 204, 400, 650]);
  });
});
