import { penOf, type AccountId, type ItemId } from '#domain/ids.ts';
import { COMMONS_KINDS, theme } from '#domain/kinds/index.ts';
import { isContributed } from '#domain/policy.ts';
import { done, refused } from '#domain/result.ts';
import { tidy } from '#domain/sentence.ts';
import {
  COMMONS_AT_ROOTS,
  LONGEST_VERSION_NAME,
  type CommonsAt,
  type CommonsAtRoot,
  type EntryAt,
  type HistoryPlace,
  type HistoryPortal,
  type ItemAct,
  type ItemContent,
  type NamedVersion,
  type SheetEntries,
  type SheetHistory,
} from '#protocol/history.ts';
import { contentOf } from '../history/content.ts';
import type { Act } from '../history/entryPast.ts';
import { dropPast } from '../history/gone.ts';
import type { ToldSheet } from '../history/sheetPast.ts';
import type { PastTeller } from '../history/teller.ts';
import { packVersion, readVersion } from '../history/versionBytes.ts';
import type { MemberRow, VersionRow } from '../store/store.ts';
import { roleNow } from './members.ts';
import { commonsOf, type Needs } from './needs.ts';
import { createAllowance, type Rate } from '../rate.ts';
import { freshName } from '../secrets.ts';

/** Of one account. A slider that is dragged asks for several moments in a row; each is a document that is read. */
export const HISTORY_RATE: Rate = { burst: 60, every: 500 };
/** What a theme may have of named versions, and what all of a space may. */
const MOST_VERSIONS = 200;
const MOST_OF_SPACE = 2_000;

type People = ReadonlyMap<string, MemberRow>;

/** The past of a commons, with names put to accounts. Backstage has none here. */
export function createHistory(
  needs: Needs,
  teller: Pick<PastTeller, 'tell'>,
  elapsed: () => number,
  rate = HISTORY_RATE,
): HistoryPortal {
  const { updates, people } = needs.store;
  const mayAsk = createAllowance(rate, elapsed);
  const isLet = ({ space, account }: { space: string; account: string }): boolean =>
    mayAsk(`${space} ${account}`);
  const peopleOf = async (space: string): Promise<People> =>
    new Map((await people.members(space)).map((row) => [row.account, row]));

  return {
    async itemHistory(me, place) {
      if (!isLet(me)) return refused('tooMany');
      if (!isPlace(place)) return refused('unknownEntry');
      const room = commonsOf(me.space);
      const told = await teller.tell(room, { about: 'entry', place });
      if (told === null) return refused('unknownEntry');
      const known = await peopleOf(me.space);
      const versions = await updates.versions(room, place);
      return done({
        since: told.since,
        acts: told.acts.map((act) => signed(act, place, known)),
        moments: told.moments,
        versions: versions.map((row) => namedBy(row, known)),
        ...(told.sheet === undefined ? {} : { sheet: signedSheet(told.sheet, known) }),
      });
    },

    async itemContent(me, place, when) {
      if (!isLet(me)) return refused('tooMany');
      if (!isPlace(place)) return refused('unknownEntry');
      const room = commonsOf(me.space);
      if ('version' in when) {
        const row = (await updates.versions(room, place)).find(({ id }) => id === when.version);
        if (row === undefined) return refused('unknownVersion');
        // A version holds the theme; its lines are told by the log, as they stood then.
        const around = await teller.tell(room, { about: 'content', place, at: row.at });
        const sheet = around?.sheet as SheetEntries | undefined;
        return done({
          at: row.at,
          fields: readVersion(row.bytes),
          ...(sheet === undefined ? {} : { sheet }),
        });
      }
      const told = await teller.tell(room, { about: 'content', place, at: when.at });
      return told === null ? refused('notThen') : done(told as ItemContent);
    },

    async commonsAt(me, at) {
      if (!isLet(me)) return refused('tooMany');
      const { since, items, annotations } = await teller.tell(commonsOf(me.space), { about: 'commons', at });
      const given = Object.fromEntries(
        COMMONS_AT_ROOTS.map((root) => [root, items[root] as readonly EntryAt[]]),
      ) as Record<CommonsAtRoot, readonly EntryAt[]>;
      return done({ at, since, items: given, annotations } satisfies CommonsAt);
    },

    async nameVersion(me, { id, name: raw }) {
      if ((await roleNow(needs, me)) !== 'organiser') return refused('notAllowed');
      if (!isLet(me)) return refused('tooMany');
      const name = tidy(raw);
      if (name === '') return refused('version.nameEmpty');
      if (name.length > LONGEST_VERSION_NAME) return refused('version.nameTooLong');
      const room = commonsOf(me.space);
      const place = { root: theme.root, id };
      const content = await needs.live.read(room, (doc) => contentOf(doc, place.root, id));
      if (content === null) return refused('unknownEntry');
      const known = await updates.versions(room);
      if (known.length >= MOST_OF_SPACE || known.filter(({ entry }) => entry === id).length >= MOST_VERSIONS)
        return refused('tooMany');
      const row: VersionRow = {
        room,
        id: freshName(needs.random),
        root: place.root,
        entry: id,
        name,
        at: needs.world.now(),
        account: me.account,
        bytes: packVersion(content),
      };
      await updates.addVersion(row);
      // It may have been erased while this was written: then nothing of it stays.
      if (!(await needs.live.read(room, (doc) => doc.getMap(place.root).has(id)))) {
        await dropPast(updates, room, place);
        return refused('unknownEntry');
      }
      return done(namedBy(row, await peopleOf(me.space)));
    },
  };
}

const LONGEST_ID = 128;
const isPlace = ({ root, id }: HistoryPlace): boolean =>
  COMMONS_KINDS.some((kind) => kind.root === root) && id !== '' && id.length <= LONGEST_ID;

/** Under a veiled pen nobody is named, whoever the log knows it was (ADR 0006). */
function signed(act: Act, { root, id }: HistoryPlace, people: People): ItemAct {
  const isVeiled = isContributed(root) && penOf(id) !== act.account;
  const account = isVeiled ? null : act.account;
  const who = account === null ? undefined : people.get(account);
  return {
    ...act,
    account: account as AccountId | null,
    name: who?.name ?? null,
    structures: (who?.structures ?? []) as readonly ItemId[],
  };
}

const signedSheet = ({ acts, entries }: ToldSheet, people: People): SheetHistory => ({
  acts: acts.map((act) => ({ ...signed(act, act.of, people), of: act.of, isAway: act.isAway })),
  entries: entries as SheetEntries,
});

const namedBy = ({ id, name, at, account }: VersionRow, people: People): NamedVersion => ({
  id,
  name,
  at,
  account: account as AccountId,
  by: people.get(account)?.name ?? null,
});
