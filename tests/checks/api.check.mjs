// The OpenAPI document is valid; what each of its paths answers fits the schema it promises.
import SwaggerParser from '@apidevtools/swagger-parser';
import Ajv2020 from 'ajv/dist/2020.js';
import { site } from './pages.mjs';

const faults = [];
const url = `${site}/openapi.json`;
const raw = await (await fetch(url)).json();
await SwaggerParser.validate(structuredClone(raw)).catch((fault) => faults.push(fault.message));

const ajv = new Ajv2020({ allErrors: true, strict: false });
ajv.addSchema({ $id: 'https://api.example/openapi.json', components: raw.components });
const absolute = (schema) => JSON.parse(JSON.stringify(schema).replaceAll('"#/components', '"https://api.example/openapi.json#/components'));

let count = 0;
for (const [path, { get }] of Object.entries(raw.paths)) {
  const filled = path.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(get.parameters.find((parameter) => parameter.name === name).example));
  const query = get.parameters.filter((parameter) => parameter.in === 'query' && parameter.example).flatMap((parameter) => [parameter.example].flat().map((value) => `${parameter.name}=${encodeURIComponent(value)}`));
  const address = site + filled + (query.length ? `?${query.join('&')}` : '');
  const answer = await fetch(address);
  const type = answer.headers.get('content-type')?.split(';')[0];
  const promised = get.responses[200].content[type];
  if (answer.status !== 200 || !promised) faults.push(`${address}: ${answer.status} ${type}`);
  else if (type.endsWith('json') && type !== 'application/x-ndjson') {
    const fits = ajv.compile(absolute(promised.schema));
    if (!fits(await answer.json())) faults.push(`${address}: ${ajv.errorsText(fits.errors)}`);
  } else await answer.text();
  count++;
}
for (const fault of faults) console.log(fault);
console.log(`${count} paths fetched, ${faults.length} faults`);
process.exit(count === 0 || faults.length > 0 ? 1 : 0);
