import { describe, expect, it } from 'vitest';
import { readItem } from '#domain/collection.ts';
import { addStructure } from '#domain/commands/addStructure.ts';
import { bringIn } from '#domain/commands/mobilise.ts';
import { askQuestion } from '#domain/commands/askQuestion.ts';
import { archiveQuestion } from '#domain/commands/archiveQuestion.ts';
import type { ItemId, Pens } from '#domain/ids.ts';
import { structure } from '#domain/kinds/index.ts';
import { valueOf } from '../domain/scene.ts';
import { ADDRESS, anaFounds, granted, portalHouse, secretOf } from './portalHouse.ts';

const SENTENCE = 'Qui aide les aînés ?';

/** Ana's space, with a structure that she thinks of, another one with us, and a question. */
async function scene() {
  const house = portalHouse();
  const ana = await anaFounds(house.portal);
  const room = `${ana.space}/commons`;
  const pens: Pens = { named: ana.account as never, veiled: ana.veiledPen };
  const act = <T>(write: Parameters<typeof house.live.act<T>>[1]) => house.live.act(room, write);
  const { world } = house;
  const add = (name: string) =>
    act((doc) => valueOf(addStructure(doc, { name, kind: 'association', mobilisation: 'thoughtOf' }, world)));
  const [centre, other] = [await add('Centre social'), await add('Autre')];
  const question = await act((doc) =>
    valueOf(askQuestion(doc, pens, { sentence: SENTENCE, voice: { kind: 'nobody', family: null } }, world)),
  );
  const fabric = ana.structures[0] as ItemId;
  const cardOf = (id: ItemId) => house.live.read(room, (doc) => readItem(doc, structure, id));
  return { ...house, ana, act, pens, world, centre, other, question, fabric, cardOf };
}

const stands = (id: ItemId) => ({ name: 'Yann', structure: { kind: 'known', structure: id } as const });

describe('An invitation that starts from a question', () => {
  it('MOBIL-9: says it at the door, and who comes in by it was brought by the structure that gave it', async () => {
    const { portal, ana, centre, question, fabric, cardOf } = await scene();
    const wanted = { role: 'partner', structure: centre, question, broughtBy: fabric } as const;
    const link = granted(await portal.createInvitation(ana, wanted));
    expect(granted(await portal.lookAtInvitation(secretOf(link.url), ADDRESS))).toMatchObject({
      structure: centre,
      question: { id: question, sentence: SENTENCE },
    });
    granted(await portal.join(secretOf(link.url), stands(centre), ADDRESS));
    expect(await cardOf(centre)).toMatchObject({ broughtBy: fabric, mobilisation: 'interested' });
  });

  it('MOBIL-9: whoever brought a structure already, and how far it has come, stay as they were', async () => {
    const { portal, ana, act, centre, other, question, fabric, cardOf } = await scene();
    await act((doc) => void bringIn(doc, centre, other));
    const link = granted(
      await portal.createInvitation(ana, { role: 'partner', question, broughtBy: fabric }),
    );
    granted(await portal.join(secretOf(link.url), stands(centre), ADDRESS));
    expect(await cardOf(centre)).toMatchObject({ broughtBy: other, mobilisation: 'thoughtOf' });
    granted(await portal.join(secretOf(link.url), stands(fabric), ADDRESS));
    expect(await cardOf(fabric)).toMatchObject({ broughtBy: null });
  });

  it('MOBIL-9: a question that is out of view is not told at the door; a structure that is none is refused', async () => {
    const { portal, ana, act, pens, world, question } = await scene();
    const link = granted(await portal.createInvitation(ana, { role: 'partner', question }));
    await act((doc) => void archiveQuestion(doc, pens, question, world));
    expect(granted(await portal.lookAtInvitation(secretOf(link.url), ADDRESS)).question).toBeNull();
    expect(
      await portal.createInvitation(ana, { role: 'partner', broughtBy: 'nowhere' as ItemId }),
    ).toMatchObject({ ok: false, why: 'structure.unknown' });
  });
});
