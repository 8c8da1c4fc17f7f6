// Independent parsers (citation-js) read BibTeX, RIS and CSL-JSON back with the fields that the cable has.
import assert from 'node:assert/strict';
import { Cite } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-csl';
import '@citation-js/plugin-ris';
import { site } from './pages.mjs';

const text = async (path) => {
  const answer = await fetch(site + path);
  assert.equal(answer.status, 200, path);
  return answer.text();
};
const parse = async (path, type) => {
  const items = new Cite(await text(path), { forceType: type }).data;
  assert.equal(items.length, 1, `${path} holds ${items.length} entries`);
  return items[0];
};
// Parsers put a title's own braces and spans aside.
const plain = (value) => String(value).replace(/<[^>]+>/g, '').replace(/\s+/g, ' ').trim();

let read = 0;
const check = async (id, paragraph, institution) => {
  const cable = JSON.parse(await text(`/cable/${id}.json`));
  const base = paragraph ? `/cable/${id}/${paragraph}` : `/cable/${id}`;
  const title = cable.title || `Cable ${id}`;
  const date = cable.created ? cable.created.slice(0, 10).split('-').map(Number) : null;

  for (const [ending, type] of [['.bib', '@bibtex/text'], ['.ris', '@ris/file'], ['.csl.json', '@csl/list+object']]) {
    const path = base + ending;
    const item = ending === '.csl.json' ? new Cite(JSON.parse(await text(path))).data[0] : await parse(path, type);
    assert.equal(item.type, 'report', `${path}: type`);
    assert.equal(plain(item.title), title, `${path}: title`);
    assert.equal(plain(item.number ?? item.ISSN ?? item.ISBN), id, `${path}: number`);
    const [author] = item.author;
    assert.equal(plain(author.literal ?? author.family ?? author.name), institution, `${path}: author`);
    if (date) assert.deepEqual(item.issued['date-parts'][0].map(Number), date, `${path}: date`);
    assert.equal(item.URL, site + base, `${path}: address`);
    if (paragraph) assert.equal(plain(item.note).replace(/[~\u00a0]/g, ' '), `¶ ${paragraph}`, `${path}: paragraph`);
    read += 1;
  }
};

await check('03KELPSUND2', null, 'U.S. Consulate Kelpsund');
await check('03KELPSUND2', '3', 'U.S. Consulate Kelpsund');
await check('04STRELSAU212', null, 'U.S. Embassy Strelsau');
await check('04STRELSAU212', '5', 'U.S. Embassy Strelsau');
await check('66STRELSAU881', null, 'U.S. Embassy Strelsau');
await check('03STATE900417', null, 'Secretary of State');
console.log(`${read} files read back with the same fields`);
