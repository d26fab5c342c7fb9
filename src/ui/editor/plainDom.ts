/**
 * In the place of `lib0/dom`, of which y-prosemirror asks the document only: the whole of it brings a schema
 * language of four kilobytes along. See `vite.config.ts`.
 */
export const doc: Document | Record<string, never> = typeof document === 'undefined' ? {} : document;
