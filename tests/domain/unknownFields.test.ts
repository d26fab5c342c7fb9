import type * as Y from 'yjs';
import { describe, expect, it } from 'vitest';
import { create, patch, put } from '#domain/collection.ts';
import { addStructure } from '#domain/commands/addStructure.ts';
import { archiveQuestion, bringBackQuestion } from '#domain/commands/archiveQuestion.ts';
import { archiveTheme, bringBackTheme } from '#domain/commands/archiveTheme.ts';
import { publishTheme, takeThemeOffPage } from '#domain/commands/publishTheme.ts';
import { openSpaceToPublic } from '#domain/commands/changeSpace.ts';
import { editQuestion } from '#domain/commands/editQuestion.ts';
import { moderateQuestion } from '#domain/commands/moderateQuestion.ts';
import { placeQuestion } from '#domain/commands/placeQuestion.ts';
import { withdrawShares } from '#domain/commands/withdrawShares.ts';
import type { ItemId } from '#domain/ids.ts';
import type { Kind } from '#domain/kind.ts';
import { COMMONS_KINDS, question } from '#domain/kinds/index.ts';
import { migrate } from '#domain/migrate.ts';
import { SETTINGS } from '#domain/kinds/space.ts';
import { publicPage } from '#domain/projections/publicPage.ts';
import { alsoOn, ask, newSpace, PAUL, puppetWorld, share, structureIn, themeIn } from './scene.ts';

const world = puppetWorld();
const KINDS = COMMONS_KINDS as readonly unknown[] as readonly Kind[];
const NEWER = 'fromANewerProgram';

/** Leaves in every entry what a newer program might. */
function leaveNewer(doc: Y.Doc): void {
  for (const { root } of COMMONS_KINDS)
    doc.getMap<Y.Map<unknown>>(root).forEach((entry) => entry.set(NEWER, { kept: [root, 1] }));
}

/** A publication is written whole, never changed: what stood beside the words of before is not said of those of now. */
const MAY_LOSE: readonly string[] = ['publications'];

const lost = (doc: Y.Doc): readonly string[] =>
  COMMONS_KINDS.filter(({ root }) => !MAY_LOSE.includes(root)).flatMap(({ root }) =>
    [...doc.getMap<Y.Map<unknown>>(root)]
      .filter(([, entry]) => JSON.stringify(entry.get(NEWER)) !== JSON.stringify({ kept: [root, 1] }))
      .map(([id]) => `${root}/${id}`),
  );

/** One entry of every kind, and the ids of those that acts need. */
function fullCommons() {
  const doc = newSpace(world);
  const structure = structureIn(doc, world, 'Centre social');
  const theme = themeIn(doc, world, 'Aider');
  const asked = ask(doc, PAUL, world);
  share(doc, PAUL, world, asked, structure);
  placeQuestion(doc, asked, theme, world);
  moderateQuestion(doc, asked, { verdict: 'welcomed' }, world);
  for (const kind of KINDS)
    if (doc.getMap(kind.root).size === 0) create(doc, kind, `paul~${kind.root}` as ItemId, {});
  leaveNewer(doc);
  return { doc, structure, theme, asked };
}

describe('What a newer program wrote', () => {
  it('SCHEMA-1: is kept by every act of this one, and by a copy made anew', () => {
    const { doc, structure, theme, asked } = fullCommons();
    const acts: readonly (() => unknown)[] = [
      () => editQuestion(doc, PAUL, asked, { sentence: 'Et ?', context: 'Oui.', inPublic: false }, world),
      () => archiveQuestion(doc, PAUL, asked, world),
      () => bringBackQuestion(doc, PAUL, asked),
      () => placeQuestion(doc, asked, null, world),
      () => moderateQuestion(doc, asked, { verdict: 'setAside', reason: 'Non.' }, world),
      () => withdrawShares(doc, PAUL, { question: asked, structure }, world),
      () => archiveTheme(doc, theme, world),
      () => bringBackTheme(doc, theme),
      () => publishTheme(doc, theme, world),
      () => takeThemeOffPage(doc, theme),
      () => openSpaceToPublic(doc, false),
      () => openSpaceToPublic(doc, true),
      () => addStructure(doc, { name: 'CENTRE social', kind: 'association' }, world),
      () => migrate(doc, 5, [{ makes: 'nothing', shutsOutOlder: false, run: () => {} }]),
      () => publicPage(doc),
    ];
    for (const [n, act] of acts.entries()) {
      act();
      expect([n, lost(doc)]).toEqual([n, []]);
    }
    expect(lost(alsoOn(doc))).toEqual([]);
  });

  it('SCHEMA-1: is kept by the two ways in which any register is written', () => {
    const { doc } = fullCommons();
    for (const kind of KINDS)
      for (const id of doc.getMap(kind.root).keys()) {
        const registers = Object.entries(kind.fields).filter(([, field]) => field.merge === 'register');
        for (const [name] of registers) {
          patch(doc, kind, id as ItemId, { [name]: 1 });
          put(doc, kind, id as ItemId, { [name]: 2 });
        }
      }
    expect(lost(doc)).toEqual([]);
  });

  it('SCHEMA-1: a field of ours that holds what only a newer program understands reads as its default', () => {
    const { doc, asked } = fullCommons();
    doc.getMap<Y.Map<unknown>>(question.root).get(asked)?.set('voice', { kind: 'network', members: 3 });
    doc.getMap<Y.Map<unknown>>('space').get(SETTINGS)?.set('phase', 'long after');
    expect(publicPage(doc)?.phase).toBe('before');
    editQuestion(doc, PAUL, asked, { sentence: 'Et ?', context: null, inPublic: true }, world);
    expect(doc.getMap<Y.Map<unknown>>(question.root).get(asked)?.get('voice')).toEqual({
      kind: 'network',
      members: 3,
    });
  });
});
