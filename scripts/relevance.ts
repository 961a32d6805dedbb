import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import MiniSearch from 'minisearch';
import { close, createIndex } from 'pagefind';
import type { Page } from 'playwright-core';
import { referenceFolder, withReference } from '../src/exports/reference.ts';
import { check, readSources, ruleReference } from '../src/load.ts';
import { pagesOf } from '../src/pages/pages.ts';
import { wordingsFor } from '../src/search/asks.ts';
import { searchData } from '../src/search/data.ts';
import { buildSite } from '../src/site/commands/build.ts';
import { previewSite } from '../src/site/commands/preview.ts';
import { filesIn } from '../src/site/output.ts';
import { launch } from '../test/browser/launch.ts';
import {
	answers,
	answersByPage,
	boxOver,
	type Figures,
	figuresOf,
	type Query,
	rankOf,
	readQueries,
	type Shown,
} from '../test/relevance/judge.ts';

// Prints how well each layer of the search answers the judged questions, beside plain Pagefind and plain MiniSearch
// over the pages of the same site. `--blind` counts only the questions that are kept aside, `--misses` lists those
// whose answer is not first, but none that is kept aside. `--questions` names a folder with other files of questions.
const { values } = parseArgs({
	options: {
		blind: { type: 'boolean', default: false },
		misses: { type: 'boolean', default: false },
		questions: { type: 'string', default: 'test/relevance' },
	},
});
const queries = readQueries(values.questions).filter(({ blind }) => !values.blind || blind);
const folder = mkdtempSync(join(tmpdir(), 'fieldbook-relevance-'));
const out = join(folder, 'site');

const book = withReference(check(readSources('content')), ruleReference(referenceFolder));
await buildSite({ content: 'content', out, cache: join(folder, 'cache') });
await plainPagefind(out);
const served = await previewSite({ out, port: 0 });
const browser = await launch();
try {
	const page = await browser.newPage();
	await page.goto(served.url);
	const box = boxOver(searchData(book, '/', pagesOf(book).others));
	const text = await inBrowser(page, `${served.url}pagefind/pagefind.js`);
	const plain = await inBrowser(page, `${served.url}plain/pagefind.js`);
	const mini = plainMiniSearch(out);
	const shown = await Promise.all(
		queries.map(async ({ ask }) => {
			const { answered, titled } = box(ask);
			const texts = await firstOf(wordingsFor(ask), text);
			return {
				answered,
				titled,
				texts,
				all: [...answered, ...titled.slice(0, 10), ...texts],
				plain: await plain(ask),
				mini: mini(ask),
			};
		}),
	);
	type Layer = keyof (typeof shown)[number];
	const ranks = (layer: Layer, fits?: typeof answers) =>
		queries.map((query, i) => rankOf(shown[i]![layer], query, fits));

	console.log(`${queries.length} questions, answered by an entry or a part of it\n`);
	table('what readers see', ranks('all'));
	table('answers alone', ranks('answered'));
	table('titles alone', ranks('titled'));
	table('text alone', ranks('texts'));
	console.log('\nThe same, judged by page, beside others over the same site\n');
	table('what readers see', ranks('all', answersByPage));
	table('plain MiniSearch', ranks('mini', answersByPage));
	table('plain Pagefind', ranks('plain', answersByPage));

	const given = queries.filter((_, i) => shown[i]!.answered.length > 0);
	const wrong = given.filter((query) => {
		const { answered } = shown[queries.indexOf(query)]!;
		return !answered.some((one) => answers(one, query));
	});
	console.log(`\n${given.length} answers given, ${wrong.length} of them wrong`);
	for (const { ask } of wrong) console.log(`  ${ask}`);
	if (values.misses) {
		console.log('\nAnswer not first:');
		for (const [i, query] of queries.entries()) {
			const rank = rankOf(shown[i]!.all, query);
			if (rank !== 1 && !query.blind) console.log(`  ${rank || '–'}  ${query.ask}`);
		}
	}
} finally {
	await browser.close();
	await served.close();
	rmSync(folder, { recursive: true, force: true });
}

/** One line for all, for each set of questions and for each person. */
function table(title: string, ranks: readonly number[]): void {
	console.log(line(title, figuresOf(ranks)));
	if (title !== 'what readers see') return;
	const set = ({ blind, hard }: Query) => (blind ? 'kept aside' : hard ? 'found hard' : 'looked at');
	for (const by of [set, ({ person }: Query) => person])
		for (const [group, asked] of Map.groupBy(queries, by))
			console.log(line(`  ${group}`, figuresOf(asked.map((query) => ranks[queries.indexOf(query)]!))));
}

function line(title: string, { mrr, first, third, count }: Figures): string {
	return `${title.padEnd(20)} MRR@10 ${mrr.toFixed(3)}   success@1 ${first.toFixed(3)}   success@3 ${third.toFixed(3)}   of ${count}`;
}

/** Pagefind as it comes, over the pages as they are. */
async function plainPagefind(site: string): Promise<void> {
	const { index } = await createIndex();
	await index?.addDirectory({ path: site });
	await index?.writeFiles({ outputPath: join(site, 'plain') });
	await close();
}

/** What Pagefind shows in a browser: pages, each with the sections it was found in. */
async function inBrowser(page: Page, script: string): Promise<(ask: string) => Promise<readonly Shown[]>> {
	await page.evaluate(async (from) => {
		const pagefind = await import(from);
		await pagefind.init();
		Object.assign(globalThis, { [from]: pagefind });
	}, script);
	return async (ask) => {
		const found: readonly (readonly string[])[] = await page.evaluate(
			async ({ from, ask }) => {
				const pagefind = Reflect.get(globalThis, from);
				const { results } = await pagefind.search(ask);
				const top = await Promise.all(results.slice(0, 10).map((result: { data(): unknown }) => result.data()));
				return top.map(({ url, sub_results }) => [
					url,
					...sub_results.slice(0, 3).map((part: { url: string }) => part.url),
				]);
			},
			{ from: script, ask },
		);
		return found.map((urls) => urls.map(idAt));
	};
}

async function firstOf(
	asks: readonly string[],
	search: (ask: string) => Promise<readonly Shown[]>,
): Promise<readonly Shown[]> {
	for (const ask of asks) {
		const found = await search(ask);
		if (found.length > 0) return found;
	}
	return [];
}

/** `/roles/x/#part` as the id `roles/x#part`. */
function idAt(url: string): string {
	return decodeURIComponent(url.replace(/^\//, '').replace(/\/(?=#|$)/, ''));
}

/** MiniSearch with the options its guide begins with, over titles and texts of the pages. */
function plainMiniSearch(site: string): (ask: string) => readonly Shown[] {
	const index = new MiniSearch({
		fields: ['title', 'text'],
		searchOptions: { boost: { title: 2 }, prefix: true, fuzzy: 0.2 },
	});
	const pages = filesIn(site).filter((file) => file.endsWith('/index.html') || file === 'index.html');
	index.addAll(
		pages.map((file) => {
			const html = readFileSync(join(site, file), 'utf8');
			const main = /<main[\s\S]*<\/main>/.exec(html)?.[0] ?? '';
			const title = /<h1[^>]*>([\s\S]*?)<\/h1>/.exec(main)?.[1] ?? '';
			const bare = (markup: string) => markup.replace(/<[^>]+>/g, ' ').replace(/&\w+;|&#\d+;/g, ' ');
			return { id: file.replace(/\/?index\.html$/, ''), title: bare(title), text: bare(main) };
		}),
	);
	return (ask) => index.search(ask).map(({ id }) => [String(id)]);
}
