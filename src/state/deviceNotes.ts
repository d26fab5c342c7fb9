export { spaceNotes } from '#sync/deviceNotes.ts';
export type { Note, SpaceNoteName, SpaceNotes } from '#sync/deviceNotes.ts';
