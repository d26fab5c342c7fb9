/**
 * Stands for `lib0/logging` in what the browser receives (vite.config.ts). Yjs warns through it on four lines; the
 * original paints the console and brings 4 kB of compressed script for it.
 */
export const ORANGE = '';
export const BOLD = '';
export const UNBOLD = '';
export const RED = '';
export const print = (...words: unknown[]): void => console.info(...words);
export const warn = (...words: unknown[]): void => console.warn(...words);
