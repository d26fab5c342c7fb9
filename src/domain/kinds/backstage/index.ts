import { exchange } from './exchange.ts';
import { note } from './note.ts';
import { task } from './task.ts';

/**
 * Every kind of the backstage document, which goes to organisers only. A new kind is a file here beside the others, and
 * a line in this list. Apart from those of the commons: the pages of partners and of the public never load them.
 */
export const BACKSTAGE_KINDS = [note, exchange, task] as const;

export { exchange, note, task };
export type { Exchange, Way } from './exchange.ts';
export type { Note } from './note.ts';
export type { AsideTask, DoneTask, Task, Trade, When } from './task.ts';
