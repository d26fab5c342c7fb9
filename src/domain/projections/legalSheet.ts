import type * as Y from 'yjs';
import { readItem } from '../collection.ts';
import { space, type Space } from '../kinds/space.ts';
import { SETTINGS } from '../kinds/space.ts';

/** What a space must say of itself, and has not: each a line that reads « pas encore renseigné ». */
export type LegalGap = 'controller' | 'contact' | 'host' | 'publicationDirector';

/** What the pages on data and the legal notice are made from. All of it is public. */
export interface LegalSheet extends Pick<
  Space,
  | 'name'
  | 'department'
  | 'licence'
  | 'eventDay'
  | 'isOpen'
  | 'isDemo'
  | 'controller'
  | 'host'
  | 'publicationDirector'
  | 'dataOfficer'
  | 'lawfulBasis'
  | 'memberMonths'
  | 'contactMonths'
> {
  readonly gaps: readonly LegalGap[];
}

/** Null for a space that has no settings yet. It stands whether or not there is a public page: members read it too. */
export function legalSheet(doc: Y.Doc): LegalSheet | null {
  const settings = readItem(doc, space, SETTINGS);
  return settings === null ? null : { ...settings, gaps: legalGaps(settings) };
}

export function legalGaps({
  controller,
  host,
  publicationDirector,
}: Pick<Space, 'controller' | 'host' | 'publicationDirector'>): readonly LegalGap[] {
  const missing: Readonly<Record<LegalGap, boolean>> = {
    controller: controller === null,
    contact: controller !== null && controller.contact === null,
    host: host === null,
    publicationDirector: publicationDirector === null,
  };
  return (Object.keys(missing) as LegalGap[]).filter((gap) => missing[gap]);
}
