import {
  bareRequest,
  differences,
  documentedRequests,
  organisersOnly,
  type DocumentedRequest,
} from './support/documentedRequests.ts';
import { followLink } from './support/plainClient.ts';
import { expect, test, type Demo } from './support/test.ts';

/*
 * docs/http.md, replayed: another program that does as its examples do is answered as they show.
 */

/** Somebody of each role, who came by a link: what is known of them, and their cookies. */
async function cast(demo: Demo) {
  const known = new Map([['space', demo.space]]);
  const cookies = new Map<string, string>();
  for (const role of ['organiser', 'partner', 'reader'] as const) {
    const { cookie, me } = await followLink(demo.links[role], demo.space);
    cookies.set(role, cookie);
    known.set(role, me.account);
  }
  return { known, cookies };
}

test('OTHER-3: every request of the documents, sent in their order, is answered as they show; those of organisers to no reader', async ({
  house,
  demo,
}) => {
  const { known, cookies } = await cast(demo);
  const filled = (text: string): string =>
    text.replace(/<(\w+)>/g, (whole, name: string) => known.get(name) ?? whole);
  const send = ({ method, path, body }: DocumentedRequest, as: string | null): Promise<Response> =>
    fetch(`${house.url}${filled(path)}`, {
      method,
      headers: as === null ? {} : { cookie: cookies.get(as) ?? '' },
      body: body === null ? null : filled(body),
    });

  const kept = organisersOnly();
  for (const shown of documentedRequests()) {
    const { method, path, as, status, answer } = shown;
    const what = `${method} ${path} as ${as ?? 'nobody'}`;
    if (as === 'organiser' && kept.has(bareRequest(`${method} ${path}`))) {
      const refusal = await send(shown, 'reader');
      expect.soft([what, refusal.status, await refusal.json()]).toEqual([what, 403, { why: 'notAllowed' }]);
    }
    const response = await send(shown, as);
    const got = answer === undefined ? await response.text() : ((await response.json()) as unknown);
    expect.soft([what, response.status], JSON.stringify(got)).toEqual([what, status]);
    expect.soft([what, differences(answer ?? null, got, known)]).toEqual([what, []]);
    const why = (answer as { readonly why?: string } | undefined)?.why;
    if (why !== undefined) expect.soft([what, got]).toEqual([what, { why }]);
  }
});
