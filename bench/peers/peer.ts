import type { Dialect } from './dialect.ts';

export const PEERS = ['terreau', 'stock', 'hocuspocus', 'ws'] as const;
export type PeerName = (typeof PEERS)[number];

/** Somebody who may enter a room: by which name they write there, and what lets them in. */
export interface Person {
  readonly account: string;
  readonly cookie: string | null;
}

/** One room, by its name in an address, and the people of it; those who write in themes come first. */
export interface Place {
  readonly room: string;
  readonly people: readonly Person[];
}

/** How many rooms there are, and in each how many people, of whom so many organise. */
export interface Plan {
  readonly rooms: number;
  readonly people: number;
  readonly organisers: number;
}

/** A server that runs, in a process of its own. */
export interface Running {
  /** `ws://127.0.0.1:<port>` and what stands before the name of a room. */
  readonly address: string;
  /** Seconds of processor of all its threads since it started. */
  cpu(): number;
  /** Bytes of memory: its own, and its share of what it shares. */
  memory(): number;
  /** The same, once it has let go of its garbage. */
  held(): Promise<number>;
  /** As by a power cut. */
  kill(): Promise<void>;
  /** As by an operator. */
  stop(): Promise<void>;
}

/** A server to drive. */
export interface Peer {
  readonly name: PeerName;
  readonly title: string;
  readonly dialect: Dialect;
  /** What its own clients add to the address of a room. */
  readonly query: string;
  /** It keeps documents, and answers who asks for one. */
  readonly keeps: boolean;
  /** Lays rooms and people in an empty folder, before the server starts. */
  prepare(data: string, plan: Plan): Promise<readonly Place[]>;
  start(data: string): Promise<Running>;
}
