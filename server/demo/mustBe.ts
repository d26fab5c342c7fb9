import type { Result } from '#domain/result.ts';

/** The file is ours: what the domain refuses of it is a bug. */
export function must<T>(result: Result<T, string>): T {
  if (!result.ok) throw new Error(`The demo was refused: ${result.why}`);
  return result.value;
}

export function known<T>(table: ReadonlyMap<string, T>, id: string): T {
  const found = table.get(id);
  if (found === undefined) throw new Error(`The demo file has no ${id}`);
  return found;
}
