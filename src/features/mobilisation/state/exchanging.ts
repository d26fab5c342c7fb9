import {
  archiveExchange,
  bringBackExchange,
  editExchange,
  noteExchange,
  type ExchangeRefusal,
  type GivenExchange,
} from '../domain/exchanges.ts';
import type { OwnRefusal } from '#domain/commands/patchOwn.ts';
import type { ItemId, Pens } from '#domain/ids.ts';
import type { Result } from '#domain/result.ts';
import type { BackstageState } from '#state/backstage.svelte.ts';

type Written<Why extends string> = Result<ItemId, Why | 'notAllowed'>;

export const noteSaid = (
  backstage: BackstageState,
  pens: Pens,
  structure: ItemId,
  given: GivenExchange,
): Written<ExchangeRefusal> =>
  backstage.write('writeBackstage', (doc, world) => noteExchange(doc, pens, structure, given, world));

export const editSaid = (
  backstage: BackstageState,
  pens: Pens,
  id: ItemId,
  given: GivenExchange,
): Written<ExchangeRefusal | OwnRefusal> =>
  backstage.write('writeBackstage', (doc, world) => editExchange(doc, pens, id, given, world));

export const archiveSaid = (backstage: BackstageState, pens: Pens, id: ItemId): Written<OwnRefusal> =>
  backstage.write('writeBackstage', (doc, world) => archiveExchange(doc, pens, id, world));

export const bringBackSaid = (backstage: BackstageState, pens: Pens, id: ItemId): Written<OwnRefusal> =>
  backstage.write('writeBackstage', (doc) => bringBackExchange(doc, pens, id));
