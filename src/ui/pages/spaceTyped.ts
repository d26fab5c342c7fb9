import { isDepartment } from '#domain/departments.ts';
import { LONGEST_SPACE_NAME } from '#domain/kinds/space.ts';
import { tidy } from '#domain/sentence.ts';
import { isLicence, USUAL_LICENCE } from '#domain/spaceChoices.ts';
import type { FoundSpaceRefusal, NewSpace } from '#protocol/portal.ts';
import { nameProblems } from './newcomerTyped.ts';
import type { Problem } from './problems.ts';
import {
  checkStructureTyped,
  NO_STRUCTURE_TYPED,
  readStructureTyped,
  textOf,
  type StructureTyped,
} from './structureTyped.ts';

/** What somebody typed to create a space, kept word for word when the page must come again. */
export interface SpaceTyped extends StructureTyped {
  readonly spaceName: string;
  readonly department: string;
  readonly eventDay: string;
  readonly licence: string;
  readonly name: string;
  /** What the operator asks for, where they do. */
  readonly code: string;
}

export const NOTHING_TYPED: SpaceTyped = {
  spaceName: '',
  department: '',
  eventDay: '',
  licence: USUAL_LICENCE,
  name: '',
  code: '',
  ...NO_STRUCTURE_TYPED,
};

export const readSpaceTyped = (form: FormData): SpaceTyped => ({
  spaceName: textOf(form, 'spaceName'),
  department: textOf(form, 'department'),
  eventDay: textOf(form, 'eventDay'),
  licence: textOf(form, 'licence'),
  name: textOf(form, 'name'),
  code: textOf(form, 'code').trim(),
  ...readStructureTyped(form),
});

/** The space to found, or everything that is wrong with what was typed, in the order of the page. */
export function checkSpace(
  typed: SpaceTyped,
):
  | { readonly ok: true; readonly space: NewSpace }
  | { readonly ok: false; readonly problems: readonly Problem[] } {
  const spaceName = tidy(typed.spaceName);
  const founder = tidy(typed.name);
  const eventDay = readDay(typed.eventDay);
  const structure = foundersStructure(typed);
  const problems: Problem[] = [];
  if (spaceName === '') problems.push({ field: 'spaceName', why: 'space.nameEmpty' });
  if (spaceName.length > LONGEST_SPACE_NAME) problems.push({ field: 'spaceName', why: 'space.nameTooLong' });
  if (!isDepartment(typed.department)) problems.push({ field: 'department', why: 'space.departmentUnknown' });
  if (eventDay === undefined) problems.push({ field: 'eventDay', why: 'space.dayUnreadable' });
  if (!isLicence(typed.licence)) problems.push({ field: 'licence', why: 'space.licenceMissing' });
  problems.push(...nameProblems(founder), ...structure.problems);
  if (problems.length > 0 || eventDay === undefined || !isLicence(typed.licence))
    return { ok: false, problems };
  return {
    ok: true,
    space: {
      name: spaceName,
      department: typed.department,
      eventDay,
      licence: typed.licence,
      founder,
      structure: structure.chosen,
    },
  };
}

/** A founder may stand for no structure: then neither name nor family is asked. */
const foundersStructure = (typed: SpaceTyped): ReturnType<typeof checkStructureTyped> =>
  tidy(typed.structureName) === '' && typed.structureKind === ''
    ? { chosen: null, problems: [] }
    : checkStructureTyped(typed);

/** `2027-10-14` or `14/10/2027` (also with dots, spaces or hyphens) as `2027-10-14`; empty is none; `undefined` is unreadable. */
export function readDay(raw: string): string | null | undefined {
  const text = tidy(raw);
  if (text === '') return null;
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  const french = /^(\d{1,2})[/. -](\d{1,2})[/. -](\d{4})$/.exec(text);
  const [year, month, day] = iso ? [iso[1], iso[2], iso[3]] : french ? [french[3], french[2], french[1]] : [];
  if (year === undefined || month === undefined || day === undefined) return undefined;
  const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = new Date(`${written}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(written) ? written : undefined;
}

/** Which field of the page a refusal of the server speaks of. */
export function spaceProblem(why: Exclude<FoundSpaceRefusal, 'notStored'> | 'opening.code'): Problem {
  switch (why) {
    case 'opening.code':
      return { field: 'code', why };
    case 'space.departmentUnknown':
      return { field: 'department', why };
    case 'space.dayUnreadable':
      return { field: 'eventDay', why };
    case 'name.empty':
    case 'name.tooLong':
      return { field: 'name', why };
    case 'structure.nameEmpty':
    case 'structure.nameTooLong':
    case 'structure.unknown':
      return { field: 'structureName', why };
    case 'space.nameEmpty':
    case 'space.nameTooLong':
    case 'space.nameTaken':
    case 'space.nameUnusable':
      return { field: 'spaceName', why };
  }
}
