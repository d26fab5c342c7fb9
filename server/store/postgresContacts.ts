import type { PostgresLine, PostgresWriter, Query } from './postgresLine.ts';
import type { AccessRow, ContactRow, ContactTables } from './store.ts';

const COLUMNS = `space, id, structure, name, role, email, phone, note, added_by AS "addedBy", added_at AS "addedAt",
  informed_at AS "informedAt", edited_at AS "editedAt"`;

/** Contacts, and who looked at them or changed them: each act in one transaction with its line in the log. */
export function postgresContacts(line: PostgresLine, writer: PostgresWriter): ContactTables {
  const together = (access: AccessRow | null, change: (query: Query) => Promise<unknown>): Promise<void> =>
    writer.once(async (query) => {
      if (access !== null) await note(query, access);
      await change(query);
    });
  const note = (query: Query, { space, at, account, act, contact, structure }: AccessRow): Promise<unknown> =>
    query(
      `INSERT INTO contact_accesses (space, at, account, act, contact, structure) VALUES ($1, $2, $3, $4, $5, $6)`,
      [space, at, account, act, contact, structure],
    );
  const remove = (query: Query, space: string, id: string): Promise<unknown> =>
    query('DELETE FROM contacts WHERE space = $1 AND id = $2', [space, id]);
  return {
    addContact: (row, access) => together(access, (query) => query(ADD, valuesOf(row))),
    changeContact: (row, access) =>
      together(access, (query) =>
        query(
          `UPDATE contacts SET structure = $3, name = $4, role = $5, email = $6, phone = $7, note = $8,
             informed_at = $9, edited_at = $10 WHERE space = $1 AND id = $2`,
          [...valuesOf(row).slice(0, 8), row.informedAt, row.editedAt],
        ),
      ),
    removeContact: (space, id, access) => together(access, (query) => remove(query, space, id)),
    contacts: (space) =>
      line.read((query) =>
        query<ContactRow>(`SELECT ${COLUMNS} FROM contacts WHERE space = $1 ORDER BY added_at, id`, [space]),
      ),
    noteAccess: (access, forgetBefore) =>
      together(access, (query) =>
        query('DELETE FROM contact_accesses WHERE space = $1 AND at < $2', [access.space, forgetBefore]),
      ),
    accesses: (space, most) =>
      line.read((query) =>
        query<AccessRow>(
          `SELECT space, at, account, act, contact, structure FROM contact_accesses
           WHERE space = $1 ORDER BY at DESC, arrival DESC LIMIT $2`,
          [space, most],
        ),
      ),
  };
}

const ADD = `INSERT INTO contacts
  (space, id, structure, name, role, email, phone, note, added_by, added_at, informed_at, edited_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`;

const valuesOf = (row: ContactRow): readonly unknown[] => [
  row.space,
  row.id,
  row.structure,
  row.name,
  row.role,
  row.email,
  row.phone,
  row.note,
  row.addedBy,
  row.addedAt,
  row.informedAt,
  row.editedAt,
];
