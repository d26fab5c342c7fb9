import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { ownChromium } from './house/findChromium.mjs';

/*
 * Takes the pictures of the README anew, from the demo space of a server of its own: node scripts/pictures.mjs
 * Needs a build. Pictures are JPEG, at one pixel per point, to stay small.
 */

/** What the heap of the sorting table is shown with: every question of the demo has its theme. */
const NEW_ONES = [
  'Qui répare les vieux ordinateurs donnés par les familles ?',
  'Comment joindre les aînés qui ne viennent jamais aux permanences ?',
  'Où apprendre à se servir d’un téléphone près de chez soi ?',
];
const FOLDER = 'docs/pictures';
const data = mkdtempSync(join(tmpdir(), 'terreau-pictures-'));
const env = { ...process.env, TERREAU_DATA: data, PORT: '0', HOST: '127.0.0.1' };

const server = spawn(process.execPath, ['build/server.js'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
const browser = await chromium.launch({
  ...ownChromium(),
  args: ['--no-sandbox', '--disable-gpu'],
});

try {
  const origin = await originOf(server);
  const demo = JSON.parse(await outputOf(['build/terreau.js', 'demo', '--json']));
  const door = (url) => new URL(new URL(url).pathname, origin).href;

  const desk = await visitor({ width: 1180, height: 860 }, 'light');
  const phone = await visitor({ width: 390, height: 800 }, 'dark');
  await enter(desk, door(demo.links.organiser), 'Maud Terrier', 'La Fabrique des Bords de l’Isle');
  await enter(phone, door(demo.links.organiser), 'Luc Barde', 'Centre social Le Lavoir (fictif)');

  await desk.goto(`${origin}/e/${demo.space}/questions`);
  await desk.getByRole('article').first().waitFor();
  await take(desk, 'questions');
  for (const sentence of NEW_ONES) await askOn(desk, sentence);
  await desk.goto(`${origin}/e/${demo.space}/questions/tri`);
  await desk
    .getByRole('button', { name: /^Questions proches/ })
    .first()
    .click();
  await desk.getByText('Rien n’est rangé sans vous').first().waitFor();
  await take(desk, 'table-de-tri');
  await desk.goto(`${origin}/e/${demo.space}/partenaires/mobilisation`);
  await desk.getByRole('heading', { name: 'Parties prenantes' }).waitFor();
  await take(desk, 'mobilisation');
  await desk.goto(`${origin}/e/${demo.space}/partenaires/reseau`);
  await desk.locator('svg a').first().waitFor();
  await take(desk, 'reseau');
  await phone.goto(`${origin}/e/${demo.space}/partenaires/besoins`);
  await phone.getByText('Ce qui est cherché').first().waitFor();
  await take(phone, 'besoins-telephone');
  await annotate(phone, origin, demo.space);
  await take(phone, 'annotations-telephone');
  await openTheme(phone, origin, demo.space);
  await openTheme(desk, origin, demo.space);
  await phone.getByRole('textbox', { name: /^Texte du thème/ }).click();
  await desk.getByText('2 personnes ici').first().waitFor();
  await take(desk, 'theme');
  await phone.goto(`${origin}/e/${demo.space}`);
  await phone.getByLabel('Quelle question vous posez-vous ?').waitFor();
  await take(phone, 'accueil-telephone');
  await phone.context().setOffline(true);
  await phone
    .getByLabel('Quelle question vous posez-vous ?')
    .fill('Comment prêter des tablettes sans surveiller ?');
  await phone.getByRole('button', { name: /^(Partager ma question|La mienne est différente)/ }).click();
  await phone.getByText('contribution attend').first().waitFor();
  await take(phone, 'hors-connexion');
  const anybody = await visitor({ width: 1180, height: 860 }, 'light');
  await anybody.goto(door(demo.publicUrl));
  await take(anybody, 'page-publique');
} finally {
  await browser.close();
  server.kill('SIGTERM');
  await new Promise((resolve) => server.once('exit', resolve));
  rmSync(data, { recursive: true, force: true });
}

async function visitor(viewport, colorScheme) {
  const context = await browser.newContext({ viewport, colorScheme, locale: 'fr-FR' });
  return context.newPage();
}

async function enter(page, link, name, structure) {
  await page.goto(link);
  await page.getByLabel('Votre nom').fill(name);
  await page.getByLabel('Votre structure', { exact: true }).selectOption({ label: structure });
  await page.getByRole('button', { name: 'Entrer dans l’espace' }).click();
  await page.getByText('Partagé avec tous').first().waitFor();
}

async function askOn(page, sentence) {
  await page.getByLabel('Quelle question vous posez-vous ?').fill(sentence);
  await page.getByRole('button', { name: /^(Partager ma question|La mienne est différente)/ }).click();
  await page.getByRole('link', { name: sentence }).first().waitFor();
}

/** Words of somebody's question are chosen, and made clearer. */
async function annotate(page, origin, space) {
  await page.goto(`${origin}/e/${space}/questions`);
  await page.getByRole('article').getByRole('link').first().click();
  await page.getByRole('button', { name: 'Préciser' }).click();
  await page.getByRole('button', { name: 'Choisir des mots' }).click();
  const words = page.getByRole('group', { name: 'Les mots de la question' }).getByRole('button');
  await words.nth(1).click();
  await words.nth(3).click();
  await page
    .getByLabel('Votre annotation')
    .fill('Chez nous, c’est d’abord le car qui manque, puis le réseau.');
  await page.getByRole('button', { name: 'Ajouter la précision' }).click();
  await page.getByText('Votre précision est ajoutée.').waitFor();
  await page.evaluate(() => scrollTo(0, 0));
}

async function openTheme(page, origin, space) {
  await page.goto(`${origin}/e/${space}/themes`);
  await page.getByRole('link', { name: 'Inclusion numérique des seniors' }).click();
  await page.getByRole('textbox', { name: /^Texte du thème/ }).waitFor();
}

async function take(page, name) {
  const path = `${FOLDER}/${name}.jpg`;
  await page.screenshot({ path, type: 'jpeg', quality: 72, animations: 'disabled' });
}

async function outputOf(args) {
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'inherit'] });
  let out = '';
  for await (const chunk of child.stdout) out += chunk;
  return out;
}

async function originOf(child) {
  for await (const chunk of child.stdout) {
    const found = /https?:\/\/[^\s/]+:\d+/.exec(String(chunk));
    if (found !== null) return found[0];
  }
  throw new Error('the server ended before it listened');
}
