import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';

/** What each part of `src` may import from the rest of it. Read top to bottom: never upwards. */
const layers: Record<string, readonly string[]> = {
	// What other languages take for a sign of their own; everybody who writes one of them asks here.
	escape: [],
	// Counting, listing and capital letters, the same for everybody.
	words: [],
	core: [],
	kinds: ['core'],
	// Whether a version tells of what changed is judged by the one comparison that also tells readers of it.
	rules: ['core', 'kinds', 'project/diff'],
	'project/diff': ['core', 'kinds'],
	project: ['core', 'kinds', 'project/diff'],
	// Reads a text on trial, in a process of its own that nothing imports.
	'trial.ts': ['core', 'kinds', 'rules', 'project', 'project/diff'],
	'watched.ts': ['core'],
	// Which pages a site has that nobody wrote, it asks those who work them out.
	'load.ts': ['core', 'kinds', 'rules', 'watched.ts', 'project'],
	// A revision is another way to fill the map of sources, so git stands beside the disk; nobody else starts it.
	git: ['core', 'kinds', 'project', 'project/diff', 'load.ts'],
	// The command line starts the site's builder and servers; nothing imports the command line.
	cli: ['core', 'kinds', 'project', 'project/diff', 'load.ts', 'git', 'site'],
	site: ['core', 'kinds', 'project', 'project/diff', 'load.ts', 'git'],
	lsp: ['core', 'kinds', 'project', 'project/diff', 'load.ts', 'git'],
	// What a browser runs gets its data as JSON and shares only pure projections.
	'site/client': ['project'],
};

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
	.map((file) => file.replaceAll('\\', '/'))
	.filter((file) => /\.(?:[cm]?[jt]s|astro)$/.test(file));

const imports = files.flatMap((file) =>
	specifiersIn(readFileSync(join('src', file), 'utf8')).map((specifier) => ({ file, specifier })),
);

describe('imports', () => {
	test('follow the layers', () => {
		const upward = imports
			.filter(({ specifier }) => specifier.startsWith('.'))
			.map(({ file, specifier }) => ({ file, target: join(dirname(file), specifier).replaceAll('\\', '/') }))
			.filter(({ target }) => !target.startsWith('..'))
			.filter(({ file, target }) => !mayImport(file, target));
		expect(upward).toEqual([]);
	});

	test('of the core are pure: no platform, no site generator', () => {
		const impure = imports.filter(
			({ file, specifier }) => layerOf(file) === 'core' && /^(?:node:|astro|@astrojs\/)/.test(specifier),
		);
		expect(impure).toEqual([]);
	});

	test('of browser code and of all that it shares need no platform', () => {
		const reached = new Set(files.filter((file) => layerOf(file) === 'site/client'));
		for (const file of reached)
			for (const specifier of specifiersIn(withoutTypes(readFileSync(join('src', file), 'utf8'))))
				if (specifier.startsWith('.')) reached.add(join(dirname(file), specifier).replaceAll('\\', '/'));
				// The fast reader of Markdown is native code.
				else expect(`${file} ${specifier}`).not.toMatch(/ (?:node:|satteri|astro$|vite$)/);
	});
});

/** What is left when types, which no program runs, are taken away. */
const withoutTypes = (text: string) => text.replace(/^(?:import|export) type [^;]*;/gm, '');

/** `astro` components and scripts import alike; dynamic imports and re-exports count, too. */
function specifiersIn(text: string): string[] {
	const forms = /(?:\bfrom\s*|\bimport\s*\(?\s*)(['"])([^'"\n]+)\1/g;
	return [...text.matchAll(forms)].map((match) => match[2]!);
}

function layerOf(file: string): string {
	if (file.startsWith('site/client/')) return 'site/client';
	if (file.startsWith('project/diff/')) return 'project/diff';
	return file.split('/')[0]!;
}

function mayImport(file: string, target: string): boolean {
	const [from, to] = [layerOf(file), layerOf(target)];
	if (to === 'escape' || to === 'words') return true;
	// A page names its browser script; that is no import of its code.
	if (from === to || (from === 'site' && to === 'site/client')) return true;
	return layers[from]?.includes(to) ?? false;
}
