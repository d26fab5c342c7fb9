import { error } from '@sveltejs/kit';
import type { Portal } from '#protocol/portal.ts';
import type { Language } from '#ui/words/language.ts';

type Act = (...given: never[]) => unknown;

/** A class of the server exists twice (see `portalSlot.ts`): it is known by its name. */
const isDamage = (cause: unknown): boolean => cause instanceof Error && cause.name === 'Damaged';

/** The same portal: where what the server holds is damaged, the request ends with 503 and words, on every page. */
export const damageTold = (portal: Portal, language: Language): Portal =>
  Object.fromEntries(
    Object.entries(portal).map(([name, part]: [string, unknown]) => [
      name,
      typeof part === 'function' ? told(part as Act, language) : part,
    ]),
  ) as unknown as Portal;

const told =
  (act: Act, language: Language): Act =>
  async (...given) => {
    try {
      return await act(...given);
    } catch (cause) {
      if (isDamage(cause)) error(503, { message: 'damaged', why: 'damaged', language });
      throw cause;
    }
  };
