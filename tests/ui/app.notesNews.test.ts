// @vitest-environment runes
import { describe, expect, it } from 'vitest';
import { annotate } from '#features/annotations/domain/annotate.ts';
import { acceptRephrasing } from '#features/annotations/domain/answerRephrasing.ts';
import { settleAnnotation } from '#features/annotations/domain/settleAnnotation.ts';
import type { AccountId, ItemId } from '#domain/ids.ts';
import { Announcer } from '#state/announcer.svelte.ts';
import { acceptPassage } from '#features/annotations/state/answeringPassages.ts';
import { openTheme } from '#state/openTheme.ts';
import { SpaceState } from '#state/space.svelte.ts';
import { notesNewsSince, type NotesNews } from '#features/annotations/views/notesNews.ts';
import { tellOfNotes } from '#features/annotations/views/tellOfNotes.ts';
import { loadWords } from '#ui/words/context.ts';
import { ONLINE, pensOf, Scene, value, world } from '../state/scene.ts';

const asPaul = { kind: 'person', person: 'paul' as AccountId } as const;
const asAna = { kind: 'person', person: 'ana' as AccountId } as const;

const paulNotes = (scene: Scene, item: ItemId, wording?: string): ItemId =>
  value(
    annotate(
      scene.pauls,
      pensOf('paul'),
      {
        target: { kind: 'question', item },
        gesture: wording === undefined ? 'clarify' : 'rephrase',
        note: 'À la campagne.',
        voice: asPaul,
        ...(wording === undefined ? {} : { wording }),
      },
      world,
    ),
  );

const newsOf = (space: SpaceState, since: number): NotesNews =>
  notesNewsSince(since, {
    annotations: space.views.annotations.plain,
    questions: space.views.questions.plain,
    themes: space.views.themes.plain,
    writesThemes: space.may('writeThemes'),
    notesOf: (id) => space.views.annotationsByItem.plainOf(id),
    isMine: (id) => space.isMine(id),
  });

describe('what Ana learns of annotations', () => {
  it('NOTE-13: those on her questions since her last visit, while they are open; not her own, nor on others’', () => {
    const scene = new Scene();
    const space = new SpaceState(scene);
    const mine = value(space.ask({ sentence: 'La mienne ?', voice: asAna }));
    paulNotes(scene, mine);
    const since = world.now();
    paulNotes(scene, mine);
    paulNotes(scene, mine, 'La mienne, mieux ?');
    const dealt = paulNotes(scene, mine);
    value(settleAnnotation(scene.pauls, pensOf('paul'), dealt, world));
    paulNotes(scene, scene.paulAsks('La sienne ?'));
    expect(newsOf(space, since).notedMine).toMatchObject([
      { question: { id: mine }, notes: 1, proposals: 1 },
    ]);
    expect(newsOf(space, world.now()).notedMine).toEqual([]);
  });

  it('NOTE-13: what became of the wording she proposed', () => {
    const scene = new Scene();
    const space = new SpaceState(scene);
    const his = scene.paulAsks('La sienne ?');
    const proposed = value(
      annotate(
        scene.doc,
        space.pens,
        { target: { kind: 'question', item: his }, gesture: 'rephrase', wording: 'Mieux ?', voice: asAna },
        world,
      ),
    );
    const since = world.now();
    expect(newsOf(space, since).answeredMine).toEqual([]);
    value(acceptRephrasing(scene.pauls, pensOf('paul'), proposed, world));
    expect(newsOf(space, since).answeredMine).toMatchObject([
      { note: { id: proposed, state: 'accepted' }, question: { id: his } },
    ]);
  });

  it('MARGIN-10: those on the themes she writes, and what became of words that somebody proposed for one', () => {
    const scene = new Scene();
    const space = new SpaceState(scene);
    const id = value(openTheme(space, { title: 'Aider les aînés' }));
    const since = world.now();
    const words = { quote: 'les aînés', before: 'Aider ', after: '' };
    const on = { target: { kind: 'theme', item: id }, gesture: 'rephrase', anchor: words } as const;
    const given = { ...on, wording: 'les anciens', voice: asPaul };
    const proposed = value(annotate(scene.pauls, pensOf('paul'), given, world));
    expect(newsOf(space, since).notedThemes).toMatchObject([{ theme: { id }, notes: 0, proposals: 1 }]);
    const seen = { from: 'les aînés', to: 'les anciens' };
    value(acceptPassage(space, { track: () => undefined }, proposed, seen));
    expect(newsOf(space, since).notedThemes).toEqual([]);
    const his = notesNewsSince(since, {
      annotations: space.views.annotations.plain,
      questions: space.views.questions.plain,
      themes: space.views.themes.plain,
      writesThemes: false,
      notesOf: (item) => space.views.annotationsByItem.plainOf(item),
      isMine: (one) => one.startsWith('paul~'),
    });
    expect(his.answeredInTheme).toMatchObject([{ note: { state: 'accepted' }, theme: { id } }]);
    expect(space.themes.get(id)?.title).toBe('Aider les anciens');
  });

  it('NOTE-13: she hears it once, folded, and nothing of what does not concern her', async () => {
    const scene = new Scene();
    const space = new SpaceState(scene);
    const { app } = await loadWords('fr');
    const wakes: (() => void)[] = [];
    const announcer = new Announcer({
      now: () => 60_000 * wakes.length,
      after: (_, run) => (wakes.push(run), () => {}),
      hour: () => 0,
    });
    const isNews = (isLocal: boolean): boolean => !isLocal && ONLINE.synced;
    const stop = tellOfNotes(space, announcer, app, isNews);
    const mine = value(space.ask({ sentence: 'La mienne ?', voice: asAna }));
    const his = scene.paulAsks('La sienne ?');
    paulNotes(scene, his);
    expect(wakes).toHaveLength(0);
    paulNotes(scene, mine);
    paulNotes(scene, mine);
    wakes.at(-1)?.();
    expect(announcer.said).toMatch(/^2 annotations sur votre question/);
    paulNotes(scene, mine, 'La mienne, mieux ?');
    wakes.at(-1)?.();
    expect(announcer.said).toMatch(/^Une reformulation est proposée/);
    stop();
  });
});
