import { join } from 'node:path';
import { ALLOCATOR } from '../allocator.mjs';
import { startProgram } from './programs.mjs';

const FIRST_REST = 500;
const LONGEST_REST = 10_000;
const LONGEST_FAREWELL = 5_000;

const LEAVES_WITH_US = new URL('./leavesWithLauncher.mjs', import.meta.url).href;

/** Where the server says that it listens. */
const LISTENS = /http:\/\/127\.0\.0\.1:(\d+)/;

/**
 * Keeps `count` servers of one house running, each on a free port and with a folder of its own: one that dies is
 * started again after a moment, longer each time that it dies at once. Rejects when one cannot start at first.
 *
 * @returns {Promise<{
 *   running: () => { name: string, port: number }[],
 *   kill: (name: string) => void,
 *   close: () => Promise<void>,
 * }>}
 */
export async function keepNodes({ count, server, folder, env, onTrouble }) {
  const nodes = Array.from({ length: count }, (_, n) => ({
    name: `node-${n + 1}`,
    folder: join(folder, `node-${n + 1}`),
    program: null,
    port: null,
  }));
  let closing = false;
  const resting = new Set();

  async function start(node) {
    const program = await startProgram(process.execPath, ['--import', LEAVES_WITH_US, server], {
      ready: LISTENS,
      input: null,
      env: { ...ALLOCATOR, ...env, HOST: '127.0.0.1', PORT: '0', TERREAU_DATA: node.folder },
    });
    node.program = program;
    node.port = program.port;
    program.child.stderr.pipe(process.stderr, { end: false });
    program.gone.then(() => {
      node.port = null;
      if (!closing) startAgain(node, FIRST_REST);
    });
  }

  function startAgain(node, rest) {
    onTrouble(node.name);
    const timer = setTimeout(() => {
      resting.delete(timer);
      start(node).catch(() => closing || startAgain(node, Math.min(LONGEST_REST, 2 * rest)));
    }, rest);
    resting.add(timer);
  }

  async function close() {
    closing = true;
    resting.forEach(clearTimeout);
    const ending = nodes.flatMap(({ program }) => (program === null ? [] : [program]));
    const hurry = setTimeout(() => ending.forEach(({ child }) => child.kill('SIGKILL')), LONGEST_FAREWELL);
    await Promise.all(ending.map(({ end }) => end('SIGTERM')));
    clearTimeout(hurry);
  }

  // One after the other: the first makes the tables.
  try {
    for (const node of nodes) await start(node);
  } catch (error) {
    await close();
    throw error;
  }
  return {
    running: () => nodes.flatMap(({ name, port }) => (port === null ? [] : [{ name, port }])),
    kill: (name) => nodes.find((node) => node.name === name)?.program?.child.kill('SIGKILL'),
    close,
  };
}
