import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Bus } from '#server/cluster/bus.ts';
import { until } from '../support/until.ts';

/** Nodes of one house, under test. */
export interface BusOnTrial {
  node(): Bus & { readonly isDeaf: boolean };
  /** The process of this node stops without a word. */
  strand(node: Bus): void;
  end(): Promise<void>;
}

export const ROOM = 'nec-24/commons';
const BACKSTAGE = 'nec-24/backstage';

/** What a node heard of a room, in words. */
export interface Listener {
  readonly heard: string[];
  readonly stop: () => void;
  /** Forgets what it heard so far. */
  clear(): void;
}

const nameOf = (people: Uint8Array): string => Buffer.from(people).toString('utf8');

/** Somebody at a node, in a room; `here` is whom the node has there. */
export function sitsIn(node: Bus, room = ROOM, here: string | null = null): Listener {
  const heard: string[] = [];
  const stop = node.enter(room, {
    rows: (through) => heard.push(`rows ${through}`),
    presence: (_node, update) => heard.push(`sees ${nameOf(update)}`),
    gone: () => heard.push('gone'),
    introduce: () => (here === null ? null : Buffer.from(here)),
    missed: () => heard.push('missed'),
  });
  return { heard, stop, clear: () => void heard.splice(0) };
}

export function listensTo(node: Bus): Listener {
  const heard: string[] = [];
  const stop = node.listen({
    cut: (space, account, reason) => heard.push(`cut ${space} ${account} ${reason}`),
    endSession: (session) => heard.push(`end ${session}`),
    learn: (space, account, change) => heard.push(`learn ${space} ${account} ${JSON.stringify(change)}`),
    tell: (space, topic) => heard.push(`tell ${space} ${topic}`),
    identities: () => [],
    missed: () => heard.push('missed'),
  });
  return { heard, stop, clear: () => void heard.splice(0) };
}

/** Until every listener has heard these words. */
export const hear = (words: string, ...listeners: readonly Listener[]): Promise<void> =>
  until(() => listeners.every(({ heard }) => heard.includes(words)), `« ${words} »`);

/** Until each of these nodes hears each other, so that a test may count on what is said next. */
export async function meet(...nodes: readonly Bus[]): Promise<void> {
  const places = nodes.map(({ node }, n) => ({ node, ...sitsIn(nodes[n] as Bus, 'meeting/commons', node) }));
  await until(
    () =>
      places.every(({ heard, node }) =>
        places.every((other) => other.node === node || heard.includes(`sees ${other.node}`)),
      ),
    'the meeting',
  );
  for (const { stop } of places) stop();
}

/** The promises of `Bus`, held against one implementation. */
export function busContract(name: string, open: () => Promise<BusOnTrial>): void {
  describe(`the bus ${name}`, () => {
    let trial: BusOnTrial;
    beforeEach(async () => {
      trial = await open();
    });
    afterEach(() => trial.end());

    it('PG-11: what a node says of a room is heard by the others who are in it, in its order, and by nobody else', async () => {
      const [ana, paul, rose] = [trial.node(), trial.node(), trial.node()];
      await meet(ana, paul, rose);
      const [anas, pauls, roses] = [sitsIn(ana), sitsIn(paul), sitsIn(rose, BACKSTAGE)];
      await hear('missed', anas, pauls, roses);
      for (const one of [anas, pauls, roses]) one.clear();
      ana.rows(ROOM, 1);
      ana.rows(ROOM, 2);
      ana.presence(ROOM, Buffer.from('Ana'));
      ana.rows(ROOM, 3);
      paul.rows(BACKSTAGE, 7);
      await hear('rows 3', pauls);
      await hear('rows 7', roses);
      expect(pauls.heard).toEqual(['rows 1', 'rows 2', 'sees Ana', 'rows 3']);
      expect(roses.heard).toEqual(['rows 7']);
      expect(anas.heard).toEqual([]);
    });

    it('PG-11: who left a room hears nothing of it any more; one of two who left leaves the other there', async () => {
      const [ana, paul] = [trial.node(), trial.node()];
      await meet(ana, paul);
      const [first, second] = [sitsIn(paul), sitsIn(paul)];
      await hear('missed', first, second);
      first.stop();
      first.clear();
      ana.rows(ROOM, 1);
      await hear('rows 1', second);
      second.stop();
      second.clear();
      const third = sitsIn(paul, BACKSTAGE);
      await hear('missed', third);
      ana.rows(ROOM, 2);
      ana.rows(BACKSTAGE, 1);
      await hear('rows 1', third);
      expect([...first.heard, ...second.heard]).toEqual([]);
    });

    it('PG-12: who comes into a room is told once it hears, and who is already there', async () => {
      const [ana, paul] = [trial.node(), trial.node()];
      await meet(ana, paul);
      await hear('missed', sitsIn(ana, ROOM, 'Ana and two others'));
      const pauls = sitsIn(paul, ROOM, 'Paul');
      await hear('sees Ana and two others', pauls);
      expect(pauls.heard[0]).toBe('missed');
    });

    it('PG-13: a node takes those whom it has along, when it leaves the room, closes, or dies without a word', async () => {
      const [ana, paul, rose, zoe] = [trial.node(), trial.node(), trial.node(), trial.node()];
      await meet(ana, paul, rose, zoe);
      const anas = sitsIn(ana);
      await hear('missed', anas);
      const pauls = sitsIn(paul, ROOM, 'Paul');
      sitsIn(rose, ROOM, 'Rose');
      sitsIn(zoe, ROOM, 'Zoé');
      await until(() => ['sees Paul', 'sees Rose', 'sees Zoé'].every((one) => anas.heard.includes(one)));
      const goneOf = (): number => anas.heard.filter((one) => one === 'gone').length;
      pauls.stop();
      await until(() => goneOf() === 1);
      await rose.close();
      await until(() => goneOf() === 2);
      trial.strand(zoe);
      await until(() => goneOf() === 3);
    });

    it('PG-14: a right that is withdrawn, a session that ended, and news of a space, reach every node', async () => {
      const [ana, paul, rose] = [trial.node(), trial.node(), trial.node()];
      await meet(ana, paul, rose);
      const [anas, pauls, roses] = [listensTo(ana), listensTo(paul), listensTo(rose)];
      const places = [sitsIn(ana), sitsIn(paul), sitsIn(rose)];
      await hear('missed', anas, pauls, roses, ...places);
      ana.cut('nec-24', 'paul', 'signedOut');
      ana.endSession('hash-of-a-phone');
      ana.learn('nec-24', 'paul', { role: 'reader' });
      ana.tell('nec-24', 'members');
      for (const one of [pauls, roses]) {
        await hear('tell nec-24 members', one);
        expect(one.heard.filter((words) => words !== 'missed')).toEqual([
          'cut nec-24 paul signedOut',
          'end hash-of-a-phone',
          'learn nec-24 paul {"role":"reader"}',
          'tell nec-24 members',
        ]);
      }
      expect(anas.heard.filter((words) => words !== 'missed')).toEqual([]);
    });
  });
}
