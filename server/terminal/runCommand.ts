import { readFile } from 'node:fs/promises';
import { done, refused, type Result } from '#domain/result.ts';
import type { FoundSpaceRefusal, FreshInvitation, Portal } from '#protocol/portal.ts';
import type { SpaceUse } from '#protocol/spaceUse.ts';
import type { Erasure, ListedInvitation, SpaceLinks, TerminalActs } from '../people/operator.ts';
import type { ImportRefusal } from '../people/importSpace.ts';
import type { ListedMember } from '../people/tendMembers.ts';
import type { Deletion, ListedSpace } from '../people/tendSpaces.ts';
import { readCommand, type TerminalCommand } from './command.ts';

/** What was done; `value` is what `--json` prints. */
export type Outcome =
  | { readonly did: 'space'; readonly value: SpaceLinks }
  | { readonly did: 'invitation'; readonly value: FreshInvitation & { readonly space: string } }
  | {
      readonly did: 'list';
      readonly value: { readonly space: string; readonly invitations: readonly ListedInvitation[] };
    }
  | { readonly did: 'use'; readonly value: SpaceUse & { readonly space: string } }
  | { readonly did: 'erasure'; readonly value: Erasure }
  | { readonly did: 'spaces'; readonly value: { readonly spaces: readonly ListedSpace[] } }
  | { readonly did: 'renaming'; readonly value: { readonly space: string; readonly name: string } }
  | { readonly did: 'closing' | 'opening'; readonly value: { readonly space: string } }
  | { readonly did: 'import'; readonly value: { readonly space: string; readonly members: number } }
  | { readonly did: 'deletion'; readonly value: Deletion }
  | {
      readonly did: 'members';
      readonly value: { readonly space: string; readonly members: readonly ListedMember[] };
    }
  | { readonly did: 'memberLink'; readonly value: FreshInvitation & { readonly space: string } }
  | { readonly did: 'removal'; readonly value: { readonly account: string; readonly name: string } }
  | { readonly did: 'revocation'; readonly value: { readonly id: string; readonly removed: number } };

export type CommandRefusal =
  | FoundSpaceRefusal
  | 'unknownEntry'
  | 'unknownSpace'
  | 'unknownMember'
  | 'lastOrganiser'
  | 'space.damaged'
  | 'space.addressStays'
  | 'notConfirmed'
  | ImportRefusal
  | 'structure.unknown'
  | 'unknownInvitation'
  | 'commandUnreadable';

export type CommandResult = Result<Outcome, CommandRefusal>;

/** What a command works on: a house that was just opened, or the one that a server keeps open. */
export interface CommandedHouse {
  readonly portal: Portal;
  readonly organise: TerminalActs;
}

export async function runCommand(
  { organise }: Pick<CommandedHouse, 'organise'>,
  command: TerminalCommand,
): Promise<CommandResult> {
  switch (command.do) {
    case 'demo':
      return as(await organise.demo(), (value) => ({ did: 'space', value }));
    case 'space.create':
      return as(await organise.createSpace(command), (value) => ({ did: 'space', value }));
    case 'space.list':
      return as(await organise.spaces(), (spaces) => ({ did: 'spaces', value: { spaces } }));
    case 'space.rename':
      // Links, cookies and devices are known by it.
      if (command.address !== null || command.name === null) return refused('space.addressStays');
      return as(await organise.renameSpace(command.space, command.name), (value) => ({
        did: 'renaming',
        value,
      }));
    case 'space.close':
      return as(await organise.setSuspended(command.space, true), (value) => ({ did: 'closing', value }));
    case 'space.open':
      return as(await organise.setSuspended(command.space, false), (value) => ({ did: 'opening', value }));
    case 'space.delete':
      return as(await organise.deleteSpace(command.space, command.forGood), (value) => ({
        did: 'deletion',
        value,
      }));
    case 'space.import': {
      const exported = await readFile(command.file, 'utf8').catch(() => null);
      if (exported === null) return refused('import.unreadable');
      return as(await organise.importSpace(exported, command.space), (value) => ({ did: 'import', value }));
    }
    case 'member.list':
      return as(await organise.members(command.space), (members) => ({
        did: 'members',
        value: { space: command.space, members },
      }));
    case 'member.link':
      return as(await organise.linkFor(command.space, command.person), (value) => ({
        did: 'memberLink',
        value: { space: command.space, ...value },
      }));
    case 'member.remove':
      return as(await organise.removeMember(command.space, command.person), (value) => ({
        did: 'removal',
        value,
      }));
    case 'invite.create': {
      const { space, role, structure, label, days, uses } = command;
      const wanted = {
        role,
        structure,
        label,
        ...(days === null ? {} : { days }),
        ...(uses === null ? {} : { maxUses: uses }),
      };
      return as(await organise.createInvitation(space, wanted), (value) => ({
        did: 'invitation',
        value: { space, ...value },
      }));
    }
    case 'space.who':
      return as(await organise.spaceUse(command.space), (value) => ({
        did: 'use',
        value: { space: command.space, ...value },
      }));
    case 'invite.list':
      return as(await organise.invitations(command.space), (invitations) => ({
        did: 'list',
        value: { space: command.space, invitations },
      }));
    case 'invite.revoke':
      return as(
        await organise.revokeInvitation(command.space, command.id, !command.keepMembers),
        ({ removed }) => ({ did: 'revocation', value: { id: command.id, removed } }),
      );
    case 'erase':
      return as(
        await (command.past
          ? organise.erasePast(command.space, command.entry, command.forGood)
          : organise.erase(command.space, command.entry, command.forGood)),
        (value) => ({ did: 'erasure', value }),
      );
    case 'erase.person':
      return as(
        await organise.erasePerson(command.space, command.person, command.withWords, command.forGood),
        (value) => ({ did: 'erasure', value }),
      );
  }
}

const as = <T, Why extends CommandRefusal>(
  result: Result<T, Why>,
  outcome: (value: T) => Outcome,
): CommandResult => (result.ok ? done(outcome(result.value)) : result);

/** The same, for a running server: what the terminal sent to `POST /admin`, not trusted to be a command. */
export async function handleAdmin(
  house: Pick<CommandedHouse, 'organise'>,
  request: unknown,
): Promise<CommandResult> {
  const command = readCommand(request);
  return command === null ? refused('commandUnreadable') : runCommand(house, command);
}
