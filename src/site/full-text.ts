import { hash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import process from 'node:process';
import type { TextPage } from '../project/search/full-text.ts';
import { engineVersion } from './engine.ts';
import { orderIndex } from './index-order.ts';
import { filesIn, type KeptFolder } from './output.ts';

/** A page of the index. Its text is asked for only where the index has to be made. */
export interface IndexedPage {
	readonly url: string;
	/** What its text depends on. */
	readonly stamp: string;
	/** Absent where the page has none to search. */
	html(): string | undefined;
}

/** Pages whose text is at hand. */
export const indexedPages = (pages: readonly TextPage[]): readonly IndexedPage[] =>
	pages.map(({ url, html }) => ({ url, stamp: html, html: () => html }));

/** Makes the full-text index of `pages` in `cache`, unless it is there from before, and gives its folder. */
export async function indexText(pages: readonly IndexedPage[], cache: string): Promise<string> {
	const text = pages.map(({ url, stamp }) => `${url}\0${stamp}`).join('\0');
	const key = hash('sha256', `${engineVersion()}\0${text}`).slice(0, 32);
	const kept = join(cache, key);
	if (!existsSync(kept)) {
		const fresh = `${kept}.${process.pid}`;
		rmSync(fresh, { recursive: true, force: true });
		mkdirSync(fresh, { recursive: true });
		await inTurn(() => writeIndex(pages, fresh));
		renameSync(fresh, kept);
	}
	for (const name of readdirSync(cache)) if (name !== key) rmSync(join(cache, name), { recursive: true, force: true });
	return kept;
}

/** The index in `kept` as the output takes it: while no text changes, the folder of the last site serves again. */
export function indexFolder(kept: string): KeptFolder {
	const files = filesIn(kept).map((file) => [file, () => readFileSync(join(kept, file))] as const);
	return { path: 'pagefind', digest: basename(kept), files: new Map(files), rendered: [] };
}

/** The few files of Pagefind's own that the pages use; the rest is a ready-made interface. */
const own =
	/^(?:pagefind\.js|pagefind-worker\.js|pagefind-entry\.json|wasm\.[\w-]+\.pagefind|pagefind\.[\w-]+\.pf_meta|(?:index|fragment|filter)\/.*)$/;

async function writeIndex(pages: readonly IndexedPage[], folder: string): Promise<void> {
	// Loaded late: a build that has the index already starts no other program.
	const { close, createIndex } = await import('pagefind');
	try {
		const { index, errors } = await createIndex({});
		if (!index) throw new Error(`The full-text index could not be made: ${errors.join('; ')}`);
		// One after the other, since the index depends on the order in which pages come.
		for (const { url, html } of pages) {
			const content = html();
			if (content === undefined) continue;
			const { errors } = await index.addHTMLFile({ url, content });
			if (errors.length > 0) throw new Error(`\`${url}\` could not be indexed: ${errors.join('; ')}`);
		}
		// Written here, since the indexing program may answer before its own files are on the disk.
		const made = await index.getFiles();
		if (made.errors.length > 0) throw new Error(`The full-text index could not be made: ${made.errors.join('; ')}`);
		for (const { path, content } of made.files) {
			if (!own.test(path)) continue;
			mkdirSync(dirname(join(folder, path)), { recursive: true });
			writeFileSync(join(folder, path), content);
		}
	} finally {
		await close();
	}
	orderIndex(folder);
}

let last: Promise<unknown> = Promise.resolve();

/** The indexing program serves one caller of a process at a time. */
function inTurn(run: () => Promise<void>): Promise<void> {
	const now = last.then(run);
	last = now.catch(() => {});
	return now;
}
