/**
 * Vite plugin: one JSON file for each département, which a page asks for where it needs one.
 * @param {{ readonly name: string, readonly at: string, readonly filesOf: () => ReadonlyMap<string, unknown> }} what
 *   `at`: where they stand among what is built
 * @returns {import('vite').Plugin}
 */
export function departmentFiles({ name, at, filesOf }) {
  /** @type {ReadonlyMap<string, unknown> | undefined} */
  let made;
  const files = () => (made ??= filesOf());
  return {
    name: `terreau-${name}`,
    applyToEnvironment: (environment) => environment.name === 'client',
    generateBundle() {
      for (const [code, file] of files())
        this.emitFile({ type: 'asset', fileName: `${at}/${code}.json`, source: JSON.stringify(file) });
    },
    configureServer(server) {
      server.middlewares.use(`/${at}`, (request, response, next) => {
        const code = /^\/(\w{2,3})\.json$/.exec(request.url ?? '')?.[1];
        const file = code === undefined ? undefined : files().get(code);
        if (file === undefined) return next();
        response.setHeader('content-type', 'application/json');
        response.end(JSON.stringify(file));
      });
    },
  };
}
