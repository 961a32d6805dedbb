import { hash } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { gzipSync } from 'node:zlib';
import type { Handbook } from '../../core/handbook.ts';
import { check, ruleReference, type Sources } from '../../load.ts';
import { pageHref } from '../../project/address.ts';
import { contentsPath } from '../../project/editions/contents.ts';
import { editionsPath } from '../../project/editions/names.ts';
import { packed } from '../../project/editions/switch.ts';
import type { History } from '../../project/history.ts';
import { pagesOf } from '../../project/pages.ts';
import { assetsOf } from '../../project/prose.ts';
import { referenceFolder, withReference } from '../../project/reference.ts';
import { dataOf } from '../assemble.ts';
import { engineVersion } from '../engine.ts';
import { readJson } from '../kept.ts';
import { type Kept, type NamedEdition, readEdition } from './find.ts';
import { meanings } from './meaning.ts';

/** All that has to be known of an edition while none of its pages is written: it stays for as long as the commit does. */
interface EditionRecord {
	readonly key: string;
	readonly title: string;
	readonly language: string;
	readonly pages: readonly (readonly [path: string, title: string, meaning: string])[];
	/** The git object of each file that its pages show. */
	readonly assets: readonly (readonly [path: string, object: string])[];
}

/** An edition that can be built. */
export interface Edition extends NamedEdition {
	readonly commit: string;
	/** Path of its start page. */
	readonly base: string;
	readonly record: EditionRecord;
	/** Folder with its files of data, as they go onto the site. */
	readonly data: string;
	/** The text of its pages for the full-text index, by their address had they stood in the current edition. */
	texts(): Readonly<Record<string, string>>;
	/** Its files. */
	sources(): Sources;
	/** The handbook itself, read when it is first asked for. */
	book(): Handbook;
	/** What version control knew of it then. */
	history(): History | undefined;
}

/** Where editions come from and go to. */
export interface EditionPlace {
	/** Path of the whole site. */
	readonly root: string;
	/** Folder with the playbooks, and the one where what is known of editions is kept. */
	readonly content: string;
	readonly cache: string;
	/** What version control knows of the current edition: where its pages cannot tell of it, those of others do not. */
	readonly known: History | undefined;
}

/** @throws GitError where this copy of the repository lacks a part of the edition. */
export function openEdition(
	edition: NamedEdition & { readonly commit: string },
	{ root, content, cache, known }: EditionPlace,
): Edition {
	const base = pageHref(root, `${editionsPath}${edition.slug}/`);
	const key = hash('sha256', JSON.stringify([engineVersion(), base, edition, known?.complete])).slice(0, 32);
	const folder = join(cache, `edition-${key}`);
	let files: Kept | undefined;
	let read: Handbook | undefined;
	const kept = () => {
		files ??= readEdition(content, cache, edition.commit, known?.complete === true);
		return files;
	};
	const book = () => {
		read ??= withReference(check(kept().sources, { today: edition.day }), ruleReference(referenceFolder));
		return read;
	};
	const history = () => (known ? kept().history : undefined);
	if (!existsSync(folder)) {
		const { objects } = kept();
		const fresh = `${folder}.${process.pid}`;
		rmSync(fresh, { recursive: true, force: true });
		mkdirSync(join(fresh, 'data'), { recursive: true });
		writeRecord(key, book(), { root, base, objects, history: history(), commit: edition.commit }, fresh);
		renameSync(fresh, folder);
	}
	const record = readJson<EditionRecord>(join(folder, 'record.json'))!;
	return {
		...edition,
		base,
		record,
		data: join(folder, 'data'),
		texts: () => readJson(join(folder, 'texts.json')) ?? {},
		sources: () => kept().sources,
		book,
		history,
	};
}

interface Place {
	readonly root: string;
	readonly base: string;
	readonly objects: ReadonlyMap<string, string>;
	readonly history: History | undefined;
	readonly commit: string;
}

function writeRecord(
	key: string,
	book: Handbook,
	{ root, base, objects, history, commit }: Place,
	folder: string,
): void {
	const assets = new Map(
		assetsOf(book).flatMap((path): [string, string][] => {
			const object = objects.get(path);
			return object === undefined ? [] : [[path, object]];
		}),
	);
	const pages = pagesOf(book, { base: root, history });
	const { of, texts } = meanings(book, pages, assets);
	const list = pages.paths.map((path) => {
		const page = pages.page(path)!;
		return [path, page.title, of(page, pages.prose(path))] as const;
	});
	const { frame } = pages;
	const record: EditionRecord = {
		key,
		title: frame.title,
		language: frame.language,
		// The list of all pages is the edition's alone.
		pages: pages.paths.includes(contentsPath) ? list : [...list, [contentsPath, 'All pages', key]],
		assets: [...assets],
	};
	for (const [file, data] of Object.entries(
		dataOf(book, { frame: { ...frame, base }, others: pages.others }, { revision: commit.slice(0, 7) }),
	))
		writeFileSync(join(folder, 'data', file + packed), gzipSync(JSON.stringify(data()), { level: 9 }));
	writeFileSync(join(folder, 'texts.json'), JSON.stringify(Object.fromEntries(texts)));
	writeFileSync(join(folder, 'record.json'), JSON.stringify(record));
}
