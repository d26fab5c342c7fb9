import type { ItemId } from '#domain/ids.ts';
import { done, refused, type Result } from '#domain/result.ts';
import type { ChosenStructure, Me, NameRefusal, Session, StructureChoiceRefusal } from '#protocol/portal.ts';
import type { VisitorChange } from '../live/visitor.ts';
import { checkName, meFrom } from './members.ts';
import type { MemberRow } from '../store/store.ts';
import type { Needs } from './needs.ts';
import { settleChoice } from './structures.ts';

export async function standFor(
  needs: Needs,
  me: Session,
  chosen: ChosenStructure,
): Promise<Result<Me, StructureChoiceRefusal>> {
  const structure = await settleChoice(needs, me.space, chosen);
  if (!structure.ok) return structure;
  return changeMe(needs, me, ({ structures }) => ({
    structures: structures.includes(structure.value) ? structures : [...structures, structure.value],
  }));
}

export async function renameMe(needs: Needs, me: Session, raw: string): Promise<Result<Me, NameRefusal>> {
  const name = checkName(raw);
  return name.ok ? changeMe(needs, me, () => ({ name: name.value })) : refused(name.why);
}

type Change = (row: MemberRow) => Partial<Pick<MemberRow, 'name' | 'structures'>>;

/** One after the other: two structures added from two devices at once are both kept. */
const changeMe = (needs: Needs, me: Session, change: Change): Promise<Result<Me, never>> =>
  needs.turns(`members of ${me.space}`, async () => {
    const { people } = needs.store;
    const row = await people.member(me.space, me.account);
    if (row === null) throw new Error(`No member ${me.account} in ${me.space}`);
    const changed = change(row);
    await people.changeMember(me.space, me.account, changed);
    needs.live.learn(me.space, me.account, visitorChange(changed));
    needs.live.tell(me.space, 'members');
    return done(meFrom({ ...row, ...changed }, needs.world.now()));
  });

const visitorChange = ({ name, structures }: ReturnType<Change>): VisitorChange => ({
  ...(name === undefined ? {} : { name }),
  ...(structures === undefined ? {} : { structures: structures as readonly ItemId[] }),
});
