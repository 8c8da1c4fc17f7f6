// The sitemaps follow their schema, robots.txt says to a parser of others what it should, and the OpenSearch description leads to answers.
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import robotsParser from 'robots-parser';
import { parseSitemapIndex } from 'sitemap';
import { validateXML } from 'xmllint-wasm';
import { site } from './pages.mjs';

const faults = [];
const expect = (is, sentence) => { if (!is) faults.push(sentence); };
const text = async (url) => (await fetch(url)).text();

const schema = readFileSync(join(dirname(createRequire(import.meta.url).resolve('sitemap')), '../../schema/sitemap.xsd'), 'utf8');
const files = await parseSitemapIndex(Readable.from([await text(`${site}/sitemap.xml`)]));
expect(files.length > 1, 'The index of the sitemaps is empty');
let pages = 0;
for (const { url } of files) {
  const contents = await text(url);
  const { valid, errors } = await validateXML({ xml: { fileName: 'sitemap.xml', contents }, schema: { fileName: 'sitemap.xsd', contents: schema } });
  expect(valid, `${url}: ${errors?.map((error) => error.message).join('; ')}`);
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
expect(XMLValidator.validate(description) === true, 'opensearch.xml is no well-formed XML');
const search = new XMLParser({ ignoreAttributes: false }).parse(description).OpenSearchDescription;
expect(search.ShortName?.length > 0 && search.ShortName.length <= 16, 'The short name has more than 16 characters');
for (const { '@_type': type, '@_template': template } of search.Url) {
  const address = template.replace('{searchTerms}', 'river').replace(/\{\w+\?\}/, '1');
  const answer = await fetch(address);
  expect(answer.ok && answer.headers.get('content-type')?.startsWith(type), `${address}: ${answer.status} ${answer.headers.get('content-type')}, not ${type}`);
}

for (const fault of faults) console.log(fault);
console.log(`${files.length} sitemaps with ${pages} pages read, ${faults.length} faults`);
process.exit(faults.length > 0 ? 1 : 0);
