// The schemas that what the site writes is held against, and the validators (libxml2, Ajv) that read them.
import Ajv2020 from 'ajv/dist/2020.js';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { validateXML } from 'xmllint-wasm';

const own = (name) => readFileSync(join(import.meta.dirname, 'schemas', name), 'utf8');
const ofPackage = (name, path) => readFileSync(join(dirname(createRequire(import.meta.url).resolve(name)), path), 'utf8');

const xmlSchemas = {
  atom: { extension: 'relaxng', contents: own('atom.rng') },
  opensearch: { extension: 'relaxng', contents: own('opensearch.rng') },
  sitemap: { extension: 'schema', contents: ofPackage('sitemap', '../../schema/sitemap.xsd') },
  'sitemap-index': { extension: 'schema', contents: own('sitemap-index.xsd') },
};
const jsonFeed = new Ajv2020({ allErrors: true }).compile(JSON.parse(own('json-feed.json')));

/** What is wrong with an XML document of a kind: sentences, none where it is valid. */
export async function xmlFaults(kind, contents) {
  const { extension, contents: schema } = xmlSchemas[kind];
  const { valid, errors } = await validateXML({ xml: { fileName: 'document.xml', contents }, schema: { fileName: 'schema.xml', contents: schema }, extension });
  return valid ? [] : errors.map((error) => `line ${error.loc?.lineNumber}: ${error.message}`);
}

/** What is wrong with a JSON Feed. */
export const jsonFeedFaults = (feed) => (jsonFeed(feed) ? [] : jsonFeed.errors.map((error) => `${error.instancePath} ${error.message}`));

/** A validator that finds nothing in what was broken on purpose proves nothing: the breakages that it lets pass. */
export async function overlooked(kind, contents, breakages) {
  const passed = [];
  for (const [part, other] of breakages) {
    const broken = contents.replace(part, other);
    if (broken === contents) passed.push(`${kind}: there is no ${part} to break`);
    else if ((await xmlFaults(kind, broken)).length === 0) passed.push(`${kind}: ${part} as "${other}" is held to be valid`);
  }
  return passed;
}
