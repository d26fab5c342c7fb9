import type * as Y from 'yjs';
import { patch } from '../collection.ts';
import { space } from '../kinds/space.ts';
import { SETTINGS } from '../kinds/space.ts';
import type { Phase } from '../spaceChoices.ts';

/**
 * An organiser's act: turns the page of the whole commons, forward or back. What was written stays; only what may
 * be written next changes. Answers false where there is no space.
 */
export const turnPage = (doc: Y.Doc, phase: Phase): boolean => patch(doc, space, SETTINGS, { phase });
