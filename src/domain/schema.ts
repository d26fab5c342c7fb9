/** What the first version wrote, and what a commons that says nothing is. */
export const FIRST_SCHEMA = 1;

/** What this program knows; one more than there are migrations (a test holds it to them). Devices do not carry those. */
export const SCHEMA = 2;

/** Whether a commons asks for a newer program than one that knows `schema`: it may be read, and not written. */
export const needsNewer = (settings: { readonly neededSchema: number } | null, schema = SCHEMA): boolean =>
  settings !== null && settings.neededSchema > schema;
