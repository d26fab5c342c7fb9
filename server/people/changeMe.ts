import type { ItemId } from '#domain/ids.ts';
import { done, type Result } from '#domain/result.ts';
import type {
  ChosenStructure,
  Me,
  NameRefusal,
  Session,
  Stood,
  StructureChoiceRefusal,
} from '#protocol/portal.ts';
import type { IdentityChange } from '../identity.ts';
import type { MemberRow } from '../store/store.ts';
import { checkName, meFrom } from './members.ts';
import type { Needs } from './needs.ts';
import { LATER, settleChoice } from './structures.ts';

/** Says that I speak for a structure. Whether that counts at once is told apart: `asked` while it is to be confirmed. */
export const standFor = (
  needs: Needs,
  me: Session,
  chosen: ChosenStructure,
): Promise<Result<Stood, StructureChoiceRefusal>> =>
  needs.turns(`members of ${me.space}`, async () => {
    const row = await memberRow(needs, me);
    const claimant = { account: me.account, role: row.role, structures: row.structures };
    const settled = await settleChoice(needs, me.space, chosen, claimant, LATER);
    if (!settled.ok) return settled;
    const { structure, isAgreed } = settled.value;
    const structures = row.structures.includes(structure) ? row.structures : [...row.structures, structure];
    const now = isAgreed ? await change(needs, row, { structures }) : meFrom(row, needs.world.now());
    return done({ ...now, chosen: structure, asked: !isAgreed });
  });

export async function renameMe(needs: Needs, me: Session, raw: string): Promise<Result<Me, NameRefusal>> {
  const name = checkName(raw);
  if (!name.ok) return name;
  return needs.turns(`members of ${me.space}`, async () =>
    done(await change(needs, await memberRow(needs, me), { name: name.value })),
  );
}

async function memberRow({ store }: Needs, { space, account }: Session): Promise<MemberRow> {
  const row = await store.people.member(space, account);
  if (row === null) throw new Error(`No member ${account} in ${space}`);
  return row;
}

/** Changes a member within the turn of the members of their space: what was changed at the same moment is kept. */
export async function change(
  { store, live, world }: Needs,
  row: MemberRow,
  changed: Partial<Pick<MemberRow, 'name' | 'structures'>>,
): Promise<Me> {
  await store.people.changeMember(row.space, row.account, changed);
  live.learn(row.space, row.account, visitorChange(changed));
  live.tell(row.space, 'members');
  return meFrom({ ...row, ...changed }, world.now());
}

const visitorChange = ({
  name,
  structures,
}: Partial<Pick<MemberRow, 'name' | 'structures'>>): IdentityChange => ({
  ...(name === undefined ? {} : { name }),
  ...(structures === undefined ? {} : { structures: structures as readonly ItemId[] }),
});
