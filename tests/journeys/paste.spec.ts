import { readFileSync } from 'node:fs';
import { expect, test, type Locator, type Page } from '@playwright/test';
import type { RichBlock, RichRun } from '#domain/projections/richBlocks.ts';
import { ADDRESS, listenTo, serve } from './support/editorPage.ts';

/*
 * What Ana pastes, as other programs write it (own-made, beside `tests/editor/paste`), and what she copies. Every
 * test fails on a request that leaves, on a script that runs, and on what the policy forbids.
 */

let complaints: string[];

test.beforeEach(async ({ page }) => {
  complaints = listenTo(page);
  page.on('request', (request) => {
    if (!request.url().startsWith(ADDRESS)) complaints.push(request.url());
  });
  await serve(page, '**');
  await page.goto(ADDRESS);
  // What comes once the text is there has come.
  await expect(page.locator('#ana [role=toolbar]')).toBeVisible();
});

test.afterEach(async ({ page }) => {
  expect(complaints).toEqual([]);
  expect(
    await page
      .locator('[contenteditable] [style], [contenteditable] img:not(.ProseMirror-separator)')
      .count(),
  ).toBe(0);
  expect(await page.evaluate(() => (globalThis as { ran?: unknown }).ran)).toBeUndefined();
});

const text = (page: Page): Locator => page.locator('#ana').getByRole('textbox', { name: /^Texte du thème/ });

async function paste(page: Page, html: string): Promise<void> {
  await text(page).focus();
  await page.evaluate((pasted) => {
    const data = new DataTransfer();
    data.setData('text/html', pasted);
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    );
  }, html);
}

const read = async (page: Page): Promise<readonly RichBlock[]> =>
  (await page.evaluate(() => house.blocks('luc'))) as readonly RichBlock[];

const wordsOf = (runs: readonly RichRun[]): string =>
  runs
    .map(({ text: words, strong, em, href, mention }) => {
      const shown = mention === undefined ? words.replaceAll('\n', ' / ') : `@${mention.item}`;
      const marked = strong ? `**${shown}**` : em ? `_${shown}_` : shown;
      return href === undefined ? marked : `[${marked}](${href})`;
    })
    .join('')
    .trim();

/** Blocks as a page of plain text, to be read beside the corpus. */
const outline = (blocks: readonly RichBlock[]): string[] => blocks.flatMap(linesOf);

function linesOf(block: RichBlock): string[] {
  switch (block.kind) {
    case 'paragraph':
      return [wordsOf(block.runs)].filter((line) => line !== '');
    case 'heading':
      return [`${'#'.repeat(block.level)} ${wordsOf(block.runs)}`];
    case 'quote':
      return outline(block.blocks).map((line) => `> ${line}`);
    case 'list':
      return block.items.flatMap((item) => under(block.ordered ? '1. ' : '- ', outline(item)));
    case 'checks':
      return block.items.flatMap((item) => under(item.checked ? '[x] ' : '[ ] ', outline(item.blocks)));
    case 'table':
      return block.rows.map(
        (row) => `| ${row.map(({ isHeader, runs }) => wordsOf(runs) + (isHeader ? '!' : '')).join(' | ')} |`,
      );
  }
}

const under = (mark: string, [first = '', ...others]: readonly string[]): string[] => [
  mark + first,
  ...others.map((line) => `  ${line}`),
];

const corpus = (name: string): string =>
  readFileSync(new URL(`../editor/paste/${name}`, import.meta.url), 'utf8');

for (const [name, who] of [
  ['word', 'Word, lists too'],
  ['outlook', 'Outlook'],
  ['libreoffice', 'LibreOffice'],
  ['googledocs', 'Google Docs'],
  ['webpage', 'a web page'],
  ['spreadsheet', 'a spreadsheet'],
  ['merged', 'a table with cells merged beside and below'],
] as const)
  test(`EDIT-23: what comes from ${who} keeps its structure and nothing else`, async ({ page }) => {
    await paste(page, corpus(`${name}.html`));
    expect(outline(await read(page)).join('\n')).toBe(corpus(`${name}.txt`).trimEnd());
  });

test('EDIT-24: a hostile page leaves its words: nothing runs, nothing is asked for', async ({ page }) => {
  await paste(page, corpus('hostile.html'));
  expect(outline(await read(page)).join('\n')).toBe(corpus('hostile.txt').trimEnd());
});

test('EDIT-25: lists and quotes that go too deep are brought up, and keep every word', async ({ page }) => {
  const deep = (n: number): string =>
    n > 40 ? '' : `<ul><li><p>mot${String(n)}</p>${deep(n + 1)}</li></ul>`;
  await paste(page, deep(1));
  const lines = outline(await read(page));
  expect(lines.map((line) => line.trim())).toEqual(
    Array.from({ length: 40 }, (_, n) => `- mot${String(n + 1)}`),
  );
  expect(Math.max(...lines.map((line) => line.search(/\S/)))).toBe(6);
});

for (const [name, html] of [
  ['of open tags', '<div><blockquote>'.repeat(60_000)],
  ['of tables in tables', '<table><tr><td>'.repeat(70_000)],
  ['of brackets', '<'.repeat(200_000)],
  ['of sheets that never end', '<style>'.repeat(140_000)],
  [
    'of merged cells',
    `<table><tr>${'<td colspan=20 rowspan=60000>a'.repeat(500)}</tr>${'<tr><td>b'.repeat(1_000)}</table>`,
  ],
] as const)
  test(`EDIT-25: a flood ${name} does not keep Ana from writing`, async ({ page }) => {
    await paste(page, `${html}mots`);
    await text(page).focus();
    await page.keyboard.press('Control+End');
    await page.keyboard.type('Je continue.');
    await expect(text(page)).toContainText('Je continue.');
    expect(JSON.stringify(await read(page))).toContain('Je continue.');
  });

test('EDIT-26: what is copied leaves clean, with its lists, and with the name of what it cites', async ({
  page,
}) => {
  await paste(
    page,
    '<p>Voir <span data-cites="question/q7">?</span></p><ol><li>un</li><li>deux<ul><li>dedans</li></ul></li></ol><ul data-checks><li data-checked="true">fait</li></ul><table><tr><td>a</td><td>b</td></tr></table><p>fin</p>',
  );
  await page.keyboard.press('Control+A');
  const copied = await page.evaluate(() => {
    const data = new DataTransfer();
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('copy', { clipboardData: data, bubbles: true, cancelable: true }),
    );
    return { html: data.getData('text/html'), plain: data.getData('text/plain') };
  });
  expect(copied.plain).toBe('Voir « q7 »\n\n1. un\n2. deux\n   - dedans\n\n[x] fait\n\na\tb\n\nfin');
  expect(copied.html).toContain('data-cites="question/q7">« q7 »</span>');
  expect(copied.html).not.toMatch(/style=|<input|contenteditable/);
  const before = await read(page);
  await page.keyboard.press('Delete');
  await paste(page, copied.html);
  expect(outline(await read(page))).toEqual(outline(before));
});
