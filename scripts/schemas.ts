// Writes the JSON Schema of every kind to schemas/. With --check it writes nothing and fails where a file differs.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { kinds } from '../src/kinds/index.ts';
import { jsonSchema, schemaFile } from '../src/kinds/schema.ts';

const folder = join(import.meta.dirname, '../schemas');
mkdirSync(folder, { recursive: true });

const present = new Map(
	readdirSync(folder)
		// The formats of findings, of differences and of a whole handbook are written by hand: no kind says them.
		.filter((name) => name.endsWith('.schema.json') && !/^(?:findings|diff|book)\.schema/.test(name))
		.map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
);
const wanted = new Map(kinds.map((kind) => [schemaFile(kind), `${JSON.stringify(jsonSchema(kind), null, '\t')}\n`]));
const stale = [...new Set([...present.keys(), ...wanted.keys()])].filter(
	(name) => present.get(name) !== wanted.get(name),
);

if (process.argv.includes('--check')) {
	for (const name of stale) console.error(`schemas/${name} differs from the kinds; run scripts/schemas.ts.`);
	process.exitCode = stale.length > 0 ? 1 : 0;
} else {
	for (const name of stale) {
		const text = wanted.get(name);
		if (text === undefined) rmSync(join(folder, name));
		else writeFileSync(join(folder, name), text);
		console.log(`schemas/${name}`);
	}
}
