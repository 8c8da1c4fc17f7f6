// Pictures of the main pages for docs/, from the fictional sample archive: ./run screenshots [in SHOTS=folder, ALL=1 for every kind of page].
import { mkdirSync } from 'node:fs';
import { launch } from './chromium.mjs';
import { pages, site } from './pages.mjs';

const folder = process.env.SHOTS ?? new URL('../../docs/screenshots', import.meta.url).pathname;
const main = ['home', 'cable', 'paragraph', 'search', 'thread', 'dates'].filter((name) => pages[name]);
const looks = {
  desktop: { width: 1280, height: 900, scheme: 'light' },
  dark: { width: 1280, height: 900, scheme: 'dark' },
  phone: { width: 390, height: 844, scheme: 'light' },
};
if (process.env.ALL) Object.assign(looks, { wide: { width: 1600, height: 1000, scheme: 'light' }, small: { width: 360, height: 760, scheme: 'dark' } });

mkdirSync(folder, { recursive: true });
const browser = await launch();
for (const name of process.env.ALL ? Object.keys(pages) : main) {
  for (const [look, { width, height, scheme }] of Object.entries(looks)) {
    const page = await browser.newPage();
    await page.setViewport({ width, height });
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    await page.goto(site + pages[name], { waitUntil: 'load' });
    const file = `${folder}/${name.replaceAll(' ', '-')}-${look}.png`;
    await page.screenshot({ path: file, fullPage: Boolean(process.env.ALL) });
    console.log(file);
    await page.close();
  }
}
await browser.close();
