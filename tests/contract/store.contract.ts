import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  Behind,
  FoldedMeanwhile,
  type Folded,
  type InvitationRow,
  type MemberRow,
  type SessionRow,
  type Store,
  type UpdateRow,
} from '#server/store/store.ts';

import { contactPromises } from './contacts.contract.ts';

/** One store under test, and the two ways in which a process may leave it. */
export interface StoreOnTrial {
  readonly store: Store;
  /** Ends the store as a killed process would, and opens what it left. */
  reopen(): Promise<StoreOnTrial>;
  /** Closes it and removes what it left. */
  end(): Promise<void>;
}

const DAY = 86_400_000;
const ROOM = 'nec-24/commons';

const row = (byte: number, given: Partial<UpdateRow> = {}): UpdateRow => ({
  room: ROOM,
  account: 'ana',
  at: 1_000,
  bytes: Uint8Array.of(byte),
  ...given,
});

const member = (account: string, given: Partial<MemberRow> = {}): MemberRow => ({
  account,
  space: 'nec-24',
  veiledPen: `veil-${account}-${given.space ?? 'nec-24'}`,
  name: account,
  role: 'partner',
  structures: [],
  joinedAt: 1_000,
  invitation: null,
  removedAt: null,
  ...given,
});

const invitation = (id: string, given: Partial<InvitationRow> = {}): InvitationRow => ({
  id,
  space: 'nec-24',
  role: 'partner',
  structure: null,
  question: null,
  broughtBy: null,
  label: null,
  secretHash: `hash-${id}`,
  forAccount: null,
  createdBy: 'ana',
  createdAt: 1_000,
  expiresAt: 1_000 + DAY,
  followsEvent: false,
  maxUses: 2,
  uses: 0,
  revokedAt: null,
  ...given,
});

const session = (tokenHash: string, account: string): SessionRow => ({
  tokenHash,
  space: 'nec-24',
  account,
  createdAt: 1_000,
  lastSeenAt: 1_000,
});

const folded = (byte: number, memory: number | null = null): Folded => ({
  state: Uint8Array.of(byte),
  memory: memory === null ? null : Uint8Array.of(memory),
});

const EMPTY = { state: null, updates: [], through: 0, claims: new Map(), epoch: 0, memory: null };

const bytes = (updates: readonly Uint8Array[]): number[][] => updates.map((update) => [...update]);

/** The promises of `Store`, held against one implementation. */
export function storeContract(name: string, open: () => Promise<StoreOnTrial>): void {
  describe(`the store on ${name}`, () => {
    let trial: StoreOnTrial;
    beforeEach(async () => {
      trial = await open();
      await trial.store.people.addSpace({ slug: 'nec-24', createdAt: 1 });
    });
    afterEach(() => trial.end());

    updateLogPromises(() => trial);
    foldPromises(() => trial);
    severalWritersPromises(() => trial);
    erasurePromises(() => trial);
    memberPromises(() => trial);
    invitationPromises(() => trial);
    sessionPromises(() => trial);
    privacyPromises(() => trial);
    contactPromises(
      () => trial,
      async () => {
        trial = await trial.reopen();
      },
    );

    it('STORE-1: what a resolved promise has written is found by the next process', async () => {
      const { people, updates } = trial.store;
      await updates.append([row(1), row(2)]);
      await people.addInvitation(invitation('affiche'));
      await people.useInvitation('hash-affiche', 2_000);
      await people.addMember(
        member('paul', { invitation: 'affiche', structures: ['s1'] }),
        session('t', 'paul'),
      );

      trial = await trial.reopen();
      const next = trial.store;
      expect(bytes((await next.updates.load(ROOM)).updates)).toEqual([[1], [2]]);
      expect(await next.people.spaces()).toEqual([{ slug: 'nec-24', createdAt: 1, suspendedAt: null }]);
      expect(await next.people.member('nec-24', 'paul')).toEqual(
        member('paul', { invitation: 'affiche', structures: ['s1'] }),
      );
      expect((await next.people.invitation('nec-24', 'affiche'))?.uses).toBe(1);
      expect(await next.people.session('t')).toEqual(session('t', 'paul'));
      await next.updates.append([row(3)]);
      expect((await next.updates.load(ROOM)).through).toBe(3);
    });

    it('a store that was closed takes nothing more', async () => {
      const { store } = trial;
      await store.close();
      await expect(store.updates.append([row(1)])).rejects.toThrow();
    });

    it('a store that was closed can be closed again', async () => {
      const { store } = trial;
      await store.close();
      await store.close();
    });
  });
}

function updateLogPromises(trial: () => StoreOnTrial): void {
  const log = () => trial().store.updates;

  it('a room that was never written is empty', async () => {
    expect(await log().load(ROOM)).toEqual(EMPTY);
  });

  it('STORE-7: a claim is written with its row, room by room, and the first one stands', async () => {
    await log().append([row(1, { claims: [7, 4_294_967_295] }), row(2, { account: null, claims: [9] })]);
    await log().append([row(3, { account: 'paul', claims: [7, 8] })]);
    await log().append([row(4, { room: 'nec-24/backstage', account: 'paul', claims: [7] })]);
    const torn = row(6, { bytes: null as unknown as Uint8Array });
    await expect(log().append([row(5, { claims: [10] }), torn])).rejects.toThrow();
    await log().fold(ROOM, folded(9), 3);
    const { claims } = await log().load(ROOM);
    expect([...claims].sort(([a], [b]) => a - b)).toEqual([
      [7, 'ana'],
      [8, 'paul'],
      [4_294_967_295, 'ana'],
    ]);
    expect((await log().load('nec-24/backstage')).claims.get(7)).toBe('paul');
  });

  it('rows keep their order, and each room counts for itself', async () => {
    await log().append([row(1), row(9, { room: 'nec-24/backstage' }), row(2)]);
    await log().append([row(3, { account: null })]);
    const commons = await log().load(ROOM);
    expect(bytes(commons.updates)).toEqual([[1], [2], [3]]);
    expect(commons.through).toBe(3);
    expect((await log().load('nec-24/backstage')).through).toBe(1);
  });

  it('many appends at once are all kept, each once', async () => {
    await Promise.all(Array.from({ length: 50 }, (_, n) => log().append([row(n), row(n)])));
    const { updates, through } = await log().load(ROOM);
    expect(through).toBe(100);
    expect(updates.map((update) => update[0]).sort((a, b) => Number(a) - Number(b))).toEqual(
      Array.from({ length: 100 }, (_, n) => Math.floor(n / 2)),
    );
  });

  it('STORE-2: an append writes all its rows or none', async () => {
    await log().append([row(1)]);
    const torn = row(3, { bytes: null as unknown as Uint8Array });
    await expect(log().append([row(2), row(7, { room: 'nec-24/backstage' }), torn])).rejects.toThrow();
    expect(bytes((await log().load(ROOM)).updates)).toEqual([[1]]);
    expect((await log().load('nec-24/backstage')).through).toBe(0);
    await log().append([row(4)]);
    expect((await log().load(ROOM)).through).toBe(2);
  });

  it('the caller may reuse its buffer once the promise is resolved', async () => {
    const mine = row(1);
    await log().append([mine]);
    mine.bytes.fill(99);
    expect(bytes((await log().load(ROOM)).updates)).toEqual([[1]]);
  });

  it('an update of 2 MB and an empty one come back as they were', async () => {
    const large = new Uint8Array(2_000_000).fill(7);
    await log().append([row(0, { bytes: large }), row(0, { bytes: new Uint8Array() })]);
    const { updates } = await log().load(ROOM);
    expect(updates[0]?.length).toBe(2_000_000);
    expect(Buffer.compare(updates[0] ?? new Uint8Array(), large)).toBe(0);
    expect(updates[1]?.length).toBe(0);
  });
}

function foldPromises(trial: () => StoreOnTrial): void {
  const log = () => trial().store.updates;

  it('STORE-3: a fold takes the place of what came before it, and later rows stay', async () => {
    await log().append([row(1), row(2), row(3)]);
    await log().fold(ROOM, folded(12), 2);
    const room = await log().load(ROOM);
    expect([...(room.state ?? [])]).toEqual([12]);
    expect(bytes(room.updates)).toEqual([[3]]);
    expect(room.through).toBe(3);
  });

  it('numbers go on rising after everything was folded, also for the next process', async () => {
    await log().append([row(1), row(2)]);
    await log().fold(ROOM, folded(12), 2);
    expect((await log().load(ROOM)).through).toBe(2);
    await log().append([row(3)]);
    expect((await log().load(ROOM)).through).toBe(3);
    await log().fold(ROOM, folded(123), 3);
    expect(await log().load(ROOM)).toMatchObject({ updates: [], through: 3 });
  });

  it('an old state never takes the place of a newer one', async () => {
    await log().append([row(1), row(2)]);
    await log().fold(ROOM, folded(12), 2);
    await expect(log().fold(ROOM, folded(1), 1)).rejects.toThrow();
    expect([...((await log().load(ROOM)).state ?? [])]).toEqual([12]);
  });

  it('STORE-10: a fold is given the rows with account and hour, and what it remembers comes back', async () => {
    await log().append([row(1, { claims: [7] }), row(2, { account: null, at: 2_000 })]);
    expect(await log().foldable(ROOM)).toEqual({
      state: null,
      memory: null,
      foldedThrough: 0,
      rows: [
        { seq: 1, account: 'ana', at: 1_000, bytes: Uint8Array.of(1) },
        { seq: 2, account: null, at: 2_000, bytes: Uint8Array.of(2) },
      ],
      through: 2,
      unchecked: 0,
      claims: new Map([[7, 'ana']]),
      epoch: 0,
    });
    await log().fold(ROOM, folded(12, 21), 2);
    await log().append([row(3)]);
    const next = await log().foldable(ROOM);
    expect(next).toMatchObject({ foldedThrough: 2, through: 3, epoch: 0 });
    expect([next.state, next.memory].map((one) => [...(one ?? [])])).toEqual([[12], [21]]);
    expect(next.rows.map(({ seq }) => seq)).toEqual([3]);
    expect([...((await log().load(ROOM)).memory ?? [])]).toEqual([21]);
    expect((await log().since(ROOM, 2)).memory).toBeNull();
    expect(await log().foldable('nec-24/backstage')).toMatchObject({ rows: [], through: 0, state: null });
  });

  it('STORE-10: a fold of a thousand rows and more drops them all', async () => {
    await log().append(Array.from({ length: 1_203 }, (_, n) => row(n % 256)));
    await log().fold(ROOM, folded(12), 1_201);
    expect(await log().load(ROOM)).toMatchObject({ updates: [expect.anything(), expect.anything()] });
    expect(await log().rooms()).toMatchObject([{ room: ROOM, last: 1_203, rows: 2, bytes: 2 }]);
  });

  it('STORE-11: an erasure begins an epoch; a fold that was read before it is turned away', async () => {
    await log().append([row(1), row(2)]);
    await log().fold(ROOM, folded(12, 21), 2, 0);
    await log().append([row(3)]);
    expect(await log().rewrite(ROOM, folded(10, 20), 3)).toBe(1);
    await expect(log().fold(ROOM, folded(12, 21), 3, 0)).rejects.toThrow(FoldedMeanwhile);
    await expect(log().rewrite(ROOM, folded(9), 2)).rejects.toThrow(FoldedMeanwhile);
    expect(await log().load(ROOM)).toMatchObject({ epoch: 1, through: 3, updates: [] });
    await log().append([row(4)]);
    await log().fold(ROOM, folded(14), 4, 1);
    const room = await log().load(ROOM);
    expect([...(room.state ?? [])]).toEqual([14]);
    expect(room).toMatchObject({ epoch: 1, memory: null });
    expect(await log().rewrite(ROOM, folded(8), 4)).toBe(2);
    expect(await log().since(ROOM, 4)).toMatchObject({ epoch: 2, state: null, updates: [] });
  });

  it('PAST-2: what once stood is written with its state, all or nothing, and goes on from exactly that state', async () => {
    const { updates } = trial().store;
    const piece = (id: string, n: number, byte: number) => ({
      root: 'themes',
      id,
      n,
      bytes: Uint8Array.of(byte),
    });
    const of = (after: number, ...put: ReturnType<typeof piece>[]): Folded => ({
      ...folded(after),
      past: { after, put, gone: [] },
    });
    expect(await updates.past(ROOM)).toEqual({ foldedThrough: 0, rows: [] });
    await updates.append([row(1), row(2), row(3)]);
    await updates.fold(ROOM, of(0, piece('t2', 0, 7), piece('t1', 0, 8), piece('t1', 1, 9)), 2);
    const late = updates.fold(ROOM, of(0, piece('t1', 2, 66)), 3);
    await expect(late).rejects.toThrow(FoldedMeanwhile);
    await updates.fold(ROOM, of(2, piece('t1', 1, 10), piece('t1', 2, 11)), 3);
    await updates.fold('lot/commons', of(0, piece('t1', 0, 99)), 0);

    const t1 = [piece('t1', 0, 8), piece('t1', 1, 10), piece('t1', 2, 11)];
    expect(await updates.past(ROOM)).toEqual({ foldedThrough: 3, rows: [...t1, piece('t2', 0, 7)] });
    expect((await updates.past(ROOM, [{ root: 'themes', id: 't1' }])).rows).toEqual(t1);
    expect((await updates.past(ROOM, [])).rows).toEqual([]);
    expect((await updates.past(ROOM, [{ root: 'themes', id: 'none' }])).foldedThrough).toBe(3);
  });

  it('PAST-3: what is erased takes its past and its versions along, and nothing of others', async () => {
    const { updates } = trial().store;
    const piece = (id: string) => ({ root: 'themes', id, n: 0, bytes: Uint8Array.of(7) });
    const version = (id: string, entry: string, at = 5) => ({
      room: ROOM,
      id,
      root: 'themes',
      entry,
      name: `Version ${id}`,
      at,
      account: 'ana',
      bytes: Uint8Array.of(1, 2),
    });
    const [one, two, three] = [version('v1', 't1', 9), version('v2', 't2'), version('v3', 't1', 7)];
    await updates.append([row(1)]);
    await updates.fold(ROOM, { ...folded(1), past: { after: 0, put: ['t1', 't2'].map(piece), gone: [] } }, 1);
    for (const each of [one, two, three]) await updates.addVersion(each);
    expect(await updates.versions(ROOM, { root: 'themes', id: 't1' })).toEqual([three, one]);
    expect(await updates.versions(ROOM)).toEqual([two, three, one]);

    const gone = [{ root: 'themes', id: 't1' }];
    await updates.rewrite(ROOM, { ...folded(2), past: { after: 1, put: [], gone } }, 1);
    expect((await updates.past(ROOM)).rows).toEqual([piece('t2')]);
    expect(await updates.versions(ROOM)).toEqual([two]);

    const t2 = { root: 'themes', id: 't2' };
    await expect(updates.rewritePast(ROOM, t2, [], 0)).rejects.toThrow(FoldedMeanwhile);
    await updates.rewritePast(ROOM, t2, [{ ...piece('t2'), bytes: Uint8Array.of(8) }], 1);
    expect((await updates.past(ROOM)).rows.map(({ bytes }) => [...bytes])).toEqual([[8]]);
    expect(await updates.versions(ROOM)).toEqual([]);
  });

  it('STORE-12: says what each room takes up', async () => {
    expect(await log().rooms()).toEqual([]);
    await log().append([row(1), row(2), row(3, { room: 'nec-24/backstage', bytes: new Uint8Array(10) })]);
    await log().fold(ROOM, folded(12), 1);
    expect(await log().rooms()).toEqual([
      { room: 'nec-24/backstage', last: 1, rows: 1, bytes: 10, foldedBytes: 0, epoch: 0 },
      { room: ROOM, last: 2, rows: 1, bytes: 1, foldedBytes: 1, epoch: 0 },
    ]);
  });

  it('STORE-12: tidied and scrubbed, it holds what it held', async () => {
    await log().append([row(1), row(2), row(3)]);
    await log().fold(ROOM, folded(12), 2);
    await log().tidy();
    await log().scrub();
    const room = await log().load(ROOM);
    expect([...(room.state ?? [])]).toEqual([12]);
    expect(bytes(room.updates)).toEqual([[3]]);
    await log().append([row(4)]);
    expect((await log().load(ROOM)).through).toBe(4);
  });
}

function severalWritersPromises(trial: () => StoreOnTrial): void {
  const log = () => trial().store.updates;

  it('STORE-8: what came after a number is told, claims too; a folded state holds what is there no more', async () => {
    await log().append([row(1, { claims: [7] }), row(2), row(3)]);
    await log().append([row(4, { account: 'paul', claims: [8] })]);
    const news = await log().since(ROOM, 2);
    expect(news).toMatchObject({ state: null, through: 4 });
    expect(bytes(news.updates)).toEqual([[3], [4]]);
    expect(news.claims.get(8)).toBe('paul');
    expect(await log().since(ROOM, 4)).toMatchObject({ state: null, updates: [], through: 4 });

    await log().fold(ROOM, folded(12), 2);
    expect(bytes((await log().since(ROOM, 2)).updates)).toEqual([[3], [4]]);
    expect((await log().since(ROOM, 2)).state).toBeNull();
    const older = await log().since(ROOM, 0);
    expect([...(older.state ?? [])]).toEqual([12]);
    expect(bytes(older.updates)).toEqual([[3], [4]]);
    expect([...older.claims.keys()].sort()).toEqual([7, 8]);
  });

  it('STORE-8: a room that was never written has nothing after any number, and its log ends before it', async () => {
    expect(await log().since('nec-24/backstage', 5)).toEqual(EMPTY);
  });

  it('STORE-9: who has not read the last rows of a room is told, and nothing of the append is written', async () => {
    await log().append([row(1, { after: 0 }), row(2, { after: 0 })]);
    await log().append([row(3, { after: 2 }), row(1, { room: 'nec-24/backstage' })]);
    const late = log().append([row(9, { after: 2 }), row(9, { room: 'nec-24/backstage', after: 1 })]);
    await expect(late).rejects.toEqual(new Behind([ROOM]));
    await expect(late).rejects.toBeInstanceOf(Behind);
    expect((await log().load('nec-24/backstage')).through).toBe(1);
    expect(bytes((await log().since(ROOM, 2)).updates)).toEqual([[3]]);
    await log().append([row(4, { after: 3 })]);
    await log().fold(ROOM, folded(1), 4);
    await log().append([row(5, { after: 4 })]);
    expect(await log().load(ROOM)).toMatchObject({ through: 5 });
    await expect(log().append([row(9, { room: 'nec-24/new', after: 3 })])).rejects.toThrow(Behind);
    expect((await log().load('nec-24/new')).through).toBe(0);
  });

  it('STORE-9: of two who have read as far and append at once, one is told to read again', async () => {
    const both = await Promise.allSettled([1, 2].map((n) => log().append([row(n, { after: 0 })])));
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await log().load(ROOM)).through).toBe(1);
  });
}

function memberPromises(trial: () => StoreOnTrial): void {
  const people = () => trial().store.people;

  it('a name of space is taken once, also when twenty people ask for it together', async () => {
    const taken = await Promise.all(
      Array.from({ length: 20 }, (_, n) => people().addSpace({ slug: 'nec-33', createdAt: n })),
    );
    expect(taken.filter(Boolean)).toHaveLength(1);
    expect(await people().space('nec-33')).toEqual({
      slug: 'nec-33',
      createdAt: taken.indexOf(true),
      suspendedAt: null,
    });
    expect(await people().space('nowhere')).toBeNull();
    expect((await people().spaces()).map(({ slug }) => slug)).toEqual(['nec-24', 'nec-33']);
  });

  it('KEEP-1: a space is suspended from the first hour that was said, until it is opened again', async () => {
    await people().addSpace({ slug: 'nec-33', createdAt: 1 });
    await people().suspendSpace('nec-24', 5);
    await people().suspendSpace('nec-24', 9);
    await people().suspendSpace('nowhere', 9);
    expect((await people().spaces()).map(({ suspendedAt }) => suspendedAt)).toEqual([5, null]);
    await people().suspendSpace('nec-24', null);
    expect((await people().space('nec-24'))?.suspendedAt).toBeNull();
  });

  it('KEEP-2: a deleted space leaves no row, only what its sessions were known by; others keep theirs', async () => {
    const { updates, erasures } = trial().store;
    await people().addSpace({ slug: 'nec-33', createdAt: 1 });
    await people().addInvitation(invitation('affiche'));
    await people().addMember(member('ana', { invitation: 'affiche' }), session('hers', 'ana'));
    await people().addMember(member('paul', { space: 'nec-33' }));
    const consent = { account: 'ana', purpose: 'publicName', givenAt: 1, words: '1' };
    await people().giveConsent({ ...consent, space: 'nec-24' });
    await people().noteVisit('nec-24', 'ana', 3 * DAY);
    await people().beginLeaving({ space: 'nec-24', account: 'ana', at: 1, pens: [] });
    await updates.append([{ ...row(1), claims: [7] }]);
    await erasures.begin({ room: 'nec-24/commons', root: 'questions', id: 'a', at: 1 });
    await people().deleteSpace('nec-24', 9);
    await people().deleteSpace('nec-24', 10);
    expect((await people().spaces()).map(({ slug }) => slug)).toEqual(['nec-33']);
    expect(await people().members('nec-24')).toEqual([]);
    expect(await people().invitations('nec-24')).toEqual([]);
    expect(await people().consents('nec-24')).toEqual([]);
    expect(await people().visits('nec-24')).toEqual([]);
    expect(await people().session('hers')).toBeNull();
    expect(await people().leaving()).toEqual([]);
    expect(await erasures.pending()).toEqual([]);
    expect((await updates.load('nec-24/commons')).claims.size).toBe(0);
    expect(await people().isFarewell('nec-24', 'hers')).toBe(true);
    expect(await people().members('nec-33')).toHaveLength(1);
  });

  it('members are listed in order of arrival, space by space', async () => {
    await people().addSpace({ slug: 'nec-33', createdAt: 1 });
    for (const account of ['zoe', 'ana', 'paul']) await people().addMember(member(account));
    await people().addMember(member('ana', { space: 'nec-33' }));
    expect((await people().members('nec-24')).map(({ account }) => account)).toEqual(['zoe', 'ana', 'paul']);
    expect(await people().members('nec-33')).toHaveLength(1);
    expect(await people().member('nec-33', 'zoe')).toBeNull();
  });

  it('a change touches what it names and nothing else', async () => {
    await people().addMember(member('paul', { structures: ['s1'] }));
    await people().changeMember('nec-24', 'paul', { name: 'Paul L.', structures: ['s1', 's2'] });
    await people().changeMember('nec-24', 'paul', { removedAt: 9 });
    await people().changeMember('nec-24', 'nobody', { name: 'x' });
    expect(await people().member('nec-24', 'paul')).toEqual(
      member('paul', { name: 'Paul L.', structures: ['s1', 's2'], removedAt: 9 }),
    );
    expect(await people().members('nec-24')).toHaveLength(1);
  });

  it('STORE-4: a member and their first session are written together or not at all', async () => {
    await people().addMember(member('ana'), session('token', 'ana'));
    await expect(people().addMember(member('paul'), session('token', 'paul'))).rejects.toThrow();
    expect(await people().member('nec-24', 'paul')).toBeNull();
    expect((await people().session('token'))?.account).toBe('ana');
  });

  it('a member of no space, a second one of the same account or pen: refused, and nothing written', async () => {
    await people().addMember(member('ana'));
    await expect(people().addMember(member('paul', { space: 'nowhere' }))).rejects.toThrow();
    await expect(people().addMember(member('ana', { veiledPen: 'other' }))).rejects.toThrow();
    await expect(people().addMember(member('paul', { veiledPen: 'veil-ana-nec-24' }))).rejects.toThrow();
    await expect(people().addMember(member('paul', { invitation: 'none' }))).rejects.toThrow();
    expect(await people().members('nec-24')).toEqual([member('ana')]);
  });
}

function invitationPromises(trial: () => StoreOnTrial): void {
  const people = () => trial().store.people;

  it('an invitation is found by the hash of its secret and by its id', async () => {
    const wanted = invitation('affiche', {
      structure: 's1',
      label: 'salle',
      forAccount: 'ana',
      role: 'reader',
    });
    await people().addInvitation(wanted);
    expect(await people().invitationByHash('hash-affiche')).toEqual(wanted);
    expect(await people().invitation('nec-24', 'affiche')).toEqual(wanted);
    expect(await people().invitation('nec-33', 'affiche')).toBeNull();
    expect(await people().invitationByHash('other')).toBeNull();
    expect(await people().invitations('nec-24')).toEqual([wanted]);
    await expect(
      people().addInvitation(invitation('again', { secretHash: 'hash-affiche' })),
    ).rejects.toThrow();
    await expect(people().addInvitation(invitation('lost', { space: 'nowhere' }))).rejects.toThrow();
  });

  it('STORE-5: of forty people at the last two uses, two come in', async () => {
    await people().addInvitation(invitation('affiche', { maxUses: 2 }));
    const won = await Promise.all(
      Array.from({ length: 40 }, () => people().useInvitation('hash-affiche', 2_000)),
    );
    expect(won.filter(Boolean)).toHaveLength(2);
    expect((await people().invitation('nec-24', 'affiche'))?.uses).toBe(2);
  });

  it('an invitation serves until its end, and not at its end', async () => {
    await people().addInvitation(invitation('affiche', { expiresAt: 5_000, maxUses: 9 }));
    expect(await people().useInvitation('hash-affiche', 4_999)).toBe(true);
    expect(await people().useInvitation('hash-affiche', 5_000)).toBe(false);
    expect(await people().useInvitation('hash-unknown', 0)).toBe(false);
  });

  it('LINK-2: one that follows the event serves past its earliest end, which it keeps; any is prolonged, but one that was revoked', async () => {
    await people().addInvitation(invitation('affiche', { expiresAt: 5_000, maxUses: 9, followsEvent: true }));
    await people().addInvitation(invitation('reunion', { expiresAt: 5_000, maxUses: 9 }));
    expect(await people().useInvitation('hash-affiche', 9_000)).toBe(true);
    expect(await people().useInvitation('hash-reunion', 9_000)).toBe(false);
    await people().prolongInvitation('nec-33', 'reunion', 10_000);
    expect(await people().useInvitation('hash-reunion', 9_000)).toBe(false);
    await people().prolongInvitation('nec-24', 'reunion', 10_000);
    expect(await people().useInvitation('hash-reunion', 9_000)).toBe(true);
    await people().revokeInvitation('nec-24', 'affiche', 9_000);
    await people().prolongInvitation('nec-24', 'affiche', 20_000);
    expect((await people().invitations('nec-24')).map((row) => [row.expiresAt, row.followsEvent])).toEqual([
      [5_000, true],
      [10_000, false],
    ]);
  });

  it('a revoked invitation serves no more, and keeps the hour at which it was first revoked', async () => {
    await people().addInvitation(invitation('affiche'));
    await people().revokeInvitation('nec-33', 'affiche', 2_000);
    expect(await people().useInvitation('hash-affiche', 2_500)).toBe(true);
    await people().revokeInvitation('nec-24', 'affiche', 3_000);
    await people().revokeInvitation('nec-24', 'affiche', 4_000);
    expect(await people().useInvitation('hash-affiche', 3_500)).toBe(false);
    expect(await people().invitation('nec-24', 'affiche')).toMatchObject({ revokedAt: 3_000, uses: 1 });
  });
}

function sessionPromises(trial: () => StoreOnTrial): void {
  const people = () => trial().store.people;

  it('a session belongs to a member, moves forward and ends', async () => {
    await people().addMember(member('ana'));
    await people().addMember(member('paul'));
    await people().addSession(session('phone', 'ana'));
    await people().addSession(session('office', 'ana'));
    await people().addSession(session('pauls', 'paul'));
    await expect(people().addSession(session('phone', 'paul'))).rejects.toThrow();
    await expect(people().addSession(session('ghost', 'nobody'))).rejects.toThrow();

    expect((await people().sessionsOf('nec-24', 'ana')).map((one) => one.tokenHash).sort()).toEqual([
      'office',
      'phone',
    ]);
    await people().touchSession('phone', 7_000);
    expect((await people().session('phone'))?.lastSeenAt).toBe(7_000);
    await people().endSession('phone');
    expect(await people().session('phone')).toBeNull();
    await people().touchSession('phone', 8_000);
    await people().endSessionsOf('nec-24', 'ana');
    expect(await people().session('office')).toBeNull();
    expect((await people().session('pauls'))?.account).toBe('paul');
  });
}

function erasurePromises(trial: () => StoreOnTrial): void {
  it('ERASE-5: an erasure that was begun is found by the next process, until it is ended', async () => {
    const row = { room: ROOM, root: 'questions', id: 'ana~1', at: 5 };
    await trial().store.erasures.begin(row);
    await trial().store.erasures.begin({ ...row, at: 9 });
    await trial().store.erasures.begin({ ...row, id: 'ana~2', at: 7 });
    expect(await trial().store.erasures.pending()).toEqual([row, { ...row, id: 'ana~2', at: 7 }]);
    await trial().store.erasures.end(row);
    expect((await trial().store.erasures.pending()).map(({ id }) => id)).toEqual(['ana~2']);
  });

  it('PAST-13: of an entry, and of its past alone, are two erasures', async () => {
    const { erasures } = trial().store;
    const row = { room: ROOM, root: 'themes', id: 't1', at: 5 };
    await erasures.begin({ ...row, at: 3, past: true });
    await erasures.begin(row);
    expect(await erasures.pending()).toEqual([{ ...row, at: 3, past: true }, row]);
    await erasures.end(row);
    expect(await erasures.pending()).toEqual([{ ...row, at: 3, past: true }]);
    await erasures.end({ ...row, past: true });
    expect(await erasures.pending()).toEqual([]);
  });
}

function privacyPromises(trial: () => StoreOnTrial): void {
  const people = () => trial().store.people;
  const consent = (givenAt: number) => ({
    space: 'nec-24',
    account: 'zoe',
    purpose: 'publicName',
    givenAt,
    words: '1',
  });

  it('RGPD-1: a consent is kept with its hour and its words, one in force at a time; withdrawn, it stays dated', async () => {
    await people().addMember(member('zoe'));
    await expect(people().giveConsent({ ...consent(5), account: 'nobody' })).rejects.toThrow();
    await people().giveConsent(consent(5));
    await people().giveConsent(consent(6));
    await people().giveConsent({ ...consent(7), purpose: 'other' });
    await people().withdrawConsent('nec-24', 'zoe', 'publicName', 8);
    await people().withdrawConsent('nec-24', 'zoe', 'publicName', 9);
    await people().giveConsent(consent(10));
    expect(await people().consents('nec-24')).toEqual([
      { ...consent(5), withdrawnAt: 8 },
      { ...consent(7), purpose: 'other', withdrawnAt: null },
      { ...consent(10), withdrawnAt: null },
    ]);
    expect(await people().consents('nec-33')).toEqual([]);
  });

  it('RGPD-2: of a last visit the day is kept, and a visit takes a warning back', async () => {
    await people().addMember(member('zoe'));
    const visit = { space: 'nec-24', account: 'zoe' };
    await people().warnOfErasure('nec-24', 'zoe', 1);
    await people().noteVisit('nec-24', 'nobody', 5);
    expect(await people().visits('nec-24')).toEqual([]);
    await people().noteVisit('nec-24', 'zoe', 3 * DAY + 5);
    await people().noteVisit('nec-24', 'zoe', 2 * DAY);
    expect(await people().visit('nec-24', 'zoe')).toMatchObject({ day: 3 * DAY, returnedOn: null });
    await people().warnOfErasure('nec-24', 'zoe', 4 * DAY);
    await people().warnOfErasure('nec-24', 'zoe', 5 * DAY);
    const warned = { ...visit, day: 3 * DAY, warnedAt: 4 * DAY, returnedOn: null };
    expect(await people().visits('nec-24')).toEqual([warned]);
    await people().noteVisit('nec-24', 'zoe', 6 * DAY + 9);
    const returned = { ...visit, day: 6 * DAY, warnedAt: null, returnedOn: 6 * DAY };
    expect(await people().visits('nec-24')).toEqual([returned]);
    await people().noteVisit('nec-24', 'zoe', 8 * DAY);
    expect(await people().visit('nec-24', 'zoe')).toEqual({ ...returned, day: 8 * DAY });
    expect(await people().visit('nec-33', 'zoe')).toBeNull();
  });

  it('RGPD-3: all rows of a person go at once, and nobody else’s; their devices can be told', async () => {
    await people().addInvitation(invitation('affiche', { label: 'pour Zoé' }));
    await people().addInvitation(invitation('mairie', { label: 'mairie' }));
    await people().addInvitation(invitation('phone', { forAccount: 'zoe' }));
    await people().addMember(member('zoe', { invitation: 'affiche' }), session('hers', 'zoe'));
    await people().addMember(member('paul', { invitation: 'affiche' }), session('his', 'paul'));
    for (const account of ['zoe', 'paul']) {
      await people().giveConsent({ ...consent(5), account });
      await people().noteVisit('nec-24', account, 3 * DAY);
    }
    await people().erasePerson('nec-24', 'zoe', 9, ['affiche']);
    await people().erasePerson('nec-24', 'zoe', 10, ['affiche']);
    expect(await people().members('nec-24')).toEqual([member('paul', { invitation: 'affiche' })]);
    expect([await people().session('hers'), (await people().session('his'))?.account]).toEqual([
      null,
      'paul',
    ]);
    for (const rows of [await people().consents('nec-24'), await people().visits('nec-24')])
      expect(rows.map(({ account }) => account)).toEqual(['paul']);
    expect((await people().invitations('nec-24')).map(({ label }) => label)).toEqual([null, 'mairie']);

    expect(await people().isFarewell('nec-24', 'hers')).toBe(true);
    expect(await people().isFarewell('nec-24', 'his')).toBe(false);
    expect(await people().isFarewell('nec-33', 'hers')).toBe(false);
    await people().dropFarewells(9);
    expect(await people().isFarewell('nec-24', 'hers')).toBe(true);
    await people().dropFarewells(10);
    expect(await people().isFarewell('nec-24', 'hers')).toBe(false);
  });

  it('RGPD-3: an erasure of a person that was begun is found by the next process, until it is ended', async () => {
    const row = { space: 'nec-24', account: 'zoe', at: 9, pens: ['zoe', 'veil-zoe'] };
    await people().beginLeaving(row);
    await people().beginLeaving({ ...row, at: 11, pens: [] });
    await people().beginLeaving({ ...row, account: 'paul', at: 7, pens: [] });
    expect(await people().leaving()).toEqual([{ ...row, account: 'paul', at: 7, pens: [] }, row]);
    await people().endLeaving('nec-24', 'paul');
    expect(await people().leaving()).toEqual([row]);
  });
}
