import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { buildSite } from '../src/site/commands/build.ts';
import { previewSite } from '../src/site/commands/preview.ts';
import { launch } from '../test/browser/launch.ts';
import { writeCorpus } from './corpus.ts';

// How fast the search is in a browser, on the shipped handbook and on made-up ones: from a key press to the frame that
// shows its results, and what the first opening loads. `npm run search-speed -- --sizes 4000 --runs 3`
const { values } = parseArgs({
	options: { sizes: { type: 'string', default: '4000' }, runs: { type: 'string', default: '3' } },
});

const questions = [
	'who signs off the discount',
	'hand over meeting',
	'what does quote mean',
	'renewal risk',
	'get acces',
];

interface Run {
	/** Milliseconds from each key to the frame that shows what it found. */
	readonly keys: readonly number[];
	/** The same for the first key, which may come before the titles. */
	readonly first: number;
	/** The longest time the page could not react. */
	readonly blocked: number;
	/** Bytes over the network for titles and answers, for what texts say, and for scripts. */
	readonly bytes: Readonly<Record<'titles' | 'words' | 'scripts', number>>;
	/** Milliseconds from each key to the frame that shows what the text search found, after the first question. */
	readonly texts: readonly number[];
}

const browser = await launch();
try {
	const rows: Record<string, unknown>[] = [];
	for (const size of ['shipped', ...values.sizes.split(',').filter(Boolean)]) rows.push(await measure(size, browser));
	console.log(`Medians of ${values.runs} runs; milliseconds from a key to the frame with its results, KB over gzip.`);
	console.table(rows);
} finally {
	await browser.close();
}

async function measure(size: string, browser: Browser): Promise<Record<string, unknown>> {
	const folder = mkdtempSync(join(tmpdir(), 'fieldbook-speed-'));
	try {
		const content = size === 'shipped' ? 'content' : join(folder, 'content');
		if (size !== 'shipped') writeCorpus(Number(size), content);
		const out = join(folder, 'site');
		await buildSite({ content, out, cache: join(folder, 'cache') });
		const served = await previewSite({ out, port: 0 });
		try {
			const runs: Run[] = [];
			for (let i = 0; i < Number(values.runs); i++) runs.push(await run(browser, served.url));
			const of = (pick: (run: Run) => number) => Math.round(quantile(runs.map(pick), 0.5));
			return {
				handbook: size,
				'first key': of(({ first }) => first),
				'key, median': of(({ keys }) => quantile(keys, 0.5)),
				'key, 95 %': of(({ keys }) => quantile(keys, 0.95)),
				'page blocked': of(({ blocked }) => blocked),
				'text, median': of(({ texts }) => quantile(texts, 0.5)),
				'text, 95 %': of(({ texts }) => quantile(texts, 0.95)),
				'titles KB': of(({ bytes }) => bytes.titles / 1024),
				'words KB': of(({ bytes }) => bytes.words / 1024),
				'scripts KB': of(({ bytes }) => bytes.scripts / 1024),
			};
		} finally {
			await served.close();
		}
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

async function run(browser: Browser, url: string): Promise<Run> {
	const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
	try {
		const page = await context.newPage();
		await page.goto(url, { waitUntil: 'networkidle' });
		const bytes = countBytes(page);
		await page.evaluate(watchKeys, '.choices');
		await page.keyboard.press('Control+k');
		await page.locator('.box-input').waitFor();
		await page.keyboard.type('w');
		await page.locator('.choice[id]').first().waitFor();
		await page.waitForFunction(() => (Reflect.get(globalThis, 'taken') as number[]).length > 0);
		const [first = 0] = await taken(page);
		await page.waitForLoadState('networkidle');
		await page.waitForTimeout(1500);
		const loaded = await bytes();
		const keys = await typeAll(page, '.box-input');
		const blocked = await page.evaluate(() => Math.max(0, ...(Reflect.get(globalThis, 'tasks') as number[])));

		await page.goto(`${url}search/`, { waitUntil: 'networkidle' });
		await page.locator('.search-input').fill('customer');
		await page.locator('.result').first().waitFor();
		await page.waitForTimeout(1000);
		await page.evaluate(watchKeys, '.results');
		const texts = await typeAll(page, '.search-input');
		return { first, keys, blocked, bytes: loaded, texts };
	} finally {
		await context.close();
	}
}

/** Keeps the time from each key to the frame after `list` has changed, and how long the page was busy at a stretch. */
function watchKeys(list: string): void {
	const taken: number[] = [];
	const tasks: number[] = [];
	Object.assign(globalThis, { taken, tasks });
	let pressed = 0;
	addEventListener(
		'keydown',
		({ key, timeStamp, ctrlKey }) => {
			if (key.length === 1 && !ctrlKey) pressed = timeStamp;
		},
		{ capture: true },
	);
	new MutationObserver((records) => {
		const changed = records.some(({ target }) => target instanceof Element && target.closest(list));
		if (!changed || pressed === 0) return;
		const since = pressed;
		pressed = 0;
		requestAnimationFrame(() => taken.push(performance.now() - since));
	}).observe(document.body, { childList: true, subtree: true });
	new PerformanceObserver((entries) => {
		for (const { duration } of entries.getEntries()) tasks.push(duration);
	}).observe({ type: 'longtask', buffered: false });
}

/** Types every question, as fast as somebody types who knows the keys, and gives the times of all keys but the first two of each. */
async function typeAll(page: Page, input: string): Promise<readonly number[]> {
	const all: number[] = [];
	for (const question of questions) {
		await page.locator(input).fill('');
		await page.waitForTimeout(400);
		await taken(page);
		for (const [at, key] of [...question].entries()) {
			await page.keyboard.type(key);
			await page.waitForTimeout(250);
			const times = await taken(page);
			if (at > 1) all.push(...times);
		}
	}
	return all;
}

function taken(page: Page): Promise<readonly number[]> {
	return page.evaluate(() => (Reflect.get(globalThis, 'taken') as number[]).splice(0));
}

/** Counts what is loaded from now on. */
function countBytes(page: Page): () => Promise<Run['bytes']> {
	const sizes: Promise<readonly [string, number]>[] = [];
	page.on('requestfinished', (request) => {
		sizes.push(request.sizes().then(({ responseBodySize }) => [request.url(), responseBodySize] as const));
	});
	return async () => {
		const sum = { titles: 0, words: 0, scripts: 0 };
		for (const [url, size] of await Promise.all(sizes)) {
			if (/search-(titles|answers-\d+)\.json$/.test(url)) sum.titles += size;
			else if (url.endsWith('search-words.json')) sum.words += size;
			else if (/\/_astro\/.*\.js$/.test(url)) sum.scripts += size;
		}
		return sum;
	};
}

function quantile(numbers: readonly number[], share: number): number {
	const sorted = [...numbers].sort((a, b) => a - b);
	return sorted[Math.floor(sorted.length * share)] ?? 0;
}
