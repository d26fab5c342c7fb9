import { updateFrame } from '#engine/protocol/frames.ts';
import { percentile } from '../../percentiles.ts';
import { openLine, openLines, pause, untilSo } from '../line.ts';
import { listenTo } from '../listener.ts';
import { onlyPlace, onStage, type Figures, type Load, type Scene } from '../load.ts';
import { every } from '../pace.ts';
import { PEERS, type Peer } from '../peer.ts';
import { createTypist, type Typist } from '../typist.ts';

interface Crowd {
  readonly clients: number;
  readonly writers: number;
  /** Letters a second of each writer. */
  readonly letters: number;
}

/** Seconds. A server that has just started compiles what it runs for some of them. */
const WARMING = 6;
const MEASURED = 6;
/** One in so many listens closely. */
const CLOSELY = 11;
const PATIENCE = 40_000;

const crowds = (clients: number): readonly Crowd[] => [
  { clients, writers: 20, letters: 4 },
  { clients, writers: 20, letters: 10 },
  { clients, writers: 1, letters: 10 },
];

const nameOf = ({ clients, writers, letters }: Crowd): string =>
  `${clients} people, ${writers === 1 ? '1 writes' : `${writers} write`} ${letters} letters/s`;

/** Some write, all read: what each letter costs the server for each of those who receive it. */
export const fanout = (clients: number, aim: string, latest: number): Load => ({
  name: `fanout${clients}`,
  peers: PEERS,
  rows: crowds(clients).flatMap((crowd) => [
    {
      figure: `${crowd.writers}x${crowd.letters} cpu`,
      what: `${nameOf(crowd)}: processor per delivery`,
      unit: 'µs',
      better: 'less',
      aim: crowd.writers === 1 ? '' : aim,
    },
    {
      figure: `${crowd.writers}x${crowd.letters} p99`,
      what: `${nameOf(crowd)}: 99 of 100 arrive within`,
      unit: 'ms',
      better: 'less',
      aim: crowd.writers === 1 ? '' : `${latest} ms`,
    },
    {
      figure: `${crowd.writers}x${crowd.letters} lost`,
      what: `${nameOf(crowd)}: deliveries missing`,
      unit: '',
      better: 'less',
      aim: '0',
    },
  ]),
  async measure(peer) {
    const figures: Record<string, number> = {};
    for (const crowd of crowds(clients)) {
      const played = await onStage(peer, { rooms: 1, people: clients, organisers: crowd.writers }, (scene) =>
        play(peer, scene, crowd),
      );
      for (const [figure, value] of Object.entries(played))
        figures[`${crowd.writers}x${crowd.letters} ${figure}`] = value;
    }
    return figures;
  },
});

async function play(peer: Peer, scene: Scene, { clients, writers, letters }: Crowd): Promise<Figures> {
  const { running } = scene;
  const { room, people } = onlyPlace(scene);
  const typists = Array.from({ length: writers }, (_, n) => createTypist(n));
  const listening = listenTo(typists);
  const lines = await openLines(clients, (n) =>
    openLine(peer, running, room, people[n], {
      onUpdate: listening.ear(typists[n] ?? null, n % CLOSELY === 0),
    }),
  );
  for (const [n, typist] of typists.entries()) lines[n]?.send(updateFrame(typist.opening));
  await pause(1_000);
  const wanted = (): number => wantedFrom(typists) * (clients - 1);
  const typeFor = async (seconds: number): Promise<void> => {
    const stops = typists.map((typist, n) => every(1_000 / letters, n, () => lines[n]?.send(typist.type())));
    await pause(seconds * 1_000);
    for (const stop of stops) stop();
    await untilSo(() => listening.letters >= wanted(), PATIENCE);
  };
  await typeFor(WARMING);
  listening.late.length = 0;
  const [before, heard] = [running.cpu(), listening.letters];
  await typeFor(MEASURED);
  const cpu = running.cpu() - before;
  for (const line of lines) line.close();
  return {
    cpu: (cpu / (listening.letters - heard)) * 1e6,
    p99: percentile(listening.late, 0.99),
    lost: wanted() - listening.letters,
  };
}

const wantedFrom = (typists: readonly Typist[]): number =>
  typists.reduce((sum, { next, start }) => sum + next() - start, 0);
