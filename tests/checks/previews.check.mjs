// An independent reader of previews (open-graph-scraper) sees a cable as the cable, and the page of a paragraph as the paragraph.
import assert from 'node:assert/strict';
import ogs from 'open-graph-scraper';
import { site } from './pages.mjs';

const cable = await (await fetch(`${site}/cable/03KELPSUND2.json`)).json();
const paragraph = cable.paragraphs.find((each) => each.anchor === 'par3');

const read = async (path) => {
  // Without the guard of newer versions against addresses of this machine, where the sample is served.
  const { error, result } = await ogs({ html: await (await fetch(site + path)).text() });
  assert.equal(error, false);
  return result;
};

const isPicture = async (address) => {
  const answer = await fetch(address);
  const bytes = new DataView(await answer.arrayBuffer());
  assert.equal(answer.headers.get('content-type'), 'image/png');
  // Width and height as the file itself says.
  assert.deepEqual([bytes.getUint32(16), bytes.getUint32(20)], [1200, 630]);
};

const whole = await read('/cable/03KELPSUND2');
assert.equal(whole.ogTitle, `03KELPSUND2: ${cable.subject}`);
assert.ok(whole.ogDescription.startsWith(`${cable.classification} · ${cable.origin} · 2003-01-14. `));
assert.equal(whole.ogUrl, `${site}/cable/03KELPSUND2`);
assert.equal(whole.ogType, 'article');
assert.equal(whole.ogSiteName, 'CableViewer');
assert.equal(whole.twitterCard, 'summary_large_image');
assert.equal(whole.articlePublishedTime, cable.released);
await isPicture(whole.ogImage[0].url);

const part = await read('/cable/03KELPSUND2/3');
assert.equal(part.ogTitle, `03KELPSUND2¶3: ${cable.subject}`);
assert.ok(paragraph.text.startsWith(part.ogDescription.replace(/…$/, '')), 'the preview of a paragraph is not its words');
assert.ok(part.ogDescription.length > 100);
assert.equal(part.ogUrl, `${site}/cable/03KELPSUND2/3`);
assert.ok(part.ogImage[0].url.endsWith('/img/card/03KELPSUND2/3.png'));
assert.notEqual(part.ogImage[0].url, whole.ogImage[0].url);
await isPicture(part.ogImage[0].url);

// The other way a site may ask: oEmbed, found from the page.
const html = await (await fetch(`${site}/cable/03KELPSUND2/3`)).text();
const [, address] = /<link rel="alternate" type="application\/json\+oembed"[^>]* href="([^"]+)"/.exec(html);
const embed = await (await fetch(address.replaceAll('&amp;', '&'))).json();
assert.equal(embed.version, '1.0');
assert.ok(embed.html.includes(paragraph.text.slice(0, 60)));

console.log(`${whole.ogTitle}\n${part.ogTitle}: ${part.ogDescription}`);
