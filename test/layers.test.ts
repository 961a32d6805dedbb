import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';

/** What each room of `src` may import from the others, types included. Read top to bottom: never upwards. */
const layers: Record<string, readonly string[]> = {
	// What other languages take for a sign of their own; everybody who writes one of them asks here.
	escape: [],
	// Counting, listing and capital letters, the same for everybody.
	words: [],
	// The parser of MDX, which is loaded when a text first needs it.
	mdx: [],
	core: ['mdx'],
	kinds: ['core'],
	// What differs between two states, and how that is told.
	diff: ['core', 'kinds'],
	// Whether a version tells of what changed is judged by the one comparison that also tells readers of it.
	rules: ['core', 'kinds', 'diff'],
	// What is known of a handbook as a whole: when people meet, where a collaboration holds, what was there before.
	calendar: ['core', 'kinds'],
	coverage: ['core', 'kinds'],
	history: ['core', 'kinds', 'diff'],
	lanes: ['kinds'],
	// What pages are made of.
	page: ['core', 'kinds', 'calendar', 'coverage', 'diff', 'history', 'lanes'],
	components: ['core', 'kinds', 'lanes', 'page'],
	prose: ['core', 'components', 'page'],
	search: ['core', 'kinds', 'page', 'prose'],
	// What is written for one other program each: feeds, owners, redirects, findings.
	exports: ['core', 'kinds', 'history', 'page'],
	pages: [
		'core',
		'kinds',
		'calendar',
		'components',
		'coverage',
		'diff',
		'exports',
		'history',
		'lanes',
		'page',
		'prose',
	],
	// The pages once more, as data and as Markdown.
	'for-programs': ['core', 'kinds', 'components', 'exports', 'history', 'page', 'pages', 'prose'],
	// Reads a text on trial, in a process of its own that nothing imports.
	'trial.ts': ['core', 'kinds', 'diff', 'rules', 'prose', 'search'],
	'watched.ts': ['core'],
	'load.ts': ['core', 'kinds', 'rules', 'for-programs', 'watched.ts'],
	// A revision is another way to fill the map of sources, so git stands beside the disk; nobody else starts it.
	git: ['core', 'kinds', 'coverage', 'diff', 'history', 'load.ts'],
	site: [
		...[
			'core',
			'kinds',
			'components',
			'coverage',
			'diff',
			'escape',
			'exports',
			'history',
			'lanes',
			'page',
			'pages',
			'for-programs',
			'prose',
		],
		...['search', 'load.ts', 'git'],
	],
	// The first files of a new handbook, of which nobody but `init` knows.
	init: ['core', 'kinds'],
	// The command line starts the site's builder and servers; nothing imports the command line.
	api: ['core', 'load.ts', 'site'],
	cli: ['core', 'kinds', 'diff', 'exports', 'history', 'init', 'pages', 'load.ts', 'git', 'site'],
	// What a browser runs gets its data as JSON and shares only pure projections.
	'site/client': ['history', 'page', 'pages', 'search'],
};

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
	.map((file) => file.replaceAll('\\', '/'))
	.filter((file) => /\.(?:[cm]?[jt]s|astro)$/.test(file));

const texts = new Map(files.map((file) => [file, readFileSync(join('src', file), 'utf8')]));

const imports = files.flatMap((file) => specifiersIn(texts.get(file)!).map((specifier) => ({ file, specifier })));

/** Which file names which, among those of `src`. */
const arrows = imports
	.filter(({ specifier }) => specifier.startsWith('.'))
	.map(({ file, specifier }) => ({ file, target: join(dirname(file), specifier).replaceAll('\\', '/') }))
	.filter(({ target }) => !target.startsWith('..'));

describe('imports', () => {
	test('follow the layers', () => {
		expect(arrows.filter(({ file, target }) => !mayImport(file, target))).toEqual([]);
	});

	test('go in no circle of files', () => {
		expect(circles(arrows.map(({ file, target }) => [file, target]))).toEqual([]);
	});

	test('go in no circle of folders', () => {
		expect(circles(arrows.map(({ file, target }) => [dirname(file), dirname(target)]))).toEqual([]);
	});

	test('of the core are pure: no platform, no site generator', () => {
		const impure = imports.filter(
			({ file, specifier }) => roomOf(file) === 'core' && /^(?:node:|astro|@astrojs\/)/.test(specifier),
		);
		expect(impure).toEqual([]);
	});

	test('of browser code and of all that it shares need no platform', () => {
		const reached = new Set(files.filter((file) => roomOf(file) === 'site/client'));
		for (const file of reached)
			for (const specifier of specifiersIn(withoutTypes(texts.get(file)!)))
				if (specifier.startsWith('.')) reached.add(join(dirname(file), specifier).replaceAll('\\', '/'));
				// The fast reader of Markdown is native code.
				else expect(`${file} ${specifier}`).not.toMatch(/ (?:node:|satteri|astro$|vite$)/);
	});
});

test('no room holds more than a quarter of the program', () => {
	const lines = (file: string) => texts.get(file)!.split('\n').length;
	const sum = (some: readonly string[]) => some.reduce((all, file) => all + lines(file), 0);
	const rooms = Map.groupBy(files, roomOf);
	const most = sum(files) / 4;
	expect([...rooms].filter(([, own]) => sum(own) > most).map(([room]) => room)).toEqual([]);
});

test.each<[name: string, arrows: string, found: string[][]]>([
	['two that name each other', 'ab ba', [['a', 'b']]],
	['one that comes round through others', 'ab bc ca da', [['a', 'b', 'c']]],
	['one that names itself', 'aa', []],
	['two ways to one', 'ab ac bd cd', []],
])('a circle is found: %s', (_, arrows, found) => {
	expect(circles(arrows.split(' ').map(([from = '', to = '']) => [from, to]))).toEqual(found);
});

/** Names that lead back to themselves, together with those on the way; each circle once, in order. */
function circles(pairs: readonly (readonly [from: string, to: string])[]): string[][] {
	const onward = new Map<string, Set<string>>();
	for (const [from, to] of pairs) if (from !== to) onward.set(from, (onward.get(from) ?? new Set()).add(to));
	const reach = new Map<string, ReadonlySet<string>>();
	for (const start of onward.keys()) {
		const met = new Set(onward.get(start));
		// A set may grow while it is gone through.
		for (const one of met) for (const next of onward.get(one) ?? []) met.add(next);
		reach.set(start, met);
	}
	const found = [...reach.keys()]
		.filter((one) => reach.get(one)!.has(one))
		.map((one) => [one, ...[...reach.get(one)!].filter((other) => other !== one && reach.get(other)?.has(one))].sort());
	return [...new Map(found.map((circle) => [circle.join(' '), circle])).values()];
}

/** What is left when types, which no program runs, are taken away. */
const withoutTypes = (text: string) => text.replace(/^(?:import|export) type [^;]*;/gm, '');

/** `astro` components and scripts import alike; dynamic imports and re-exports count, too. */
function specifiersIn(text: string): string[] {
	const forms = /(?:\bfrom\s*|\bimport\s*\(?\s*)(['"])([^'"\n]+)\1/g;
	return [...text.matchAll(forms)].map((match) => match[2]!);
}

const roomOf = (file: string): string => (file.startsWith('site/client/') ? 'site/client' : file.split('/')[0]!);

function mayImport(file: string, target: string): boolean {
	const [from, to] = [roomOf(file), roomOf(target)];
	if (to === 'escape' || to === 'words') return true;
	// A page names its browser script; that is no import of its code.
	if (from === to || (from === 'site' && to === 'site/client')) return true;
	return layers[from]?.includes(to) ?? false;
}
