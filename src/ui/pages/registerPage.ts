import type { LegalBody } from '#domain/legal.ts';
import type { LegalSheet } from '#domain/projections/legalSheet.ts';
import type { Language } from '#ui/words/language.ts';
import { escape } from './escape.ts';
import type { LegalWords } from './legalWords.ts';

/**
 * The entry of the register of processing (GDPR, article 30) that a space's settings write: one file that opens in a
 * browser or a word processor, and prints. What they do not say reads as not said.
 */
export function registerPage(sheet: LegalSheet, words: LegalWords, language: Language, day: string): string {
  const { legal } = words;
  const { register, data } = legal;
  const body = (one: LegalBody | null): string =>
    [one?.name ?? legal.unsaid, one?.address, one?.contact].filter(Boolean).join(', ');
  const rows: readonly (readonly [string, readonly string[]])[] = [
    [data.controller, [body(sheet.controller)]],
    [data.dataOfficer, [sheet.dataOfficer ?? register.none]],
    [register.purpose, register.purposes],
    [data.why, [data.basis[sheet.lawfulBasis], data.consent]],
    [register.people, register.peopleAre],
    [register.kinds, data.kept],
    [data.readers, data.seen],
    [register.processor, [body(sheet.host)]],
    [register.transfers, [register.noTransfer]],
    [
      data.howLong,
      [
        data.members(legal.months(sheet.memberMonths)),
        data.contacts(legal.months(sheet.contactMonths)),
        data.commons,
        data.backups,
      ],
    ],
    [register.security, register.measures],
  ];
  const table = rows
    .map(
      ([name, lines]) =>
        `<tr><th scope="row">${escape(name)}</th><td>${lines.map((line) => `<p>${escape(line)}</p>`).join('')}</td></tr>`,
    )
    .join('\n');
  const title = escape(register.title(sheet.name));
  return `<!doctype html>
<html lang="${language}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${title}</title>
<meta name="date" content="${escape(day)}">
<style>
body{font:1rem/1.45 system-ui,sans-serif;max-width:50rem;margin:2rem auto;padding:0 1rem;overflow-wrap:anywhere}
table{border-collapse:collapse;width:100%}
th,td{border:1px solid #555;padding:.5rem;text-align:left;vertical-align:top}
th{width:30%}
p{margin:0 0 .4rem}
@page{margin:2cm}
@media print{body{margin:0;padding:0;max-width:none;font-size:11pt}tr{break-inside:avoid}}
</style>
<h1>${title}</h1>
<p>${escape(register.writtenOn(words.common.day(day)))}</p>
<table>
${table}
</table>
</html>
`;
}
