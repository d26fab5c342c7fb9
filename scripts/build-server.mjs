import { build } from 'vite';

/**
 * Bundles the server and the terminal command beside the pages that `vite build` made. Packages stay outside,
 * as does `handler.js`, which SvelteKit's adapter wrote: it is another bundle (docs/adr/0001).
 */
await build({
  configFile: false,
  publicDir: false,
  logLevel: 'warn',
  build: {
    ssr: true,
    target: 'node20',
    outDir: 'build',
    emptyOutDir: false,
    copyPublicDir: false,
    rolldownOptions: {
      input: {
        server: 'server/main.ts',
        terreau: 'server/terminal/terreau.ts',
        worker: 'server/worker.ts',
      },
      external: [/\/handler\.js$/],
      // Flat, so that `./handler.js` is found from whichever file asks for it.
      output: { entryFileNames: '[name].js', chunkFileNames: 'shared-[hash].js' },
    },
  },
});
