/** Hands a file to the person; the browser keeps it where they keep theirs. */
export function saveFile(name: string, type: string, content: string | Uint8Array): void {
  const url = URL.createObjectURL(new Blob([content as BlobPart], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The download has taken the bytes once the click is over in every browser but the slowest.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** « structures-nec-perigord-2026-11-27.csv ». */
export const datedName = (name: string, space: string, ending: string, now: Date): string =>
  `${name}-${space}-${now.toISOString().slice(0, 10)}.${ending}`;
