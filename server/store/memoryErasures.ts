import type { DiskAccess } from './memory.ts';
import type { ErasureLog, ErasureRow } from './store.ts';

const nameOf = ({ room, root, id, past }: Omit<ErasureRow, 'at'>): string =>
  `${room} ${root} ${id}${past === true ? ' past' : ''}`;

export const memoryErasures = ({ read, write }: DiskAccess): ErasureLog => ({
  begin: (row) =>
    write(({ erasures }) => {
      if (!erasures.has(nameOf(row))) erasures.set(nameOf(row), { ...row });
    }),
  pending: () => read(({ erasures }) => [...erasures.values()]),
  end: (row) => write(({ erasures }) => void erasures.delete(nameOf(row))),
});
