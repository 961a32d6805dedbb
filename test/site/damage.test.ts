import {
	cpSync,
	existsSync,
	lstatSync,
	mkdirSync,
	readFileSync,
	readlinkSync,
	realpathSync,
	rmSync,
	statSync,
	symlinkSync,
	utimesSync,
	writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { filesIn } from '../../src/site/output.ts';
import { type Repository, repository } from './repository.ts';

// What a power cut, a full disk, half a restored copy or another program may have made of the cache.
let book: Repository;
/** The site as a build without a cache makes it. */
let clean: Readonly<Record<string, string>>;

beforeAll(async () => {
	book = repository({
		'handbook.yaml':
			'title: Field book\nprofile: starter\nsite: https://book.example/team/\neditions: [{name: "2026.1", tag: v1, date: 2026-01-15}, {name: "2026.2", tag: v2, date: 2026-02-15}]\n',
		'roles/lead.yaml': 'title: Lead\nsummary: Leads.\nversion: 1.0.0\n',
		'roles/maker.md': '---\ntitle: Maker\nescalates_to: lead\n---\n## How\n\nAsk the [lead](lead.yaml).\n',
		'guides/first.md': '# First guide\n\n## A part\n\nText. ![Chart](chart.svg)\n',
		'guides/chart.svg': '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>',
	});
	book.commit('v1');
	book.write('roles/lead.yaml', 'title: Team lead\nsummary: Leads.\nversion: 1.1.0\n');
	book.write('guides/chart.svg', '<svg xmlns="http://www.w3.org/2000/svg"><path d="M1 1"/></svg>');
	book.commit('v2');
	book.write('guides/first.md', '# First guide\n\n## A part\n\nMore text. ![Chart](chart.svg)\n');
	book.commit('v3');
	await book.build('out', 'cache');
	cpSync(book.at('cache'), book.at('good'), { recursive: true, verbatimSymlinks: true });
	cpSync(book.at('out'), book.at('good-out'), { recursive: true });
	clean = book.snapshot('out');
	kept = filesIn(book.at('good')).filter((file) => lstatSync(book.at('good', file)).isFile());
	byPlace = Map.groupBy(kept, placeOf);
});
afterAll(() => book.remove());

/** Files of the cache, by the place they belong to. */
let kept: readonly string[];
let byPlace: ReadonlyMap<string, readonly string[]>;
const placeOf = (file: string) => file.split('/')[0]!;

/** The cache and the site as the last build left them. */
function restore(): void {
	for (const [from, to] of [
		['good', 'cache'],
		['good-out', 'out'],
	] as const) {
		rmSync(book.at(to), { recursive: true, force: true });
		cpSync(book.at(from), book.at(to), { recursive: true, verbatimSymlinks: true, preserveTimestamps: true });
	}
}

/** Ways in which a file comes to hold something else; `at` and `other` are chosen at random. */
const damages: Readonly<Record<string, (bytes: Buffer, at: number, other: () => Buffer) => Buffer>> = {
	cut: (bytes, at) => bytes.subarray(0, Math.floor(at * bytes.length)),
	empty: () => Buffer.alloc(0),
	zeros: (bytes) => Buffer.alloc(bytes.length),
	flipped(bytes, at) {
		const copy = Buffer.from(bytes);
		const i = Math.min(copy.length - 1, Math.floor(at * copy.length));
		if (i >= 0) copy[i]! ^= 1 << (Math.floor(at * 8191) % 8);
		return copy;
	},
	foreign: () => Buffer.from('{"x":1}'),
	swapped: (_, __, other) => other(),
	longer: (bytes) => Buffer.concat([bytes, Buffer.from('<p>more</p>')]),
};

function damage(file: string, how: string, at: number): void {
	const path = book.at('cache', file);
	if (!realpathSync(path).startsWith(realpathSync(book.at('cache'))))
		throw new Error(`${path} leads out of the cache.`);
	const { atime, mtime } = statSync(path);
	const others = byPlace.get(placeOf(file))!;
	const other = () =>
		readFileSync(book.at('good', others[(others.indexOf(file) + 1 + Math.floor(at * 9)) % others.length]!));
	const bytes = damages[how]!(readFileSync(path), at, other);
	// A new file, so that nothing else can be meant by it.
	rmSync(path);
	writeFileSync(path, bytes);
	utimesSync(path, atime, mtime);
}

async function expectClean(): Promise<void> {
	for (const build of ['this build', 'the next']) {
		await book.build('out', 'cache');
		expect(book.snapshot('out'), build).toEqual(clean);
	}
}

describe('a damaged cache', { timeout: 600_000 }, () => {
	test('keeps something in every place that this test damages', () => {
		expect([...byPlace.keys()].sort()).toEqual(
			'.astro astro editions for-programs.json history.json left.json offline prose staging steps text trend.json versions vite'.split(
				' ',
			),
		);
	});

	test.each(Object.keys(damages))('gives the site of a clean build where every file is %s', async (how) => {
		restore();
		for (const [i, file] of kept.entries()) damage(file, how, (i % 97) / 97);
		await expectClean();
	});

	test('gives the site of a clean build, whichever files it was', async () => {
		const places = [...byPlace.keys()];
		const trouble = fc.record({
			places: fc.subarray(places, { minLength: 1, maxLength: 4 }),
			how: fc.constantFrom(...Object.keys(damages)),
			share: fc.constantFrom(0.02, 0.3, 1),
			at: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
			gone: fc.boolean(),
		});
		await fc.assert(
			fc.asyncProperty(trouble, async ({ places, how, share, at, gone }) => {
				restore();
				const hit = kept.filter((file) => places.includes(placeOf(file)));
				const chosen = hit.filter((_, i) => (i * 0.618 + at) % 1 < share);
				for (const [i, file] of (chosen.length > 0 ? chosen : hit.slice(0, 1)).entries())
					if (gone && i % 2 > 0) rmSync(book.at('cache', file));
					else damage(file, how, (at + i * 0.13) % 1);
				await expectClean();
			}),
			{ numRuns: 4 },
		);
	});

	test('is not believed what another version of the program kept', async () => {
		restore();
		// What one wrote whole, under a seal of its own.
		const seal = /^[0-9a-f]{64}/;
		for (const file of kept) {
			const bytes = readFileSync(book.at('cache', file));
			if (!seal.test(bytes.toString('latin1', 0, 64))) continue;
			const other = bytes.toString('latin1').replace('Team lead', 'Lead team').replace(seal, 'f'.repeat(64));
			rmSync(book.at('cache', file));
			writeFileSync(book.at('cache', file), other, 'latin1');
		}
		await expectClean();
	});

	test('does not lend the packages of another program', async () => {
		restore();
		const packages = book.at('cache/node_modules');
		const link = join(packages, 'yaml');
		const own = readlinkSync(link);
		rmSync(link);
		symlinkSync(book.at('gone'), link, 'junction');
		await expectClean();
		expect(readlinkSync(link)).toBe(own);
		// As earlier versions left it.
		rmSync(packages, { recursive: true });
		symlinkSync(book.at('gone'), packages, 'junction');
		await expectClean();
		expect(readlinkSync(link)).toBe(own);
		const astro = join(packages, 'astro');
		rmSync(astro);
		mkdirSync(join(astro, 'dist'), { recursive: true });
		writeFileSync(join(astro, 'package.json'), '{"name": "astro", "exports": {"./*": "./trap.js"}}');
		writeFileSync(join(astro, 'trap.js'), `require('node:fs').writeFileSync(${JSON.stringify(book.at('trap'))}, '')`);
		await expectClean();
		expect(existsSync(book.at('trap'))).toBe(false);
		expect(existsSync(join(astro, 'trap.js'))).toBe(false);
	});
});

describe('a picture', () => {
	test('that holds something else is shown, whatever its date and size', async () => {
		const images = {
			'guides/chart.svg': ['M1 1', 'M2 2'],
			'guides/photo.png': ['one', 'two'],
		} as const;
		const png = (word: string) =>
			Buffer.from(`\u0089PNG\r\n\u001a\n\0\0\0\rIHDR\0\0\0\u0001\0\0\0\u0001${word}IEND\u00aeB\u0060\u0082`, 'latin1');
		const date = new Date('2026-01-01T00:00:00Z');
		const put = (i: 0 | 1) => {
			book.write('guides/first.md', '# First guide\n\n![Chart](chart.svg) ![Photo](photo.png)\n');
			book.write(
				'guides/chart.svg',
				`<svg xmlns="http://www.w3.org/2000/svg"><path d="${images['guides/chart.svg'][i]}"/></svg>`,
			);
			writeFileSync(book.at('content/guides/photo.png'), png(images['guides/photo.png'][i]));
			for (const path of Object.keys(images)) utimesSync(book.at('content', path), date, date);
		};
		restore();
		for (const i of [0, 1] as const) {
			put(i);
			await book.build('out', 'cache');
			for (const [path, words] of Object.entries(images)) expect(book.page(path)).toContain(words[i]);
		}
	});
});
