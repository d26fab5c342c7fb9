/** What the pages of a space note on this device: drafts (also of cards), the last visit, links made here, what was told, words asked about. */
const NOTES = ['draft', 'notes', 'cards', 'visit', 'links', 'told', 'asked-words'];

export function forgetNotes(slug: string, keep: () => Pick<Storage, 'removeItem'>): void {
  for (const note of NOTES)
    try {
      keep().removeItem(`terreau-${note}-${slug}`);
    } catch {
      return;
    }
}
