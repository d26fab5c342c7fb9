// @vitest-environment runes
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { patch } from '#domain/collection.ts';
import { addStructure } from '#domain/commands/addStructure.ts';
import type { AccountId, ItemId } from '#domain/ids.ts';
import { structure } from '#domain/kinds/index.ts';
import { isGood, type ContactDoor } from '#features/files/state/contactImport.svelte.ts';
import { ImportState } from '#features/files/state/importing.svelte.ts';
import { SpaceState } from '#state/space.svelte.ts';
import type { GivenContact } from '#protocol/contacts.ts';
import { placesAsCsv } from '../../domain/files/manyPlaces.ts';
import { Scene, value, world } from '../scene.ts';

let scene: Scene;
let space: SpaceState;
let library: ItemId;

const open = (role: 'organiser' | 'partner' = 'organiser'): void => {
  const ANA = { account: 'ana' as AccountId, name: 'Ana', role, structures: [], removedAt: null };
  const PAUL = {
    account: 'paul' as AccountId,
    name: 'Paul',
    role: 'partner' as const,
    structures: [] as ItemId[],
    removedAt: null,
  };
  scene = new Scene({ role }, [ANA, PAUL]);
  const add = (name: string) =>
    value(addStructure(scene.doc, { name, kind: 'association', commune: 'Thiviers' }, world));
  library = add('Médiathèque');
  const centre = add('Centre social');
  PAUL.structures = [centre];
  space = new SpaceState(scene);
};
beforeEach(() => open());
afterEach(() => space.close());

const file = (text: string): File => new File([text], 'annuaire.csv');
const names = (): string[] =>
  [...space.structures.values()].filter(({ archivedAt }) => archivedAt === null).map(({ name }) => name);

const DIRECTORY =
  'Nom;Ville;CP\nMédiathèque;Thiviers;24800\nCentre social;Thiviers;24800\nFablab;Nontron;24300\n';

describe('A file on its way in', () => {
  test('FILE-6, FILE-7: what its own people tend is kept, the rest is done, and taken back as one', async () => {
    const importing = new ImportState(space, () => Promise.resolve());
    value(await importing.choose(file(DIRECTORY)));
    expect(importing.mapping).toEqual(['nom', 'commune', 'code_postal']);
    expect(await importing.check()).toBe(true);
    expect(importing.plan.map(({ kind }) => kind)).toEqual(['changed', 'changed', 'new']);
    expect(importing.acts).toHaveLength(2);
    importing.turn(2, 'postalCode');
    expect(importing.acts).toHaveLength(1);
    importing.turn(2, 'postalCode');
    value(await importing.run());
    expect([importing.step, importing.added, importing.changed]).toEqual(['done', 1, 1]);
    expect(space.structures.get(library)?.postalCode).toBe('24800');
    expect(names().sort()).toEqual(['Centre social', 'Fablab', 'Médiathèque']);
    expect(importing.takeBack()).toBe(2);
    expect(names().sort()).toEqual(['Centre social', 'Médiathèque']);
    expect(space.structures.get(library)?.postalCode).toBeNull();
  });

  test('FILE-5: a doubt is left unless somebody answers it', async () => {
    const importing = new ImportState(space, () => Promise.resolve());
    value(await importing.choose(file('Nom;Site\nMédiathèque;mediatheque.example\n')));
    await importing.check();
    expect(importing.acts).toEqual([]);
    importing.answer(2, library);
    expect(importing.acts).toMatchObject([{ kind: 'change', id: library }]);
    importing.answer(2, 'new');
    expect(importing.acts).toMatchObject([{ kind: 'add' }]);
    importing.answer(2, null);
    expect(importing.acts).toEqual([]);
  });

  test(
    'FILE-13: 5,000 places are imported slice by slice; cancelled, what is done stays and one goes on',
    { timeout: 120_000 },
    async () => {
      const seen: number[] = [];
      const importing: ImportState = new ImportState(space, () => {
        seen.push(importing.progress.done);
        if (seen.length === 3) importing.cancel();
        return Promise.resolve();
      });
      value(await importing.choose(file(placesAsCsv(5_000))));
      expect(importing.isNational).toBe(true);
      await importing.check();
      expect(importing.rowsOf('bad')).toHaveLength(100);
      expect(importing.isTooHeavy).toBe(false);
      const wrong = importing.plan.flatMap(({ problems }) => problems.map(({ column }) => column));
      expect(new Set(wrong)).toEqual(new Set(['nom', 'pivot', 'code_postal', 'frais_a_charge']));
      value(await importing.run());
      expect(importing.step).toBe('stopped');
      const soFar = importing.added;
      expect(soFar).toBe(seen[2]);
      expect(soFar).toBeGreaterThan(0);
      value(await importing.run());
      expect([importing.step, importing.added]).toEqual(['done', 4_900]);
      expect(importing.progress).toEqual({ done: 4_900, of: 4_900 });
      expect(names()).toHaveLength(4_902);
    },
  );

  test('FILE-13: what another changed while the plan was read is left to them', async () => {
    const importing = new ImportState(space, () => Promise.resolve());
    value(await importing.choose(file(DIRECTORY)));
    await importing.check();
    patch(scene.pauls, structure, library, { postalCode: '24000' });
    value(await importing.run());
    expect(space.structures.get(library)?.postalCode).toBe('24000');
  });

  test('FILE-13: a partner imports nothing', async () => {
    await space.close();
    open('partner');
    const importing = new ImportState(space, () => Promise.resolve());
    value(await importing.choose(file(DIRECTORY)));
    await importing.check();
    expect(await importing.run()).toEqual({ ok: false, why: 'notAllowed' });
    expect(names()).toHaveLength(2);
  });

  describe('with phones and mails', () => {
    const REACHED =
      'Nom;Ville;Tel;Mail\nMédiathèque;Thiviers;;biblio@example.org\nFablab;Nontron;0553000000;non\nLudothèque;Nontron;;ludo@example.org\n';
    /** A server that knows what it was given, and answers as it is told to. */
    function server() {
      const asked: { method: string; body: unknown }[] = [];
      const known = new Set<string>();
      const state = { isAway: false };
      const door: ContactDoor = async <T>(method: 'POST' | 'DELETE', body: unknown) => {
        asked.push({ method, body });
        if (state.isAway) return { ok: false, why: 'unreachable' };
        if (method === 'DELETE') return { ok: true, value: (body as string[]).length as T };
        const answers = (body as GivenContact[]).map(({ email, phone }) => {
          if (known.has(email + phone)) return { kind: 'known' };
          known.add(email + phone);
          return { kind: 'added', id: `c${known.size}` };
        });
        return { ok: true, value: answers as T };
      };
      return { asked, door, state };
    }
    const brought = async (door: ContactDoor): Promise<ImportState> => {
      const importing = new ImportState(space, () => Promise.resolve(), door);
      value(await importing.choose(file(REACHED)));
      await importing.check();
      return importing;
    };

    test('FILE-19: nothing is sent unless somebody asks for it', async () => {
      const { door, asked } = server();
      const importing = await brought(door);
      expect(importing.contactRows).toHaveLength(3);
      expect(importing.contactRows.filter(isGood)).toHaveLength(2);
      value(await importing.run());
      await importing.contacts.send();
      expect([importing.contacts.step, asked]).toEqual(['idle', []]);
      // In the document there is none of it either.
      expect(JSON.stringify([...space.structures.values()])).not.toMatch(/example\.org|0553/);
    });

    test('FILE-19: each goes to its structure, found or new; again, they are known; all is taken back', async () => {
      const { door, asked, state } = server();
      const importing = await brought(door);
      importing.contacts.want(true, 'Accueil');
      expect(asked).toEqual([]);
      value(await importing.run());
      expect([importing.contacts.step, importing.contacts.left]).toEqual(['waiting', 2]);
      state.isAway = true;
      await importing.contacts.send();
      expect([importing.contacts.step, importing.contacts.trouble]).toEqual(['waiting', 'unreachable']);
      state.isAway = false;
      await importing.contacts.send();
      const toy = [...space.structures.values()].find(({ name }) => name === 'Ludothèque');
      expect(asked.at(-1)?.body).toMatchObject([
        { structure: library, name: 'Accueil', email: 'biblio@example.org', informedAt: null },
        { structure: toy?.id, email: 'ludo@example.org' },
      ]);
      expect([importing.contacts.step, importing.contacts.added]).toEqual(['done', 2]);

      const again = await brought(door);
      again.contacts.want(true, 'Accueil');
      value(await again.run());
      await again.contacts.send();
      expect([again.contacts.added, again.contacts.known]).toEqual([0, 2]);

      const third = await brought(door);
      third.contacts.want(true, 'Accueil');
      value(await third.run());
      const sending = third.contacts.send();
      expect(await third.contacts.takeBack()).toEqual({ ok: false, why: 'unreachable' });
      await sending;

      expect(await importing.contacts.takeBack()).toEqual({ ok: true, value: 2 });
      expect(asked.at(-1)).toEqual({ method: 'DELETE', body: ['c1', 'c2'] });
    });
  });
});
