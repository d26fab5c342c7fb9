import type * as Y from 'yjs';
import { rootOf } from '../collection.ts';
import { SETTINGS, space } from '../kinds/space.ts';
import type { Phase } from '../spaceChoices.ts';

/** Where a commons stands; *avant* as long as nothing says otherwise. Reads one field: it is asked at every key typed. */
export const phaseOf = (doc: Y.Doc): Phase =>
  space.fields.phase.read(rootOf(doc, space).get(SETTINGS)?.get('phase'));
