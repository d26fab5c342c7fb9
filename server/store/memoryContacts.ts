import type { DiskAccess, MemoryDisk } from './memory.ts';
import type { AccessRow, ContactRow, ContactTables } from './store.ts';

const nameOf = ({ space, id }: Pick<ContactRow, 'space' | 'id'>): string => `${space} ${id}`;

/** Contacts, and who looked at them or changed them. */
export function memoryContacts({ read, write }: DiskAccess): ContactTables {
  const together = (act: (disk: MemoryDisk) => void, access: AccessRow): Promise<void> =>
    write((disk) => {
      act(disk);
      disk.accesses.push({ ...access });
    });
  return {
    addContact: (row, access) =>
      together(({ contacts }) => {
        if (contacts.has(nameOf(row))) throw new Error('There is one of this id.');
        contacts.set(nameOf(row), { ...row });
      }, access),
    changeContact: (row, access) => {
      const change = ({ contacts }: MemoryDisk): void => {
        const known = contacts.get(nameOf(row));
        if (known === undefined) return;
        const { addedBy, addedAt } = known;
        contacts.set(nameOf(row), { ...row, addedBy, addedAt });
      };
      return access === null ? write(change) : together(change, access);
    },
    removeContact: (space, id, access) => {
      const remove = ({ contacts }: MemoryDisk): void => void contacts.delete(nameOf({ space, id }));
      return access === null ? write(remove) : together(remove, access);
    },
    contacts: (space) =>
      read(({ contacts }) =>
        [...contacts.values()]
          .filter((row) => row.space === space)
          .sort((a, b) => a.addedAt - b.addedAt || (a.id < b.id ? -1 : 1)),
      ),
    noteAccess: (access, forgetBefore) =>
      together((disk) => {
        const kept = disk.accesses.filter(({ space, at }) => space !== access.space || at >= forgetBefore);
        disk.accesses.splice(0, disk.accesses.length, ...kept);
      }, access),
    accesses: (space, most) =>
      read(({ accesses }) =>
        accesses
          .filter((row) => row.space === space)
          .map((row, n) => ({ row, n }))
          .sort((a, b) => b.row.at - a.row.at || b.n - a.n)
          .slice(0, most)
          .map(({ row }) => row),
      ),
  };
}
