import { done, refused, type Result } from '#domain/result.ts';
import type { FoundSpaceRefusal, FreshInvitation, Portal } from '#protocol/portal.ts';
import type { Erasure, ListedInvitation, SpaceLinks, TerminalActs } from '../people/operator.ts';
import { readCommand, type TerminalCommand } from './command.ts';

/** What was done; `value` is what `--json` prints. */
export type Outcome =
  | { readonly did: 'space'; readonly value: SpaceLinks }
  | { readonly did: 'invitation'; readonly value: FreshInvitation & { readonly space: string } }
  | {
      readonly did: 'list';
      readonly value: { readonly space: string; readonly invitations: readonly ListedInvitation[] };
    }
  | { readonly did: 'erasure'; readonly value: Erasure }
  | { readonly did: 'revocation'; readonly value: { readonly id: string; readonly removed: number } };

export type CommandRefusal =
  | FoundSpaceRefusal
  | 'unknownEntry'
  | 'unknownSpace'
  | 'unknownMember'
  | 'lastOrganiser'
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
