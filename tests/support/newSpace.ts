import type { Entry, NewSpace, Portal } from '#protocol/portal.ts';
import { valueOf } from '../domain/scene.ts';

/** What a form says of a space that has nothing in particular. */
export const newSpace = (name = 'NEC Périgord', founder = 'Ana'): NewSpace => ({
  name,
  department: '24',
  eventDay: null,
  licence: 'cc-by-sa-4.0',
  founder,
  structure: null,
});

/** Ana founds it, by whichever house. */
export const foundAt = async (
  { portal }: { readonly portal: Portal },
  name?: string,
  address = '127.0.0.1',
): Promise<Entry> => valueOf(await portal.foundSpace(newSpace(name), address));
