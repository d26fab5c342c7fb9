import { defineKind, register, ruled, type ItemOf } from '../kind.ts';
import { flag, oneOf, optionalDay, optionalText, text, time, wholeNumber } from '../readers.ts';
import { theServersOwn } from '../fieldRules.ts';
import { BASES, readBody, readMonths, LONGEST_LEGAL } from '../legal.ts';
import { LICENCES, PHASES } from '../spaceChoices.ts';
import type { ItemId } from '../ids.ts';

export const LONGEST_SPACE_NAME = 80;

/** The one entry of the root `space`. */
export const SETTINGS = 'settings' as ItemId;

/** A territory's commons, in one entry. `isOpen`: the public page exists. */
export const space = defineKind({
  name: 'space',
  root: 'space',
  ownership: 'arranged',
  rights: 'lasting',
  lasts: true,
  fields: {
    name: register(text(LONGEST_SPACE_NAME)),
    /** Code of the département, a string: « 24 », « 2A », « 971 ». */
    department: register(text(3)),
    /** The day of the event; a commons exists without one. */
    eventDay: register(optionalDay),
    licence: register(oneOf(LICENCES, 'cc-by-sa-4.0')),
    phase: register(oneOf(PHASES, 'before')),
    principle: register(optionalText(280)),
    isOpen: register(flag(true)),
    isDemo: register(flag(false)),
    foundedAt: register(time),
    /** Who answers for the data, and who runs the server: published on purpose, and never anybody's private address. */
    controller: register(readBody),
    host: register(readBody),
    publicationDirector: register(optionalText(LONGEST_LEGAL)),
    dataOfficer: register(optionalText(LONGEST_LEGAL)),
    lawfulBasis: register(oneOf(BASES, 'legitimateInterest')),
    /** Months without a visit after which a member is erased; months after the event after which a contact is. */
    memberMonths: register(readMonths),
    contactMonths: register(readMonths),
    /** How far the migrations of this commons went, and what a program must know to write in it (`schema.ts`). */
    schema: ruled(theServersOwn, register(wholeNumber(1))),
    neededSchema: ruled(theServersOwn, register(wholeNumber(1))),
  },
  searchText: (item) => item.name,
  isPublic: (item) => item.isOpen,
});

export type Space = ItemOf<typeof space.fields>;
