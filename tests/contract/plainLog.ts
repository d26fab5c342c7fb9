import {
  Behind,
  FoldedMeanwhile,
  type Foldable,
  type Folded,
  type LoggedRow,
  type RoomSize,
  type StoredRoom,
  type UpdateLog,
  type UpdateRow,
} from '#server/store/store.ts';

type Modelled = Pick<
  UpdateLog,
  'append' | 'load' | 'since' | 'foldable' | 'fold' | 'rewrite' | 'rooms' | 'tidy'
>;

interface PlainRoom {
  folded: Omit<Folded, 'past'> & { readonly through: number };
  rows: LoggedRow[];
  epoch: number;
  readonly claims: Map<number, string>;
}

/** The log in arrays, as plainly as it can be said: what every store is to answer (a model, no store). */
export function plainLog(): Modelled {
  const rooms = new Map<string, PlainRoom>();
  const fresh = (): PlainRoom => ({
    folded: { state: new Uint8Array(), memory: null, through: 0 },
    rows: [],
    epoch: 0,
    claims: new Map(),
  });
  const roomOf = (name: string): PlainRoom => {
    const found = rooms.get(name) ?? fresh();
    rooms.set(name, found);
    return found;
  };
  const lastOf = ({ rows, folded }: PlainRoom): number => rows.at(-1)?.seq ?? folded.through;

  function foldable(name: string): Foldable {
    const room = rooms.get(name) ?? fresh();
    const { state, memory, through: foldedThrough } = room.folded;
    const [rows, through, claims] = [[...room.rows], lastOf(room), new Map(room.claims)];
    const isFolded = foldedThrough > 0;
    return {
      state: isFolded ? state : null,
      memory,
      foldedThrough,
      unchecked: 0,
      rows,
      through,
      claims,
      epoch: room.epoch,
    };
  }

  function since(name: string, sequence: number): StoredRoom {
    const { state, memory, foldedThrough, rows, through, claims, epoch } = foldable(name);
    const isFolded = foldedThrough > sequence;
    const updates = rows.filter(({ seq }) => seq > sequence).map(({ bytes }) => bytes);
    return {
      state: isFolded ? state : null,
      memory: isFolded ? memory : null,
      updates,
      through,
      claims,
      epoch,
    };
  }

  function fold(name: string, { state, memory }: Folded, through: number, epoch?: number): PlainRoom {
    const room = roomOf(name);
    if (through < room.folded.through || (epoch ?? room.epoch) !== room.epoch)
      throw new FoldedMeanwhile(name, through);
    room.folded = { state, memory, through };
    room.rows = room.rows.filter(({ seq }) => seq > through);
    return room;
  }

  function append(given: readonly UpdateRow[]): void {
    const behind = given.filter(({ room, after }) => after !== undefined && after !== lastOf(roomOf(room)));
    if (behind.length > 0) throw new Behind(behind.map(({ room }) => room));
    for (const { room: name, account, at, bytes, claims = [] } of given) {
      const room = roomOf(name);
      if (account !== null)
        for (const client of claims) room.claims.set(client, room.claims.get(client) ?? account);
      room.rows.push({ seq: lastOf(room) + 1, account, at, bytes });
    }
  }

  const sizeOf = ([name, room]: readonly [string, PlainRoom]): RoomSize => ({
    room: name,
    last: lastOf(room),
    rows: room.rows.length,
    bytes: room.rows.reduce((sum, { bytes }) => sum + bytes.length, 0),
    foldedBytes: room.folded.state.length,
    epoch: room.epoch,
  });

  return {
    append: async (given) => append(given),
    load: async (name) => since(name, -1),
    since: async (name, sequence) => since(name, sequence),
    foldable: async (name) => foldable(name),
    fold: async (...given) => void fold(...given),
    rewrite: async (name, folded, through) => (fold(name, folded, through).epoch += 1),
    rooms: async () =>
      [...rooms]
        .filter(([, room]) => lastOf(room) > 0)
        .map(sizeOf)
        .sort((one, other) => (one.room < other.room ? -1 : 1)),
    tidy: async () => undefined,
  };
}
