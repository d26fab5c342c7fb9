// @vitest-environment runes
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { annotate } from '#features/annotations/domain/annotate.ts';
import { logDecision } from '#features/decisions/domain/logDecision.ts';
import { reply } from '#features/annotations/domain/reply.ts';
import type { AccountId, ItemId } from '#domain/ids.ts';
import type { Concerned } from '#domain/kinds/index.ts';
import { Announcer, NEWS } from '#state/announcer.svelte.ts';
import { openTheme } from '#state/openTheme.ts';
import { SpaceState } from '#state/space.svelte.ts';
import { tellOfAnnotated } from '#ui/shell/tellOfAnnotated.ts';
import { tellOfDecisions } from '#ui/shell/tellOfDecisions.svelte.ts';
import { bringPartAlone } from '#ui/words/bringPart.ts';
import { loadWords } from '#ui/words/context.ts';
import { pensOf, Scene, value, world } from '../state/scene.ts';

const asPaul = { kind: 'person', person: 'paul' as AccountId } as const;
const asAna = { kind: 'person', person: 'ana' as AccountId } as const;

describe('what Ana hears of annotations and decisions', () => {
  let scene: Scene;
  let ana: SpaceState;
  let announcer: Announcer;
  let theme: ItemId;
  let path: string;
  let stops: (() => void)[];
  let wakes: (() => void)[];

  const paulNotes = (): ItemId => {
    const written = { target: { kind: 'theme', item: theme }, gesture: 'clarify', note: 'Où ?' } as const;
    return value(annotate(scene.pauls, pensOf('paul'), { ...written, voice: asPaul }, world));
  };
  const paulDecides = (about: readonly Concerned[]): ItemId => {
    const decided = { what: 'On loue la salle.', day: '2026-06-12', who: '', objections: [], about };
    return value(logDecision(scene.pauls, { ...decided, manner: 'consent' }, world));
  };
  /** What is said when the queue's turn comes; nothing where nothing waits. */
  const hears = (): string => {
    const turn = announcer.turn;
    wakes.splice(0).forEach((wake) => wake());
    return announcer.turn === turn ? '' : announcer.said;
  };

  beforeEach(async () => {
    scene = new Scene();
    ana = new SpaceState(scene);
    theme = value(openTheme(ana, { title: 'Aider' }));
    path = `/e/${scene.slug}`;
    wakes = [];
    let now = 0;
    announcer = new Announcer({
      now: () => (now += 60_000),
      after: (_, run) => (wakes.push(run), () => {}),
      hour: () => 0,
    });
    const words = await loadWords('fr');
    await bringPartAlone(words, 'calm');
    stops = [tellOfAnnotated, tellOfDecisions].map((tell) => tell(ana, announcer, words.app, () => path));
  });
  afterEach(async () => {
    stops.forEach((stop) => stop());
    await ana.close();
  });

  it('CALM-14: annotations of the page she is on are one sentence, however many; elsewhere they are only listed', () => {
    paulNotes();
    expect(hears()).toBe('');
    expect(announcer.changes).toMatchObject([
      { sentence: expect.stringMatching(/^1 annotation sur «\sAider\s»/) },
    ]);
    path = `/e/${scene.slug}/themes/${theme}`;
    paulNotes();
    paulNotes();
    expect(hears()).toMatch(/^2 annotations sur «\sAider\s»/);
    expect(announcer.changes).toMatchObject([{ times: 3, place: path }]);
  });

  it('CALM-14: a reply to her own annotation is told to her, and none to others’', () => {
    const on = { target: { kind: 'theme', item: theme }, gesture: 'clarify', note: 'Où ?' } as const;
    const hers = value(annotate(scene.doc, ana.pens, { ...on, voice: asAna }, world));
    const replyOn = (annotation: ItemId) =>
      value(reply(scene.pauls, pensOf('paul'), { annotation, words: 'À Nontron.', voice: asPaul }, world));
    replyOn(hers);
    expect(hears()).toMatch(/^1 réponse à votre annotation/);
    replyOn(paulNotes());
    expect(hears()).toBe('');
  });

  it('CALM-14: a decision on the page she is on is told, others are only listed, and her own is no news', () => {
    paulDecides([]);
    expect(hears()).toBe('');
    expect(announcer.changes).toMatchObject([{ sentence: 'Une décision est notée.' }]);
    path = `/e/${scene.slug}/themes/${theme}`;
    paulDecides([{ kind: 'theme', item: theme }]);
    paulDecides([{ kind: 'theme', item: theme }]);
    expect(hears()).toBe('2 décisions sont notées.');
    // What she writes herself is no news.
    value(
      logDecision(
        scene.doc,
        {
          what: 'Oui.',
          day: '2026-06-12',
          who: '',
          manner: 'consent',
          objections: [],
          about: [{ kind: 'theme', item: theme }],
        },
        world,
      ),
    );
    expect(hears()).toBe('');
  });

  it('CALM-14: each goes by its own switch', () => {
    path = `/e/${scene.slug}/themes/${theme}`;
    for (const [kind, act] of [
      ['annotations', () => paulNotes()],
      ['decisions', () => paulDecides([{ kind: 'theme', item: theme }])],
    ] as const) {
      announcer.heard = NEWS.filter((one) => one !== kind);
      act();
      expect(hears()).toBe('');
      announcer.heard = [kind];
      act();
      expect(hears()).not.toBe('');
    }
  });
});
