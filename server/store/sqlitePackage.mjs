/** Node-API 10 came with Node 22.14 and never to Node 20. */
const NODE_API = 10;

/**
 * The package that brings SQLite to a Node. Version 13 speaks Node-API, so that one binary serves every Node that has
 * it, and ends the process where it has not. Version 12 speaks to V8 itself, and ends the process on Node 24 whenever
 * something of it is collected while no JavaScript runs (docs/adr/0046).
 * @param {Readonly<Record<string, string | undefined>>} versions of `process`
 * @returns {'better-sqlite3' | 'better-sqlite3-12'}
 */
export const sqlitePackage = ({ napi }) =>
  Number(napi ?? 0) >= NODE_API ? 'better-sqlite3' : 'better-sqlite3-12';
