// The sitemaps, their index and the OpenSearch description follow their schemas, robots.txt says to a parser of others what it should, and the description leads to answers.
import { XMLParser } from 'fast-xml-parser';
import { Readable } from 'node:stream';
import robotsParser from 'robots-parser';
import { parseSitemapIndex } from 'sitemap';
import { site } from './pages.mjs';
import { overlooked, xmlFaults } from './schemas.mjs';

const faults = [];
const expect = (is, sentence) => { if (!is) faults.push(sentence); };
const text = async (url) => (await fetch(url)).text();

const index = await text(`${site}/sitemap.xml`);
for (const fault of await xmlFaults('sitemap-index', index)) faults.push(`/sitemap.xml, ${fault}`);
faults.push(...await overlooked('sitemap-index', index, [[/<loc>[^<]*<\/loc>/, ''], [/<loc>[^<]*/, '<loc>'], [/<sitemap>/, '<sitemap><priority>1</priority>'], [/<\/sitemap>/, '<lastmod>now</lastmod></sitemap>']]));
const files = await parseSitemapIndex(Readable.from([index]));
expect(files.length > 1, 'The index of the sitemaps is empty');
let pages = 0;
for (const { url } of files) {
  const contents = await text(url);
  for (const fault of await xmlFaults('sitemap', contents)) faults.push(`${url}, ${fault}`);
  pages += contents.split('<loc>').length - 1;
}

const robots = robotsParser(`${site}/robots.txt`, await text(`${site}/robots.txt`));
for (const [agent, path, may] of [
  ['Googlebot', '/cable/04STRELSAU198', true], ['Googlebot', '/origin/STRELSAU', true], ['Googlebot', '/origin/STRELSAU.atom', true], ['Googlebot', '/date/2004?page=2', true],
  ['Googlebot', '/search?q=river', false], ['Googlebot', '/origin/STRELSAU?q=tag%3APREL', false], ['Googlebot', '/origin/STRELSAU?sort=earliest', false],
  ['Twitterbot', '/cable/04STRELSAU198/3', true],
]) expect(robots.isAllowed(site + path, agent) === may, `robots.txt: ${agent} ${may ? 'may not' : 'may'} fetch ${path}`);
expect(robots.getSitemaps().join() === `${site}/sitemap.xml`, 'robots.txt does not name the sitemap');

const description = await text(`${site}/opensearch.xml`);
for (const fault of await xmlFaults('opensearch', description)) faults.push(`/opensearch.xml, ${fault}`);
faults.push(...await overlooked('opensearch', description, [
  [/<ShortName>/, '<ShortName>A very long name of '], [/<Description>[^<]*<\/Description>/, ''], [/template="http[^"]*"/, 'template="/search"'], [/rel="suggestions"/, 'rel="suggests"'],
  [/<Language>[^<]*/, '<Language>plain English'], [/\{searchTerms\}/, '{search'], [/<Image /, '<Picture/><Image '],
]));
const search = new XMLParser({ ignoreAttributes: false }).parse(description).OpenSearchDescription;
for (const { '@_type': type, '@_template': template } of search.Url) {
  const address = template.replace('{searchTerms}', 'river').replace(/\{\w+\?\}/, '1');
  const answer = await fetch(address);
  expect(answer.ok && answer.headers.get('content-type')?.startsWith(type), `${address}: ${answer.status} ${answer.headers.get('content-type')}, not ${type}`);
}

for (const fault of faults) console.log(fault);
console.log(`${files.length} sitemaps with ${pages} pages read and validated, ${faults.length} faults`);
process.exit(faults.length > 0 ? 1 : 0);
