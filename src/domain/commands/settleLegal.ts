import type * as Y from 'yjs';
import { patch } from '../collection.ts';
import { space, type Space } from '../kinds/space.ts';
import { SETTINGS } from '../kinds/space.ts';
import { LONGEST_LEGAL, type LegalBody } from '../legal.ts';
import { tidy } from '../sentence.ts';

/** What the law asks a space to say of itself. */
export type LegalSettings = Pick<
  Space,
  | 'controller'
  | 'host'
  | 'publicationDirector'
  | 'dataOfficer'
  | 'lawfulBasis'
  | 'memberMonths'
  | 'contactMonths'
>;

/** An organiser's act. What is left empty reads as not said; a body without a name is none. */
export const settleLegal = (doc: Y.Doc, given: LegalSettings): boolean =>
  patch(doc, space, SETTINGS, {
    controller: tidyBody(given.controller),
    host: tidyBody(given.host),
    publicationDirector: short(given.publicationDirector),
    dataOfficer: short(given.dataOfficer),
    lawfulBasis: given.lawfulBasis,
    memberMonths: given.memberMonths,
    contactMonths: given.contactMonths,
  });

function tidyBody(body: LegalBody | null): LegalBody | null {
  const name = short(body?.name ?? null);
  return name === null ? null : { name, address: short(body?.address), contact: short(body?.contact) };
}

const short = (text: string | null | undefined): string | null =>
  tidy(text ?? '').slice(0, LONGEST_LEGAL) || null;
