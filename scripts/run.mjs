// Everything a person or a machine asks of this repository: start, dev, build, release, test, house, try:nodes, terreau, bench.
// Node's own modules only, and old syntax here: this file is read before anything is installed.
import { nodeIsRecentEnough } from './house/nodeVersion.mjs';
import { Explained, say } from './house/sentences.mjs';

const COMMANDS = {
  async start(args) {
    await (await ready()).build();
    return runNodeFile('build/server.js', args, await serversOwn());
  },
  async dev(args) {
    await ready();
    return runNodeFile('node_modules/vite/bin/vite.js', ['dev'].concat(args));
  },
  async build() {
    await ready();
    await (await import('./house/build.mjs')).build();
    return 0;
  },
  async test(args) {
    await ready();
    return (await import('./house/tests.mjs')).runTests(args);
  },
  async terreau(args) {
    const { readyForTerminal } = await import('./house/build.mjs');
    if (!(await readyForTerminal())) await (await ready({ quiet: true })).build();
    return runNodeFile('build/terreau.js', args);
  },
  async release(args) {
    await (await ready()).build();
    return (await import('./house/release.mjs')).release(args);
  },
  async house() {
    return (await import('./house/counts.mjs')).printCounts();
  },
  async 'try:nodes'(args) {
    return (await import('./house/nodes.mjs')).tryNodes(args);
  },
  async bench(args) {
    await (await ready()).build();
    return runNodeFile('bench/run.mjs', args);
  },
};

/** Everything installed; answers how to build what is stale. */
async function ready(options) {
  const { installIfNeeded } = await import('./house/install.mjs');
  const { buildIfStale } = await import('./house/build.mjs');
  await installIfNeeded(options);
  return { build: () => buildIfStale(options) };
}

/** What a server runs with; what the operator says goes before. */
async function serversOwn() {
  return Object.assign({}, (await import('./house/allocator.mjs')).ALLOCATOR, process.env);
}

async function runNodeFile(file, args, env) {
  const { runNode } = await import('./house/processes.mjs');
  return (await runNode(file, args, { env })).code;
}

async function main(name, args) {
  if (!nodeIsRecentEnough(process.versions.node)) throw new Explained('nodeTooOld');
  const command = COMMANDS[name];
  if (command === undefined) {
    console.error('npm start | npm test | npm run ' + Object.keys(COMMANDS).join(' | '));
    return 2;
  }
  return command(args);
}

main(process.argv[2], process.argv.slice(3)).then(
  (code) => {
    process.exitCode = code;
  },
  (error) => {
    if (error instanceof Explained) say(error.sentence);
    else console.error(error);
    process.exitCode = 1;
  },
);
