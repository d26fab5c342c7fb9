import { contactsOn, type ContactStore } from './contacts.ts';
import { invitationsOn, type InvitationStore } from './invitations.ts';
import { membersOn, type MemberStore } from './members.ts';
import { privacyOn, type PrivacyStore } from './privacy.ts';
import { spacesOn, type SpaceStore } from './spaces.ts';
import type { Tables } from './tables.ts';

/** The spaces and the people in them. */
export interface PeopleStore extends SpaceStore, MemberStore, InvitationStore, PrivacyStore, ContactStore {}

export const peopleOn = (tables: Tables): PeopleStore => ({
  ...spacesOn(tables),
  ...membersOn(tables),
  ...invitationsOn(tables),
  ...privacyOn(tables),
  ...contactsOn(tables),
});
