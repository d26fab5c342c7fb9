import { start } from './0001-start.ts';
import { memory } from './0002-memory.ts';
import { erasures } from './0003-erasures.ts';
import { past } from './0004-past.ts';
import { pastErasures } from './0005-past-erasures.ts';
import { privacy } from './0007-privacy.ts';
import { invited } from './0008-invited.ts';
import { contacts } from './0009-contacts.ts';
import { returned } from './0010-returned.ts';
import { sums } from './0011-sums.ts';
import { suspended } from './0012-suspended.ts';
import { linkEnds } from './0013-link-ends.ts';

/** In order, for ever: one that has been released is never changed, another is added after it. */
export const MIGRATIONS: readonly string[] = [
  start,
  memory,
  erasures,
  past,
  pastErasures,
  privacy,
  invited,
  contacts,
  returned,
  sums,
  suspended,
  linkEnds,
];
