import { hash } from 'node:crypto';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { gzipSync } from 'node:zlib';
import type { Handbook } from '../../core/handbook.ts';
import { type Redirect, redirectsOf } from '../../exports/redirects.ts';
import { referenceFolder, withReference } from '../../exports/reference.ts';
import { editionsPath } from '../../history/edition-names.ts';
import type { History } from '../../history/history.ts';
import { movedPages } from '../../history/moved.ts';
import { check, ruleReference, type Sources } from '../../load.ts';
import { pageHref } from '../../page/address.ts';
import { packed as suffix } from '../../page/edition-switch.ts';
import { contentsPath } from '../../pages/editions/contents.ts';
import { pagesOf } from '../../pages/pages.ts';
import { assetsOf, isGuide } from '../../prose/prose.ts';
import { dataOf } from '../assemble.ts';
import { type Kept, keepObjects, type NamedEdition, readEdition } from '../find.ts';
import { keep, readKept } from '../kept.ts';
import { meanings } from '../meaning.ts';

/** All that has to be known of an edition while none of its pages is written: it stays for as long as the commit does. */
interface EditionRecord {
	readonly key: string;
	readonly title: string;
	readonly language: string;
	readonly pages: readonly (readonly [path: string, title: string, meaning: string])[];
	/** Paths of those whose text is MDX. */
	readonly guides: readonly string[];
	/** The addresses that led to its pages besides their own. */
	readonly redirects: readonly Redirect[];
	/** The git object of each file that its pages show. */
	readonly assets: readonly (readonly [path: string, object: string])[];
}

/** An edition that can be built. */
export interface Edition extends NamedEdition {
	readonly commit: string;
	/** Path of its start page. */
	readonly base: string;
	readonly record: EditionRecord;
	/** Its files of data by name, as they go onto the site. */
	readonly data: ReadonlyMap<string, Uint8Array>;
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
	/** Names of the components of the team's own. */
	readonly ownComponents: readonly string[];
}

/**
 * `seen` holds the files of editions that were seen whole in the cache.
 *
 * @throws GitError where this copy of the repository lacks a part of the edition.
 */
export function openEdition(
	edition: NamedEdition & { readonly commit: string },
	{ root, content, cache, known, ownComponents }: EditionPlace,
	seen: Set<string>,
): Edition {
	const base = pageHref(root, `${editionsPath}${edition.slug}/`);
	const key = hash('sha256', JSON.stringify([base, edition, known?.complete, ownComponents])).slice(0, 32);
	const file = join(cache, `edition-${key}`);
	let files: Kept | undefined;
	let read: Handbook | undefined;
	const kept = () => {
		files ??= readEdition(content, cache, edition.commit, known?.complete === true);
		return files;
	};
	const book = () => {
		read ??= withReference(
			check(kept().sources, { today: edition.day }, ownComponents),
			ruleReference(referenceFolder),
		);
		return read;
	};
	const history = () => (known ? kept().history : undefined);
	let packed: Uint8Array | undefined = readKept(file);
	if (!packed) {
		const { objects } = kept();
		packed = serialize(recordOf(key, book(), { root, base, objects, history: history(), commit: edition.commit }));
		keep(file, packed);
	}
	const { record, data, texts } = deserialize(packed) as Recorded;
	const shown = record.assets.map(([, object]) => object);
	keepObjects(content, cache, shown, seen);
	return {
		...edition,
		base,
		record,
		data,
		texts: () => JSON.parse(texts) as Readonly<Record<string, string>>,
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

interface Recorded extends Pick<Edition, 'record' | 'data'> {
	/** As JSON, since most builds do not look into them. */
	readonly texts: string;
}

function recordOf(key: string, book: Handbook, { root, base, objects, history, commit }: Place): Recorded {
	const assets = new Map(
		assetsOf(book).flatMap((path): [string, string][] => {
			const object = objects.get(path);
			return object === undefined ? [] : [[path, object]];
		}),
	);
	const pages = pagesOf(book, { base: root, history });
	const { of, texts } = meanings(book, pages, assets);
	const guides: string[] = [];
	const list = pages.paths.map((path) => {
		const page = pages.page(path)!;
		const prose = pages.prose(path);
		if (prose && isGuide(prose)) guides.push(path);
		return [path, page.title, of(page, prose)] as const;
	});
	const { frame } = pages;
	const record: EditionRecord = {
		key,
		title: frame.title,
		language: frame.language,
		// The list of all pages is the edition's alone.
		pages: pages.paths.includes(contentsPath) ? list : [...list, [contentsPath, 'All pages', key]],
		guides,
		redirects: redirectsOf(book, pages.paths, movedPages(book.entries, history)),
		assets: [...assets],
	};
	const place = { frame: { ...frame, base }, others: pages.others };
	const data = Object.entries(dataOf(book, place, { revision: commit.slice(0, 7), past: true }, history)).map(
		([file, value]) => [file + suffix, gzipSync(JSON.stringify(value()), { level: 9 })] as const,
	);
	return { record, data: new Map(data), texts: JSON.stringify(Object.fromEntries(texts)) };
}
