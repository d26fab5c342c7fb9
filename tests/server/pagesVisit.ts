import type { Cookies } from '@sveltejs/kit';
import type { Portal } from '#protocol/portal.ts';
import type { Language } from '#ui/words/language.ts';

/** Cookies in memory, and how each was set. */
export function cookieJar(held: Readonly<Record<string, string>> = {}): Cookies & {
  readonly set: Cookies['set'];
  readonly kept: Map<string, { readonly value: string; readonly options: Parameters<Cookies['set']>[2] }>;
  readonly dropped: string[];
} {
  const kept = new Map<string, { value: string; options: Parameters<Cookies['set']>[2] }>();
  const dropped: string[] = [];
  return {
    kept,
    dropped,
    get: (name) => held[name],
    getAll: () => Object.entries(held).map(([name, value]) => ({ name, value })),
    set: (name, value, options) => void kept.set(name, { value, options }),
    delete: (name) => void dropped.push(name),
    serialize: () => '',
  };
}

interface Visit {
  readonly portal: Portal;
  readonly path?: string;
  readonly params?: Readonly<Record<string, string>>;
  readonly cookies?: Cookies;
  readonly form?: Readonly<Record<string, string>>;
  readonly json?: unknown;
  readonly method?: string;
  readonly language?: Language;
}

/** The event that SvelteKit would hand to a page. The one cast of these tests: a page reads no more than this. */
export function visit<Event>({
  portal,
  path = '/',
  params = {},
  cookies = cookieJar(),
  form,
  json,
  method,
  language = 'fr',
}: Visit): Event & {
  readonly headers: Map<string, string>;
} {
  const headers = new Map<string, string>();
  const url = new URL(path, 'https://terreau.example');
  const body = form ? new URLSearchParams(form) : json === undefined ? null : JSON.stringify(json);
  const request = new Request(url, { method: method ?? (body === null ? 'GET' : 'POST'), body });
  return {
    url,
    request,
    params,
    cookies,
    headers,
    locals: { portal, language, address: '192.0.2.1' },
    setHeaders: (given: Readonly<Record<string, string>>) => {
      for (const [name, value] of Object.entries(given)) headers.set(name, value);
    },
  } as never;
}

/** What SvelteKit's `redirect`, `error` and `fail` come to. */
export async function outcome(act: () => unknown): Promise<{
  readonly status: number;
  readonly location?: string;
  readonly body?: { readonly why?: string };
  readonly data?: Readonly<Record<string, unknown>>;
}> {
  try {
    return (await act()) as never;
  } catch (thrown) {
    return thrown as never;
  }
}
