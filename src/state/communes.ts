import { isDepartment } from '#domain/departments.ts';
import { readCommunes, type Communes } from '#domain/places.ts';

/** Where the build puts the lists (scripts/house/communes.mjs). The worker keeps each that was asked for. */
export const COMMUNES_AT = '/_app/immutable/communes/6.0.0';

/** The communes of a département, or null where they cannot be had now (no network, and never asked for before). */
export async function communesOf(
  department: string,
  ask: (url: string) => Promise<Response> = fetch,
): Promise<Communes | null> {
  if (!isDepartment(department)) return null;
  try {
    const answer = await ask(`${COMMUNES_AT}/${department}.json`);
    return answer.ok ? readCommunes(await answer.json()) : null;
  } catch {
    return null;
  }
}
