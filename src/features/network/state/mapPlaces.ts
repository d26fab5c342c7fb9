import { isDepartment } from '#domain/departments.ts';
import { readMapPlaces, type MapPlaces } from '../domain/mapPlaces.ts';

/** Where the build puts them (scripts/house/mapPlaces.mjs). The worker keeps each that was asked for. */
export const PLACES_AT = '/_app/immutable/places/0.1.3-1';

/** What a département is drawn on, or null where it cannot be had now (no network, and never asked for before). */
export async function mapPlacesOf(
  department: string,
  ask: (url: string) => Promise<Response> = fetch,
): Promise<MapPlaces | null> {
  if (!isDepartment(department)) return null;
  try {
    const answer = await ask(`${PLACES_AT}/${department}.json`);
    return answer.ok ? readMapPlaces(await answer.json()) : null;
  } catch {
    return null;
  }
}
