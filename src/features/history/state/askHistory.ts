import type { Result } from '#domain/result.ts';
import type {
  CommonsAt,
  ContentRefusal,
  HistoryPlace,
  HistoryRefusal,
  ItemContent,
  ItemHistory,
  NamedVersion,
  VersionRefusal,
} from '#protocol/history.ts';
import type { SessionRefusal } from '#protocol/portal.ts';
import { askServer } from '#sync/askServer.ts';
import type { Environment } from '#engine/sync/environment.ts';

type Answer<T, Why extends string> = Promise<Result<T, Why | SessionRefusal | 'unreachable'>>;

/** What the server tells of the past of a space. Every answer may be `unreachable`: then the device knows what it knows. */
export interface AskHistory {
  item(place: HistoryPlace): Answer<ItemHistory, HistoryRefusal>;
  contentAt(place: HistoryPlace, at: number): Answer<ItemContent, ContentRefusal>;
  contentOf(place: HistoryPlace, version: string): Answer<ItemContent, ContentRefusal>;
  commonsAt(at: number): Answer<CommonsAt, 'tooMany'>;
  nameVersion(theme: string, name: string): Answer<NamedVersion, VersionRefusal>;
}

export function askHistory(environment: Pick<Environment, 'fetch' | 'origin'>, space: string): AskHistory {
  const ask = <T, Why extends string>(
    path: string,
    asked: Readonly<Record<string, string | number>>,
  ): Answer<T, Why> => {
    const query = new URLSearchParams(Object.entries(asked).map(([name, value]) => [name, String(value)]));
    return askServer(environment, `${space}/history${path}?${query.toString()}`);
  };
  return {
    item: ({ root, id }) => ask('', { root, id }),
    contentAt: ({ root, id }, at) => ask('/content', { root, id, at }),
    contentOf: ({ root, id }, version) => ask('/content', { root, id, version }),
    commonsAt: (at) => ask('/commons', { at }),
    nameVersion: (id, name) => askServer(environment, `${space}/history/versions`, 'POST', { id, name }),
  };
}
