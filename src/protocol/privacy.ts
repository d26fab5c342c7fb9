import type { LegalSheet } from '#domain/projections/legalSheet.ts';
import type { Result } from '#domain/result.ts';

/** What the law gives to people, as pages may ask it of the server. */
export interface PrivacyPortal {
  /** What a space says of the data it keeps, and of who answers for it. Open to all, also where the commons is not. */
  legalSheet(space: string): Promise<Result<LegalSheet, 'unknownSpace'>>;
}
