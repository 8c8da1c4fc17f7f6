// The Nu HTML checker (the W3C's) finds no error and no warning on any kind of page, nor in the style sheet and drawings it loads.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pages, site } from './pages.mjs';

const vnu = createRequire(import.meta.url)('vnu-jar');
const folder = mkdtempSync(join(tmpdir(), 'pages-'));
const names = new Map();
const keep = (name, ending, text) => {
  const file = `${names.size}.${ending}`;
  names.set(file, name);
  writeFileSync(join(folder, file), text);
};

const sheets = new Set();
for (const [name, path] of Object.entries(pages)) {
  const text = await (await fetch(site + path)).text();
  keep(`${name} (${path})`, 'html', text);
  for (const [, sheet] of text.matchAll(/<link rel="stylesheet" href="([^"]+)"/g)) sheets.add(sheet);
}
for (const sheet of sheets) keep(sheet, 'css', await (await fetch(site + sheet)).text());

let messages = [];
try {
  const run = (kind, ending) => execFileSync('java', [
    '-jar', vnu, '--format', 'json', '--exit-zero-always', '--stdout', kind, ...[...names.keys()].filter((file) => file.endsWith(ending)).map((file) => join(folder, file)),
  ], { maxBuffer: 1 << 28, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
  messages = [...JSON.parse(run('--html', '.html')).messages, ...JSON.parse(run('--css', '.css')).messages];
} finally {
  rmSync(folder, { recursive: true });
}

// "info" without a subtype is a remark of the checker about itself.
const found = messages.filter((message) => message.type === 'error' || message.subType === 'warning');
for (const { url, lastLine, message, extract } of found) console.log(`${names.get(url.split('/').at(-1))}:${lastLine}: ${message}\n    ${extract ?? ''}`);
console.log(`${names.size} pages and style sheets read, ${found.length} remarks`);
process.exit(names.size === 0 || found.length > 0 ? 1 : 0);
