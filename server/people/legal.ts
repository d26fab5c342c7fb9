import { legalSheet as readLegal, type LegalSheet } from '#domain/projections/legalSheet.ts';
import { done, refused, type Result } from '#domain/result.ts';
import { commonsOf, type Needs } from './needs.ts';

/** What a space says of its data and of who answers for it: public, also where the commons is not. */
export async function legalSheet(
  { store, live }: Needs,
  space: string,
): Promise<Result<LegalSheet, 'unknownSpace'>> {
  if ((await store.people.space(space)) === null) return refused('unknownSpace');
  const sheet = await live.read(commonsOf(space), readLegal);
  return sheet === null ? refused('unknownSpace') : done(sheet);
}
