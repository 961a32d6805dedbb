import { execFileSync } from 'node:child_process';
import { cpSync, globSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import packageJson from '../package.json' with { type: 'json' };

// `npm run package -- --to FOLDER` makes the package that others install and prints its file: the program as JavaScript
// with its types, and what it reads as it runs. Nothing of the handbook that ships is in it.
const { values } = parseArgs({ options: { to: { type: 'string', default: '.cache' } } });
const staging = '.cache/package';
rmSync(staging, { recursive: true, force: true });
execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.package.json'], {
	stdio: 'inherit',
});
for (const file of globSync('src/**/*.{astro,css,md,mjs,txt,woff2}')) {
	mkdirSync(dirname(join(staging, file)), { recursive: true });
	cpSync(file, join(staging, file));
}
// Each file there is a page of the site.
for (const file of globSync(`${staging}/src/site/pages/**/*.d.ts`)) rmSync(file);
for (const folder of ['public', 'schemas']) cpSync(folder, join(staging, folder), { recursive: true });
for (const file of ['README.md', 'CHANGELOG.md']) cpSync(file, join(staging, file));

// The compiler leaves alone what only becomes the address of a module when it runs, and all that is no script.
for (const file of globSync(`${staging}/src/**/*.{js,mjs,astro,ts}`)) {
	const text = readFileSync(file, 'utf8');
	const renamed = text.replace(/(['"]\.{1,2}\/[^'"\n]*)\.ts(?=['"])/g, '$1.js');
	if (renamed !== text) writeFileSync(file, renamed);
}

const { name, version, type, description, license, dependencies, optionalDependencies, bin, engines } = packageJson;
const program = pack(staging, {
	name,
	version,
	type,
	description,
	license,
	bin,
	exports: {
		'.': { types: './src/api/index.d.ts', default: './src/api/index.js' },
		'./cli': './src/cli/fieldbook.mjs',
		'./schemas/*': './schemas/*',
		'./package.json': './package.json',
	},
	files: ['CHANGELOG.md', 'src', 'public', 'schemas'],
	engines,
	dependencies,
	optionalDependencies,
});

// What `npm create fieldbook` fetches.
const starter = 'create-fieldbook';
cpSync(`scripts/create/${starter}.mjs`, join(staging, '../create', `${starter}.mjs`));
const create = pack('.cache/create', {
	name: starter,
	version,
	type,
	description: 'Begins a handbook with Fieldbook.',
	license,
	bin: { [starter]: `${starter}.mjs` },
	engines,
	dependencies: { [name]: version },
});
process.stdout.write(`${program}\n${(statSync(program).size / 2 ** 20).toFixed(2)} MiB\n${create}\n`);

/** Packs a folder under a description, and names the file. */
function pack(folder: string, description: object): string {
	writeFileSync(join(folder, 'package.json'), JSON.stringify(description, undefined, '\t'));
	mkdirSync(values.to, { recursive: true });
	const made = execFileSync('npm', ['pack', '--pack-destination', resolve(values.to)], {
		cwd: folder,
		encoding: 'utf8',
	});
	return join(values.to, made.trim().split('\n').at(-1) ?? '');
}
