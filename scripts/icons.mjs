import { readFileSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { ownChromium } from './house/findChromium.mjs';

/*
 * Draws the icons of the installed app anew, from static/icon.svg: node scripts/icons.mjs
 * Of those with a ground, the drawing keeps within what a system may cut away: a circle of four fifths of a maskable
 * icon (W3C, Web Application Manifest), rounded corners at Apple's.
 */
const PAPER = JSON.parse(readFileSync('static/manifest.webmanifest', 'utf8')).background_color;
const ICONS = [
  { path: 'static/icons/192.png', size: 192, share: 1, ground: 'transparent' },
  { path: 'static/icons/512.png', size: 512, share: 1, ground: 'transparent' },
  { path: 'static/icons/maskable-192.png', size: 192, share: 0.56, ground: PAPER },
  { path: 'static/icons/maskable-512.png', size: 512, share: 0.56, ground: PAPER },
  { path: 'static/apple-touch-icon.png', size: 180, share: 0.76, ground: PAPER },
];

const drawing = readFileSync('static/icon.svg', 'utf8');
const browser = await chromium.launch({
  ...ownChromium(),
  args: ['--no-sandbox', '--disable-gpu'],
});
for (const { path, size, share, ground } of ICONS) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(`<style>
    body { margin: 0; height: 100vh; display: grid; place-items: center; background: ${ground}; }
    svg { width: ${share * 100}vw; }
  </style>${drawing}`);
  await page.screenshot({ path, omitBackground: true });
  await page.close();
}
await browser.close();
