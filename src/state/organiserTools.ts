/** Keeps on this device what organisers need without network; it comes after everything else. */
export const keepOrganiserTools = (language: string): Promise<void> =>
  import('#sync/registerWorker.ts').then(({ keepForOrganisers }) => keepForOrganisers(language));
