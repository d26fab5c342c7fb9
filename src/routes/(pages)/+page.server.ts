import { sessionCookie } from '#protocol/portal.ts';
import { spacesOnDevice } from '../sessions.ts';
import type { PageServerLoad } from './$types';

/** A device of an ordinary person holds a few; a forged cookie jar does not make the page slow. */
const MOST_SHOWN = 12;

export const load: PageServerLoad = async ({ locals: { portal }, cookies }) => {
  const candidates = spacesOnDevice(cookies).slice(0, MOST_SHOWN);
  const looked = await Promise.all(
    candidates.map(async (slug) => {
      const me = await portal.whoAmI(slug, cookies.get(sessionCookie(slug)));
      if (!me.ok) return [];
      const page = await portal.publicPage(slug);
      return [{ slug, name: page.ok ? page.value.name : slug, isOpen: page.ok }];
    }),
  );
  return { spaces: looked.flat(), offered: portal.offered };
};
