import adapter from '@sveltejs/adapter-node';

/** @type {import('@sveltejs/kit').Config} */
const config = {
  compilerOptions: { runes: ({ filename }) => (filename.includes('node_modules') ? undefined : true) },
  kit: {
    adapter: adapter({ out: 'build', precompress: true }),
    // Absolute addresses: one and the same shell serves every page of the app, also without network.
    paths: { relative: false },
    serviceWorker: { register: false },
    // The check of cross-site forms stands in server/http.ts, where plain clients without Origin are let in.
    csrf: { trustedOrigins: ['*'] },
    output: { bundleStrategy: 'split' },
  },
};

export default config;
