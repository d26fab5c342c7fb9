import type { NamedPlace, NamedText } from '#protocol/names.ts';
import { knock, type Door } from '#state/doors.ts';

/** Where a name stands in what the committee wrote for itself. */
export const whereNamed = (slug: string, name: string): Door<readonly NamedText[], 'name.tooShort'> =>
  knock(slug, 'POST', 'names', { name });

/** Takes it out there, for good. */
export const hideName = (
  slug: string,
  name: string,
  places: readonly NamedPlace[],
): Door<{ readonly hidden: number }, 'name.tooShort'> =>
  knock(slug, 'PATCH', 'names', { name, places: places.map(({ root, id }) => ({ root, id })) });
