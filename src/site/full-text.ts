import { hash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { TextPage } from '../search/full-text.ts';
import { engineVersion } from './engine.ts';
import { orderIndex } from './index-order.ts';
import { keep, namesIn, readKept } from './kept.ts';
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

/**
 * The full-text index of `pages` as the output takes it: while no text changes, the folder of the last site serves
 * again. It is made once, and kept in `cache`.
 */
export async function indexText(pages: readonly IndexedPage[], cache: string): Promise<KeptFolder> {
	const text = pages.map(({ url, stamp }) => `${url}\0${stamp}`).join('\0');
	const name = hash('sha256', text).slice(0, 32);
	const file = join(cache, name);
	let packed: Uint8Array | undefined = readKept(file);
	if (!packed) {
		rmSync(cache, { recursive: true, force: true });
		await inTurn(() => writeIndex(pages, join(cache, 'fresh')));
		packed = serialize(filesOf(join(cache, 'fresh')));
		keep(file, packed);
	}
	for (const other of namesIn(cache)) if (other !== name) rmSync(join(cache, other), { recursive: true, force: true });
	const files = [...(deserialize(packed) as ReturnType<typeof filesOf>)].map(
		([path, data]) => [path, () => data] as const,
	);
	return { path: 'pagefind', digest: `${engineVersion()} ${name}`, files: new Map(files), rendered: [] };
}

const filesOf = (folder: string): ReadonlyMap<string, Uint8Array> =>
	new Map(filesIn(folder).map((file) => [file, readFileSync(join(folder, file))]));

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
