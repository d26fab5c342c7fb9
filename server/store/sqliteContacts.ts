import type { Database } from 'better-sqlite3';
import { onDisk } from './sqliteErrors.ts';
import type { AccessRow, ContactRow, ContactTables } from './store.ts';

const COLUMNS = `space, id, structure, name, role, email, phone, note, added_by AS addedBy, added_at AS addedAt,
  informed_at AS informedAt, edited_at AS editedAt`;

/** Contacts, and who looked at them or changed them: each act in one transaction with its line in the log. */
export function sqliteContacts(db: Database): ContactTables {
  const log = db.prepare(
    `INSERT INTO contact_accesses (space, at, account, act, contact, structure)
     VALUES (@space, @at, @account, @act, @contact, @structure)`,
  );
  const trim = db.prepare('DELETE FROM contact_accesses WHERE space = ? AND at < ?');
  const add = db.prepare(
    `INSERT INTO contacts (space, id, structure, name, role, email, phone, note, added_by, added_at, informed_at, edited_at)
     VALUES (@space, @id, @structure, @name, @role, @email, @phone, @note, @addedBy, @addedAt, @informedAt, @editedAt)`,
  );
  const change = db.prepare(
    `UPDATE contacts SET structure = @structure, name = @name, role = @role, email = @email, phone = @phone,
       note = @note, informed_at = @informedAt, edited_at = @editedAt WHERE space = @space AND id = @id`,
  );
  const remove = db.prepare('DELETE FROM contacts WHERE space = ? AND id = ?');
  const all = db.prepare<[string], ContactRow>(
    `SELECT ${COLUMNS} FROM contacts WHERE space = ? ORDER BY added_at, id`,
  );
  const accesses = db.prepare<[string, number], AccessRow>(
    `SELECT space, at, account, act, contact, structure FROM contact_accesses
     WHERE space = ? ORDER BY at DESC, rowid DESC LIMIT ?`,
  );
  const together = (act: () => unknown, access: AccessRow): Promise<void> =>
    onDisk(() =>
      db
        .transaction(() => {
          log.run(access);
          act();
        })
        .immediate(),
    );
  return {
    addContact: (row, access) => together(() => add.run(row), access),
    changeContact: (row, access) =>
      access === null ? onDisk(() => void change.run(row)) : together(() => change.run(row), access),
    removeContact: (space, id, access) =>
      access === null
        ? onDisk(() => void remove.run(space, id))
        : together(() => remove.run(space, id), access),
    contacts: (space) => onDisk(() => all.all(space)),
    noteAccess: (access, forgetBefore) => together(() => trim.run(access.space, forgetBefore), access),
    accesses: (space, most) => onDisk(() => accesses.all(space, most)),
  };
}
