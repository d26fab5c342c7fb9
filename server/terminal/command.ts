import { isRole, type Role } from '#domain/roles.ts';
import { isRecord } from '#domain/readers.ts';
import { isLicence, type Licence } from '#domain/spaceChoices.ts';

/** What the terminal may ask of a house, running or not: plain data, so that it travels. */
export type TerminalCommand =
  | { readonly do: 'demo' }
  | {
      readonly do: 'space.create';
      readonly name: string;
      readonly department: string;
      readonly eventDay: string | null;
      readonly licence: Licence;
      readonly organiser: string | null;
    }
  | { readonly do: 'space.list' }
  | {
      readonly do: 'space.rename';
      readonly space: string;
      readonly name: string | null;
      /** Wanted in the place of the one it has: refused, in words. */
      readonly address: string | null;
    }
  | { readonly do: 'space.close'; readonly space: string }
  | { readonly do: 'space.open'; readonly space: string }
  | {
      readonly do: 'space.delete';
      readonly space: string;
      /** Without it, only what would go is told. */
      readonly forGood: boolean;
    }
  | {
      readonly do: 'space.import';
      /** The whole path of a file of this machine, which `terreau export` wrote. */
      readonly file: string;
      /** Another address than it had. */
      readonly space: string | null;
    }
  | { readonly do: 'member.list'; readonly space: string }
  /** `person`: their account, or their name when nobody else bears it. */
  | { readonly do: 'member.link'; readonly space: string; readonly person: string }
  | { readonly do: 'member.remove'; readonly space: string; readonly person: string }
  | {
      readonly do: 'invite.create';
      readonly space: string;
      readonly role: Role;
      readonly structure: string | null;
      readonly label: string | null;
      readonly days: number | null;
      readonly uses: number | null;
    }
  | { readonly do: 'space.who'; readonly space: string }
  | { readonly do: 'invite.list'; readonly space: string }
  | {
      readonly do: 'invite.revoke';
      readonly space: string;
      readonly id: string;
      readonly keepMembers: boolean;
    }
  | {
      readonly do: 'erase';
      readonly space: string;
      /** `questions/<id>`. */
      readonly entry: string;
      /** Without it, only what would go is told. */
      readonly forGood: boolean;
      /** Only what once stood in it, not the entry. */
      readonly past: boolean;
    }
  | {
      readonly do: 'erase.person';
      readonly space: string;
      /** Their account, or their name when nobody else bears it. */
      readonly person: string;
      /** What they contributed as well. */
      readonly withWords: boolean;
      readonly forGood: boolean;
    };

const isText = (raw: unknown): raw is string => typeof raw === 'string';
const isTextOrNone = (raw: unknown): raw is string | null => raw === null || isText(raw);
const isNumberOrNone = (raw: unknown): raw is number | null => raw === null || typeof raw === 'number';

/** Reads a command that came over the network; null when it is none. */
export function readCommand(raw: unknown): TerminalCommand | null {
  if (!isRecord(raw)) return null;
  const { name, department, eventDay, licence, organiser, space, role, structure, label, days, uses, id } =
    raw;
  switch (raw.do) {
    case 'demo':
      return { do: 'demo' };
    case 'space.create':
      return isText(name) &&
        isText(department) &&
        isTextOrNone(eventDay) &&
        isLicence(licence) &&
        isTextOrNone(organiser)
        ? { do: 'space.create', name, department, eventDay, licence, organiser }
        : null;
    case 'space.list':
      return { do: 'space.list' };
    case 'space.rename':
      return isText(space) && isTextOrNone(name) && isTextOrNone(raw.address)
        ? { do: 'space.rename', space, name, address: raw.address }
        : null;
    case 'space.close':
    case 'space.open':
    case 'member.list':
      return isText(space) ? { do: raw.do, space } : null;
    case 'space.delete':
      return isText(space) ? { do: 'space.delete', space, forGood: raw.forGood === true } : null;
    case 'space.import':
      return isText(raw.file) && isTextOrNone(space) ? { do: 'space.import', file: raw.file, space } : null;
    case 'member.link':
    case 'member.remove':
      return isText(space) && isText(raw.person) ? { do: raw.do, space, person: raw.person } : null;
    case 'invite.create':
      return isText(space) &&
        isRole(role) &&
        isTextOrNone(structure) &&
        isTextOrNone(label) &&
        isNumberOrNone(days) &&
        isNumberOrNone(uses)
        ? { do: 'invite.create', space, role, structure, label, days, uses }
        : null;
    case 'space.who':
      return isText(space) ? { do: 'space.who', space } : null;
    case 'invite.list':
      return isText(space) ? { do: 'invite.list', space } : null;
    case 'invite.revoke':
      return isText(space) && isText(id)
        ? { do: 'invite.revoke', space, id, keepMembers: raw.keepMembers === true }
        : null;
    case 'erase':
      return isText(space) && isText(raw.entry)
        ? { do: 'erase', space, entry: raw.entry, forGood: raw.forGood === true, past: raw.past === true }
        : null;
    case 'erase.person':
      return isText(space) && isText(raw.person)
        ? {
            do: 'erase.person',
            space,
            person: raw.person,
            withWords: raw.withWords === true,
            forGood: raw.forGood === true,
          }
        : null;
    default:
      return null;
  }
}
