import type * as Y from 'yjs';
import { patch } from '../collection.ts';
import { space } from '../kinds/space.ts';
import { SETTINGS } from '../kinds/space.ts';

/** An organiser's act: opens or closes the public page. */
export const openSpaceToPublic = (doc: Y.Doc, isOpen: boolean): boolean =>
  patch(doc, space, SETTINGS, { isOpen });
