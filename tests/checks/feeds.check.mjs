// Every kind of feed is valid by its schema; two parsers of others read it, agree on its entries, and follow it to its end.
import FeedParser from 'feedparser';
import { parseAtomFeed, parseJsonFeed } from 'feedsmith';
import { Readable } from 'node:stream';
import { site } from './pages.mjs';
import { jsonFeedFaults, overlooked, xmlFaults } from './schemas.mjs';

const lists = [
  '/search', '/search?q=river', '/origin/STRELSAU', '/date/2004', '/released/2011-08-30', '/tag/PREL', '/tag/PREL+SENV', '/classification/confidential', '/caption/SIPDIS',
  '/article/mercury.example.org', '/signer/AMES', '/addressee/SECSTATE%20WASHDC', '/kind/embassy', '/cable/03OLVERRA1201/cited-by', '/search?q=nothing-says-this',
];
// One of every kind that the OpenAPI document tells of.
const described = Object.entries((await (await fetch(`${site}/openapi.json`)).json()).paths).filter(([path]) => path.endsWith('.atom')).map(([path, { get }]) =>
  path.slice(0, -'.atom'.length).replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(get.parameters.find((parameter) => parameter.name === name).example)));
for (const path of described) if (!lists.includes(path)) lists.push(path);
const faults = [];
const expect = (is, sentence) => { if (!is) faults.push(sentence); };
const withEnding = (path, ending) => path.replace(/(\?|$)/, `${ending}$1`);

const readByFeedparser = (text) => new Promise((resolve, reject) => {
  const items = [];
  Readable.from([text]).pipe(new FeedParser({ addmeta: false }))
    .on('error', reject)
    .on('readable', function () { for (let item; (item = this.read());) items.push(item); })
    .on('end', () => resolve(items));
});

async function readAtom(url) {
  const answer = await fetch(url);
  expect(answer.headers.get('content-type') === 'application/atom+xml', `${url} is ${answer.headers.get('content-type')}`);
  const text = await answer.text();
  for (const fault of await xmlFaults('atom', text)) faults.push(`${url}, ${fault}`);
  const feed = parseAtomFeed(text);
  const items = await readByFeedparser(text);
  const entries = feed.entries ?? [];
  expect(entries.map((entry) => entry.id).join() === items.map((item) => item.guid).join(), `${url}: the two parsers do not agree`);
  for (const [of, what] of [[feed, url], ...entries.map((entry) => [entry, entry.id])]) {
    expect(/^tag:[^,]+,\d{4}:/.test(of.id), `${what}: its id is no tag URI`);
    expect(of.title?.length > 0 || of.title?.value?.length > 0, `${what} has no title`);
    expect(!Number.isNaN(Date.parse(of.updated)), `${what} was never updated`);
    expect(of.authors?.every((author) => author.name), `${what} has no author`);
    expect(of.links?.some((link) => link.rel === 'alternate' && URL.canParse(link.href)), `${what} leads nowhere`);
  }
  expect(feed.links.filter((link) => link.rel === 'self').length === 1, `${url} does not say where it is`);
  expect(entries.every((entry) => !entry.published || Date.parse(entry.published) <= Date.now()), `${url} has entries of the future`);
  return { ids: entries.map((entry) => entry.id), next: feed.links.find((link) => link.rel === 'next')?.href };
}

async function readJson(url) {
  const answer = await fetch(url);
  expect(answer.headers.get('content-type') === 'application/feed+json', `${url} is ${answer.headers.get('content-type')}`);
  const text = await answer.text();
  for (const fault of jsonFeedFaults(JSON.parse(text))) faults.push(`${url}: ${fault}`);
  const feed = parseJsonFeed(text);
  for (const item of feed.items ?? []) expect(item.id && item.url && item.content_text !== undefined, `${url}: an item without id, address or text`);
  return { ids: (feed.items ?? []).map((item) => item.id), next: feed.next_url };
}

async function follow(read, url) {
  const ids = [];
  for (let next = url; next;) {
    const part = await read(next);
    ids.push(...part.ids);
    next = part.next;
  }
  expect(new Set(ids).size === ids.length, `${url} repeats an entry`);
  return ids;
}

const example = await (await fetch(`${site}/search.atom?q=river&limit=2`)).text();
faults.push(...await overlooked('atom', example, [
  [/<id>[^<]*<\/id>/, ''], [/<id>[^<]*/, '<id>no address'], [/<updated>[^<]*<\/updated>/, ''], [/(<updated>[^<]*)T/, '$1 '], [/<title>[^<]*<\/title>/, ''],
  [/<name>[^<]*/, '<name>'], [/href="[^"]*"/, ''], [/href="http/, 'href="'], [/rel="self"/, 'rel="myself"'], [/term="[^"]*"/, ''], [/<summary>/, '<summary><b/>'], [/<entry>/, '<entry><item/>'],
  [/(<opensearch:totalResults>)/, '$1some '], [/role="request"/, 'role="wish"'],
]));
const exampleFeed = await (await fetch(`${site}/search.feed.json?q=river&limit=2`)).json();
for (const wrong of [
  { ...exampleFeed, version: '1' }, { ...exampleFeed, items: undefined }, { ...exampleFeed, link: 'x' }, { ...exampleFeed, items: [{ ...exampleFeed.items[0], content_text: undefined }] },
  { ...exampleFeed, items: [{ ...exampleFeed.items[0], date_modified: 'today' }] }, { ...exampleFeed, items: [{ ...exampleFeed.items[0], url: '/cable' }] },
]) expect(jsonFeedFaults(JSON.parse(JSON.stringify(wrong))).length > 0, `The schema of JSON Feed overlooks what is wrong in ${JSON.stringify(wrong).slice(0, 300)}`);

let entries = 0;
for (const path of lists) {
  const limit = `${path.includes('?') ? '&' : '?'}limit=20`;
  const atom = await follow(readAtom, site + withEnding(path, '.atom') + limit);
  const json = await follow(readJson, site + withEnding(path, '.feed.json') + limit);
  expect(atom.join() === json.join(), `${path}: Atom and JSON Feed differ`);
  expect(atom.length > 0 === !path.includes('nothing'), `${path} has ${atom.length} entries`);
  entries += atom.length;
}
for (const fault of faults) console.log(fault);
console.log(`${2 * lists.length} feeds with ${entries} entries read and validated, ${faults.length} faults`);
process.exit(faults.length > 0 ? 1 : 0);
