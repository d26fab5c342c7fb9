import { describe, expect, it } from 'vitest';
import { readAll } from '#domain/collection.ts';
import { penOf, type ItemId } from '#domain/ids.ts';
import { exchange, task } from '#domain/kinds/backstage/index.ts';
import {
  axis,
  carrier,
  decision,
  goBetween,
  match,
  meaning,
  need,
  question,
  resource,
  share,
  sheetLine,
  spine,
  step,
  structure,
  term,
  theme,
} from '#domain/kinds/index.ts';
import { decisionLog } from '#features/decisions/domain/decisionLog.ts';
import { glossaryOf } from '#domain/projections/glossaryOf.ts';
import { matchesOf } from '#features/needs/domain/matchesOf.ts';
import { outlineOf } from '#features/sheet/domain/outlineOf.ts';
import { sheetOf } from '#domain/projections/sheetOf.ts';
import { demoSpace } from '#server/demo/demoSpace.ts';
import { ADDRESS, granted, meOf, memoryHouse, portalHouse } from './portalHouse.ts';

const ROOM = 'demo-perigord/commons';

describe('the demo space', () => {
  it('DEMO-1: holds 66 questions, 7 workshops, 2 round tables and 25 structures, and nobody but its people wrote in it', async () => {
    const { portal, live, store, clock } = portalHouse();
    const me = await meOf(portal, granted(await portal.enterDemo({ name: 'Camille' }, ADDRESS)));
    expect(me).toMatchObject({ space: 'demo-perigord', role: 'organiser', name: 'Camille' });
    const people = await store.people.members('demo-perigord');
    expect(people).toHaveLength(15);
    const pens = new Set(people.flatMap(({ account, veiledPen }) => [account, veiledPen]));
    const structures = await live.read(ROOM, (doc) => {
      const questions = [...readAll(doc, question).values()];
      expect(questions).toHaveLength(66);
      const formats = [...readAll(doc, theme).values()].map(({ format }) => format);
      expect(formats.filter((one) => one === 'workshop')).toHaveLength(7);
      expect(formats.filter((one) => one === 'roundTable')).toHaveLength(2);
      expect(formats).toHaveLength(9);
      for (const item of [...questions, ...readAll(doc, share).values()])
        expect(pens.has(penOf(item.id) ?? '')).toBe(true);
      const moments = questions.map(({ askedAt }) => askedAt);
      expect(new Set(moments).size).toBe(66);
      expect(Math.max(...moments)).toBeLessThan(clock.now);
      expect([...readAll(doc, share).values()].every(({ sharedAt }) => sharedAt < clock.now)).toBe(true);
      return [...readAll(doc, structure).values()];
    });
    expect(structures).toHaveLength(25);
    expect(structures.filter(({ inPublic }) => !inPublic)).toHaveLength(2);
    expect(structures.filter(({ broughtBy }) => broughtBy !== null)).toHaveLength(24);
    expect(structures.find(({ id }) => id === me.structures[0])?.name).toBe(demoSpace.structures[0]?.name);
    const josette = people.find(({ name }) => name === 'Josette Ducros');
    expect(structures.find(({ id }) => id === josette?.structures[0])?.name).toMatch(/Voisins/);
  });

  it('shows families at work: questions shared by several kinds, inhabitants counted as no structure', async () => {
    const { portal } = portalHouse();
    const { space } = granted(await portal.enterDemo({ name: 'Camille' }, ADDRESS));
    const page = granted(await portal.publicPage(space));
    expect(page).toMatchObject({ questions: 66, isDemo: true, department: '24', eventDay: '2027-10-14' });
    expect(page.themes).toHaveLength(9);
    expect(page.elsewhere).toEqual([]);
    const tables = page.themes.filter(({ format }) => format === 'roundTable');
    expect(
      tables.map(({ questionCount, startsFrom }) => startsFrom.length === questionCount && questionCount > 0),
    ).toEqual([true, true]);
    const questions = page.themes.flatMap((one) => one.questions);
    const isolated = questions.find(({ sentence }) =>
      sentence.startsWith('Comment atteindre les personnes âgées'),
    );
    expect(isolated?.families.map(({ kind, structures }) => [kind, structures])).toEqual([
      ['localAuthority', 1],
      ['publicServiceOperator', 1],
      ['localFacility', 1],
      ['association', 1],
    ]);
    expect(questions.filter(({ structures }) => structures > 1).length).toBeGreaterThan(20);
    const card = questions.find(({ sentence }) => sentence.startsWith('Pourquoi toutes les inscriptions'));
    expect(card).toMatchObject({ structures: 0, asker: { kind: 'family', family: 'residents' } });
    for (const one of page.themes) {
      expect(one.body[0]).toMatchObject({ kind: 'heading', level: 2 });
      expect(one.body.some((block) => block.kind === 'list' || block.kind === 'quote')).toBe(true);
    }
    const runs = page.themes
      .flatMap((one) => one.body)
      .flatMap((block) => ('runs' in block ? block.runs : []));
    expect(runs.some((run) => run.strong)).toBe(true);
    expect(runs.some((run) => run.href?.startsWith('https://'))).toBe(true);
  });

  it('DEMO-3: each workshop and round table has its sheet: carriers, questions, an outline; decisions are written down', async () => {
    const { portal, live } = portalHouse();
    granted(await portal.enterDemo({ name: 'Camille' }, ADDRESS));
    await live.read(ROOM, (doc) => {
      const entries = {
        spines: [...readAll(doc, spine).values()],
        carriers: [...readAll(doc, carrier).values()],
        steps: [...readAll(doc, step).values()],
        sheetLines: [...readAll(doc, sheetLine).values()],
      };
      for (const { id, format, slot } of readAll(doc, theme).values()) {
        const sheet = sheetOf(id, entries);
        const outline = outlineOf(sheet.steps, slot.startsAt);
        expect(sheet.carriers.length).toBe(format === 'workshop' ? 2 : 4);
        expect(sheet.carriers.some(({ members }) => members.length > 0)).toBe(format === 'roundTable');
        expect(sheet.spine.length).toBeGreaterThanOrEqual(3);
        expect(sheet.spine.length).toBeLessThanOrEqual(5);
        expect([35, 70, 80]).toContain(outline.minutes);
        expect(sheet.lines.equipment.length * sheet.lines.bringBack.length).toBeGreaterThan(0);
        expect(slot.room === null).toBe(format === 'roundTable');
      }
      expect(decisionLog(readAll(doc, decision).values())).toHaveLength(3);
    });
  });

  it('DEMO-4: its glossary holds fifteen words, each with two meanings of two structures, in the hand of their people', async () => {
    const { portal, live } = portalHouse();
    granted(await portal.enterDemo({ name: 'Camille' }, ADDRESS));
    await live.read(ROOM, (doc) => {
      const words = glossaryOf(readAll(doc, term).values(), readAll(doc, meaning).values());
      expect(words).toHaveLength(15);
      const structures = readAll(doc, structure);
      for (const { meanings } of words) {
        expect(new Set(meanings.map((one) => one.structure)).size).toBe(2);
        for (const one of meanings) expect(structures.has(one.structure as ItemId)).toBe(true);
      }
      expect(words[0]?.word).toBe('aidant numérique');
    });
  });

  it('DEMO-5: it holds fifteen needs, fifteen resources and three matches, in the hand of their people', async () => {
    const { portal, live } = portalHouse();
    granted(await portal.enterDemo({ name: 'Camille' }, ADDRESS));
    await live.read(ROOM, (doc) => {
      const [needs, resources] = [readAll(doc, need), readAll(doc, resource)];
      expect([needs.size, resources.size]).toEqual([15, 15]);
      const structures = readAll(doc, structure);
      for (const one of [...needs.values(), ...resources.values()])
        expect(structures.has(one.structure as ItemId)).toBe(true);
      const matches = [...matchesOf(needs, resources, readAll(doc, match).values()).values()];
      expect(matches.map(({ state }) => state).sort()).toEqual(['done', 'inContact', 'proposed']);
    });
  });

  it('DEMO-8: it proposes five lines of work, each carried by a structure and taking up questions', async () => {
    const { portal, live } = portalHouse();
    granted(await portal.enterDemo({ name: 'Camille' }, ADDRESS));
    await live.read(ROOM, (doc) => {
      const axes = [...readAll(doc, axis).values()];
      expect(axes).toHaveLength(5);
      const [structures, questions] = [readAll(doc, structure), readAll(doc, question)];
      for (const one of axes) {
        expect(structures.has(one.structure as ItemId)).toBe(true);
        expect(one.questions.length).toBeGreaterThan(1);
        expect(one.questions.every((id) => questions.has(id))).toBe(true);
      }
    });
  });

  it('DEMO-6: its committee has twenty-six tasks in three trades, each with somebody of the committee, three of them done', async () => {
    const { portal, live, store, clock } = portalHouse();
    granted(await portal.enterDemo({ name: 'Camille' }, ADDRESS));
    const committee = (await store.people.members('demo-perigord'))
      .filter(({ role }) => role === 'organiser')
      .map(({ account }) => account);
    await live.read('demo-perigord/backstage', (doc) => {
      const tasks = [...readAll(doc, task).values()];
      expect(tasks).toHaveLength(26);
      expect(new Set(tasks.map(({ trade }) => trade)).size).toBe(3);
      for (const one of tasks) expect(committee).toContain(one.assignee);
      const done = tasks.flatMap((one) => one.done ?? []);
      expect(done).toHaveLength(3);
      const today = new Date(clock.now).toISOString().slice(0, 10);
      expect(done.every(({ on }) => on <= today)).toBe(true);
    });
    await live.read(ROOM, (doc) => expect(doc.share.has('tasks')).toBe(false));
  });

  it('DEMO-7: its committee talks with seven structures, noted what was said with four, and has three contacts of nobody', async () => {
    const { portal, live, store, clock } = portalHouse();
    granted(await portal.enterDemo({ name: 'Camille' }, ADDRESS));
    const names = new Map((await store.people.members('demo-perigord')).map((one) => [one.account, one]));
    const { talking, typologies } = await live.read(ROOM, (doc) => ({
      talking: [...readAll(doc, goBetween).values()].map(({ member }) => names.get(member as never)?.role),
      typologies: [...readAll(doc, structure).values()].map(({ typology }) => typology),
    }));
    expect(talking).toEqual(Array.from({ length: 7 }, () => 'organiser'));
    expect(typologies).toContain('TIERS_LIEUX');
    expect(typologies).not.toContain(null);
    const noted = await live.read('demo-perigord/backstage', (doc) => [...readAll(doc, exchange).values()]);
    expect(new Set(noted.map((one) => one.structure)).size).toBe(4);
    const today = new Date(clock.now).toISOString().slice(0, 10);
    for (const one of noted) {
      expect(names.get(penOf(one.id) as never)?.role).toBe('organiser');
      expect((one.day ?? today) < today).toBe(true);
    }
    const contacts = await store.people.contacts('demo-perigord');
    expect(contacts).toHaveLength(3);
    for (const { email, phone, structure: of } of contacts) {
      expect(email).toMatch(/\.example$/);
      // Numbers that are given to nobody, for stories.
      expect(phone).toMatch(/^(?:05 36 49 \d\d \d\d)?$/);
      expect(noted.map((one) => one.structure)).toContain(of);
    }
    const commons = await live.read(ROOM, (doc) => JSON.stringify(doc.toJSON()));
    for (const { name, email } of contacts)
      for (const private_ of [name, email]) expect(commons).not.toContain(private_);
    for (const { said } of noted) expect(commons).not.toContain(said);
  });

  it('DEMO-2: twenty visitors at once find one and the same demo', async () => {
    const { portal, live, store } = portalHouse();
    const entries = await Promise.all(
      Array.from({ length: 20 }, (_, n) => portal.enterDemo({ name: `Visiteuse ${String(n)}` }, ADDRESS)),
    );
    expect(entries.every((entry) => entry.ok)).toBe(true);
    expect(await live.read(ROOM, (doc) => readAll(doc, question).size)).toBe(66);
    expect(await store.people.members('demo-perigord')).toHaveLength(34);
    expect(await portal.enterDemo({ name: ' ' }, ADDRESS)).toEqual({ ok: false, why: 'name.empty' });
  });

  it('a demo that broke in the middle is made again, without twins', async () => {
    const { portal, live, store } = memoryHouse();
    live.full = true;
    expect(await portal.enterDemo({ name: 'Camille' }, ADDRESS)).toEqual({ ok: false, why: 'notStored' });
    live.full = false;
    granted(await portal.enterDemo({ name: 'Camille' }, ADDRESS));
    const names = (await store.people.members('demo-perigord')).map(({ name }) => name);
    expect(new Set(names).size).toBe(15);
    expect(names).toHaveLength(15);
  });
});
