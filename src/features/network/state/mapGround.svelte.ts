import type { Position, Structure } from '#domain/kinds/structure.ts';
import { departmentOf, foldPlace } from '#domain/places.ts';
import type { MapPlaces } from '../domain/mapPlaces.ts';
import { communesOf } from '#state/communes.ts';
import { mapPlacesOf } from './mapPlaces.ts';

/** More départements than that around one commons are no map of it. */
const MOST = 12;

/** What a map of structures stands on: the département of the commons, and the communes of those that are beyond. */
export class MapGround {
  #files: ReadonlyMap<string, MapPlaces> = $state.raw(new Map());
  #codes: ReadonlyMap<string, string> = $state.raw(new Map());
  #home = $state('');
  #isMissing = $state(false);
  readonly #asked = new Set<string>();

  /** Whether the ground of the commons was asked for in vain. */
  get isMissing(): boolean {
    return this.#isMissing;
  }

  get home(): MapPlaces | undefined {
    return this.#files.get(this.#home);
  }

  /** By the code of a commune, else by its name in the département of the commons. */
  centreOf({ communeCode, commune }: Pick<Structure, 'communeCode' | 'commune'>): Position | undefined {
    const code = communeCode ?? (commune === null ? undefined : this.#codes.get(foldPlace(commune)));
    return code === undefined ? undefined : this.#files.get(departmentOf(code))?.centres.get(code);
  }

  /** Asks for what is not here yet; what could not be had is asked for again at the next call. */
  async learn(
    home: string,
    structures: Iterable<Pick<Structure, 'communeCode' | 'commune'>>,
    ask: (url: string) => Promise<Response> = (url) => fetch(url),
  ): Promise<void> {
    this.#home = home;
    const all = [...structures];
    const codes = all.flatMap(({ communeCode }) => (communeCode === null ? [] : [departmentOf(communeCode)]));
    const wanted = [...new Set([home, ...codes])].filter((one) => one !== '').slice(0, MOST);
    const isNamed = all.some(({ communeCode, commune }) => communeCode === null && commune !== null);
    await Promise.all([
      ...wanted.map((one) => this.#askPlaces(one, ask)),
      ...(isNamed ? [this.#askNames(home, ask)] : []),
    ]);
    this.#isMissing = home !== '' && !this.#files.has(home);
  }

  async #askPlaces(department: string, ask: (url: string) => Promise<Response>): Promise<void> {
    if (this.#files.has(department) || this.#asked.has(department)) return;
    this.#asked.add(department);
    const places = await mapPlacesOf(department, ask);
    this.#asked.delete(department);
    if (places !== null) this.#files = new Map([...this.#files, [department, places]]);
  }

  async #askNames(department: string, ask: (url: string) => Promise<Response>): Promise<void> {
    if (this.#codes.size > 0) return;
    const communes = await communesOf(department, ask);
    if (communes !== null)
      this.#codes = new Map(communes.all.map(({ code, name }) => [foldPlace(name), code]));
  }
}
