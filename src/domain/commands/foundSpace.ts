import type * as Y from 'yjs';
import { create } from '../collection.ts';
import { isDepartment } from '../departments.ts';
import { space } from '../kinds/space.ts';
import { LONGEST_SPACE_NAME, SETTINGS } from '../kinds/space.ts';
import { optionalDay } from '../readers.ts';
import { done, refused, type Result } from '../result.ts';
import { tidy } from '../sentence.ts';
import type { Licence } from '../spaceChoices.ts';
import type { World } from '../world.ts';

export interface SpaceFoundation {
  readonly name: string;
  readonly department: string;
  /** `YYYY-MM-DD`, or none. */
  readonly eventDay: string | null;
  readonly licence: Licence;
  readonly principle?: string | null;
  readonly isDemo?: boolean;
}

export type FoundationRefusal =
  'space.nameEmpty' | 'space.nameTooLong' | 'space.departmentUnknown' | 'space.dayUnreadable';

/** What a space must be told to exist, tidied; or the first thing that is wrong with it. */
export function checkFoundation(given: SpaceFoundation): Result<SpaceFoundation, FoundationRefusal> {
  const name = tidy(given.name);
  if (name === '') return refused('space.nameEmpty');
  if (name.length > LONGEST_SPACE_NAME) return refused('space.nameTooLong');
  if (!isDepartment(given.department)) return refused('space.departmentUnknown');
  if (given.eventDay !== null && optionalDay(given.eventDay) === null) return refused('space.dayUnreadable');
  return done({ ...given, name });
}

/** Lays the one entry of the root `space`. The foundation has been checked. */
export const foundSpace = (doc: Y.Doc, foundation: SpaceFoundation, world: World): void =>
  create(doc, space, SETTINGS, { ...foundation, phase: 'before', isOpen: true, foundedAt: world.now() });
