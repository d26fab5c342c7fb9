/** A sheet of LibreOffice, every cell a text, so that codes keep their zeros; null where what makes it cannot be had. */
export async function odsOf(name: string, rows: readonly (readonly string[])[]): Promise<Uint8Array | null> {
  try {
    const { writeOds } = await import('hucre/ods');
    return await writeOds({ sheets: [{ name, rows: rows.map((row) => [...row]) }] });
  } catch {
    return null;
  }
}
