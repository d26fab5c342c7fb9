import { start } from './0001-start.ts';
import { claims } from './0002-claims.ts';
import { memory } from './0003-memory.ts';
import { erasures } from './0004-erasures.ts';
import { past } from './0005-past.ts';
import { pastErasures } from './0006-past-erasures.ts';
import { privacy } from './0008-privacy.ts';
import { invited } from './0009-invited.ts';
import { contacts } from './0010-contacts.ts';
import { returned } from './0011-returned.ts';
import { arrived } from './0012-arrived.ts';
import { sums } from './0013-sums.ts';
import { suspended } from './0014-suspended.ts';
import { linkEnds } from './0015-link-ends.ts';

/** In order, for ever: one that has been released is never changed, another is added after it. */
export const MIGRATIONS: readonly string[] = [
  start,
  claims,
  memory,
  erasures,
  past,
  pastErasures,
  privacy,
  invited,
  contacts,
  returned,
  arrived,
  sums,
  suspended,
  linkEnds,
];
