// @vitest-environment runes
import { flushSync } from 'svelte';
import { expect, it } from 'vitest';
import { addNote } from '#domain/commands/backstage/notes.ts';
import { openBackstage, type BackstageState } from '#state/backstage.svelte.ts';
import { SpaceState } from '#state/space.svelte.ts';
import { ONLINE, pensOf, Scene, value, world } from './scene.ts';

async function behind(scene: Scene): Promise<{ space: SpaceState; backstage: BackstageState }> {
  const space = new SpaceState(scene);
  const backstage = await openBackstage(space);
  if (backstage === null) throw new Error('the door is shut');
  return { space, backstage };
}

it('BACK-7: shows the notes of all organisers, the newest first, and follows what is written', async () => {
  const scene = new Scene();
  const { backstage } = await behind(scene);
  const about = 's1' as never;
  const first = value(backstage.addNote({ structure: about, text: 'À rappeler.' }));
  value(addNote(scene.behind, pensOf('luc'), { structure: null, text: 'Vu.' }, world));
  flushSync();
  expect(backstage.notes().map(({ text }) => text)).toEqual(['Vu.', 'À rappeler.']);
  expect(backstage.notes(about).map(({ text }) => text)).toEqual(['À rappeler.']);
  value(backstage.archiveNote(first));
  expect([backstage.notes(about), backstage.archivedNotes().length]).toEqual([[], 1]);
  value(backstage.bringBackNote(first));
  value(backstage.editNote(first, 'Rappelée.'));
  expect(backstage.notes(about)).toMatchObject([{ text: 'Rappelée.' }]);
  backstage.stop();
});

it('BACK-7: shows nothing more, and takes nothing, once the right to it is gone', async () => {
  for (const lose of [
    (scene: Scene) => scene.turns({ me: { ...scene.sheet().me, role: 'partner' } }),
    (scene: Scene) => scene.turns({ status: { ...ONLINE, ended: 'refused' } }),
    (scene: Scene) => scene.behindTurns({ ended: 'refused' }),
  ]) {
    const scene = new Scene();
    const { backstage } = await behind(scene);
    value(backstage.addNote({ structure: null, text: 'À rappeler.' }));
    lose(scene);
    flushSync();
    expect([backstage.isOpen, backstage.notes()]).toEqual([false, []]);
    expect(backstage.addNote({ structure: null, text: 'Encore.' })).toEqual({ ok: false, why: 'notAllowed' });
    backstage.stop();
  }
});

it('BACK-7: is opened for organisers only', async () => {
  expect(await openBackstage(new SpaceState(new Scene({ role: 'partner' })))).toBeNull();
});
