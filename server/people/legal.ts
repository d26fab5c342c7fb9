import { legalSheet as readLegal, type LegalSheet } from '#domain/projections/legalSheet.ts';
import { done, refused, type Result } from '#domain/result.ts';
import type { PublicRefusal } from '#protocol/portal.ts';
import type { LegalReader } from '#protocol/privacy.ts';
import { commonsOf, type Needs } from './needs.ts';
import { recognise } from './sessions.ts';

/**
 * What a space says of its data and of who answers for it. Where the commons is closed, to whom the space is known: a
 * member by their token, somebody at its door with a link (`isKnown`).
 */
export async function legalSheet(
  needs: Needs,
  space: string,
  by: LegalReader,
): Promise<Result<LegalSheet, PublicRefusal>> {
  if ((await needs.store.people.space(space)) === null) return refused('noPublicPage');
  const sheet = await needs.live.read(commonsOf(space), readLegal);
  if (sheet === null) return refused('noPublicPage');
  const mayRead = sheet.isOpen || by.isKnown === true || (await recognise(needs, space, by.token)).ok;
  return mayRead ? done(sheet) : refused('noPublicPage');
}
