import type { Load } from '../load.ts';
import { cursors } from './cursors.ts';
import { documents } from './documents.ts';
import { fanout } from './fanout.ts';
import { idle } from './idle.ts';
import { killed } from './killed.ts';
import { paper } from './paper.ts';
import { returns } from './returns.ts';
import { rooms, roomsMost } from './rooms.ts';

/** In the order of the table. */
export const LOADS: readonly Load[] = [
  fanout(165, '0.5', 30),
  fanout(1_000, '0.75', 50),
  fanout(1_650, '0.75', 50),
  cursors,
  roomsMost,
  rooms,
  returns,
  paper,
  idle,
  documents,
  killed,
];
