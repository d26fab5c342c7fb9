import type { MyData } from '#protocol/privacy.ts';
import type { Language } from '#ui/words/language.ts';
import { escape } from './escape.ts';
import type { LegalWords } from './legalWords.ts';

/** One file that a person keeps: their data to read, and the same for a program inside it. It loads nothing. */
export function myDataPage(data: MyData, words: LegalWords, language: Language): string {
  const { mine } = words.legal;
  const { common } = words;
  const { account } = data;
  const on = (hour: string): string => common.moment(Date.parse(hour));
  const list = (items: readonly string[]): string =>
    items.length === 0
      ? `<p>${escape(mine.none)}</p>`
      : `<ul>${items.map((one) => `<li>${one}</li>`).join('')}</ul>`;
  const line = (name: string, value: string): string => `<b>${escape(name)}</b> ${escape(value)}`;
  const parts: readonly (readonly [string, string])[] = [
    [
      mine.account,
      list([
        line(mine.name, account.name),
        line(mine.role, common.roles[account.role]),
        line(mine.structures, account.structures.join(', ') || mine.none),
        ...account.mandates
          .filter(({ state }) => state === 'asked')
          .map(({ structure }) => line(mine.toConfirm, structure)),
        line(mine.joined, on(account.joinedAt)),
        line(mine.lastVisit, account.lastVisit === null ? mine.none : common.day(account.lastVisit)),
        line(mine.id, account.id),
      ]),
    ],
    [mine.sessions, list(data.sessions.map((one) => escape(mine.session(on(one.since), on(one.lastSeen)))))],
    [
      mine.consents,
      list(
        data.consents.map((one) =>
          escape(mine.consent(on(one.givenAt), one.withdrawnAt === null ? null : on(one.withdrawnAt))),
        ),
      ),
    ],
    [
      mine.invitations,
      list(
        [...(data.cameBy === null ? [] : [data.cameBy]), ...data.invitationsMade].map((one) =>
          escape(
            `${common.roles[one.role]}, ${on(one.madeAt)}${one.label === null ? '' : ` (${one.label})`}`,
          ),
        ),
      ),
    ],
    [
      mine.contributions,
      list(
        data.contributions.map((one) => escape(`${one.text || one.root}${one.signed ? '' : mine.unsigned}`)),
      ),
    ],
  ];
  const body = parts.map(([title, html]) => `<h2>${escape(title)}</h2>${html}`).join('\n');
  return `<!doctype html>
<html lang="${language}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escape(mine.title(account.name))}</title>
<style>body{font:1.1rem/1.5 system-ui,sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem;overflow-wrap:anywhere}</style>
<main>
<h1>${escape(mine.title(account.name))}</h1>
<p>${escape(mine.lead(data.space, on(data.writtenAt)))}</p>
${body}
</main>
<script type="application/json">${JSON.stringify(data).replaceAll('<', '\\u003c')}</script>
</html>
`;
}
