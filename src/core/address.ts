import { closest } from './closest.ts';
import type { Entry } from './entry.ts';
import { isMarkdown, secondEndings, slugOf, withoutEnding } from './file-names.ts';
import { pathOnSite } from './generator-settings.ts';
import type { Link } from './link.ts';
import { isExternal, safeScheme } from './markup.ts';
import { memoized } from './memoized.ts';
import type { Names } from './names.ts';
import { folded, otherAddressesOf } from './other-addresses.ts';
import type { WrittenLink } from './written-link.ts';

/** Works out a link in the prose of `from`. */
export function resolveWritten(from: Entry, written: WrittenLink, names: Names): Link {
	const link = { from, text: written.url, written };
	const source = from.prose!.source.path;
	const { external, anchor, paths } = addressOf(written.url, from, names.site);
	if (external) return { ...link, outcome: 'external' };
	if (written.url === '') return { ...link, outcome: 'missing' };
	if (paths.length === 0) return anchored({ ...link, to: from }, anchor, names);
	const inside = paths.filter((path) => path !== undefined);
	let partless: Link | undefined;
	for (const path of inside) {
		const found = fileNamed(path, names);
		if (!found) continue;
		const to = found.to ? anchored({ ...link, ...found }, anchor, names) : unwritten({ ...link, ...found }, anchor);
		if (to.outcome === 'found') return partless ? { ...to, second: true } : to;
		partless ??= to;
	}
	if (partless) return partless;
	const page = inside.map(sitePath).find((path) => names.onSite?.(path));
	if (page !== undefined) return { ...link, page, outcome: 'found', ...(anchor ? { part: anchor } : {}) };
	if (paths[0] === undefined) return { ...link, outcome: 'outside' };
	for (const path of inside) {
		const actual = names.folded.get(path.toLowerCase()) ?? names.folded.get(`${path.toLowerCase()}.md`);
		if (actual)
			return {
				...link,
				outcome: 'wrong-case',
				guess: relative(source, actual),
				...(names.files.get(actual) ? { to: names.files.get(actual)! } : {}),
			};
	}
	// A playbook with a second ending, or without its facts, is told of itself.
	const ending = secondEndings.find((one) => names.files.has(paths[0] + one));
	if (ending) return { ...link, asset: paths[0] + ending, outcome: 'found' };
	const torn = names.byId.get(slugOf(paths[0]));
	if (torn?.flaws.some(({ rule }) => rule === 'front-matter') && !torn.whole)
		return { ...link, to: torn, outcome: 'found' };
	const moved = names.byOtherAddress.get(folded(slugOf(paths[0])))?.sources[0]?.path;
	const guess = moved ?? (names.worthAGuess(from) ? guessFile(paths[0], names) : undefined);
	return { ...link, outcome: 'missing', wanted: paths[0], ...(guess ? { guess: relative(source, guess) } : {}) };
}

/** The path on the site of what stands at `path`: a page, or a file. */
function sitePath(path: string): string {
	const bare = path.replace(/(?:^|\/)(?:index\.html)?$/, '');
	return bare === '' ? '/' : /\.[a-z]+$/.test(bare) ? `/${bare}` : `/${bare}/`;
}

/** What an address names, as far as it can be told without knowing the other files. */
interface Address {
	readonly external: boolean;
	readonly anchor: string;
	/** Full paths to try in turn, from the root; `undefined` for one that leaves the handbook. */
	readonly paths: readonly (string | undefined)[];
}

function addressOf(written: string, from: Entry, site: string | undefined): Address {
	// Docusaurus has a sign for the top of the site.
	const url = pathOnSite(written, site) ?? written.replace(/^@site\//, '/');
	if (isExternal(url) || !safeScheme(url) || template.test(url)) return { external: true, anchor: '', paths: [] };
	const { path, anchor } = split(url);
	if (path === '') return { external: false, anchor, paths: [] };
	const paths = basesOf(path, from).map((base) => join(base, path));
	// What stands below the path of the site may be written with it.
	const root = site === undefined ? '' : site.slice(`${site}/`.indexOf('/'));
	const below = root && path.startsWith(`${root}/`) ? path.slice(root.length) : undefined;
	return {
		external: false,
		anchor,
		paths: below === undefined ? paths : [...paths, ...basesOf(below, from).map((base) => join(base, below))],
	};
}

/**
 * The folders from which a path may be meant, in turn: that of the file, as on the git host; for free pages, which may
 * come from another program, then the address of the page, and the top of the site. What stands in a folder of files is
 * served from the top of the site.
 */
function basesOf(path: string, from: Entry): string[] {
	const source = from.prose!.source.path;
	const tops = sitesAbove(source);
	if (path.startsWith('/')) return [...tops, ...tops.flatMap((top) => fileFolders.map((name) => join(top, name)!))];
	if (!from.kind.free) return [folderOf(source)];
	const own = [withoutEnding(source), ...otherAddressesOf(from).map(({ address }) => address)];
	return [folderOf(source), ...(isMarkdown(path) ? [] : own), ...(path.startsWith('.') ? [] : tops)];
}

/** Folders whose files other programs put at the top of the site: Hugo and Docusaurus, VitePress and Next, GitBook. */
const fileFolders = ['static', 'public', '.gitbook'];

/** Marks of template languages: what they stand for is known only to the tool they were written for. */
const template = /<%|\{\{|\{%/;

/** Path and anchor of an address. Hash routes (`#/page?id=part`), as some generators write them, are read too. */
function split(url: string): { path: string; anchor: string } {
	const route = /^#(\/[^?]*)(?:\?id=(.*))?$/.exec(url) ?? /^([^?#]+\.md)\?id=([^#&]*)$/.exec(url);
	// Such a generator puts an underscore before an anchor that starts with a digit.
	if (route) return { path: decode(route[1]!), anchor: decode(route[2] ?? '').replace(/^_(?=\d)/, '') };
	const [address, ...anchor] = url.split('#');
	// What a browser looks for in the text is no part of the page.
	return { path: decode(address!.replace(/\?.*$/s, '')), anchor: decode(anchor.join('#').replace(/:~:.*$/s, '')) };
}

/** A text without percent signs for characters; one that stands for itself stays. */
const decode = (text: string): string =>
	text.replace(/(?:%[\da-f]{2})+/gi, (coded) => {
		try {
			return decodeURIComponent(coded);
		} catch {
			return coded;
		}
	});

/** The file or page that `path` (from the handbook root) names, in the ways handbooks write it. */
function fileNamed(path: string, names: Names): Pick<Link, 'to' | 'asset' | 'page'> | undefined {
	const bare = path.replace(/\/$/, '');
	const exact = names.files.get(bare);
	if (exact) return { to: exact };
	if (names.files.has(path)) return { asset: path };
	for (const ending of endings) {
		const to = names.files.get(bare + ending);
		if (to) return { to };
	}
	if (/\.html?$/.test(bare)) {
		const page = bare.replace(/(?:(?:^|\/)index)?\.html?$/, '');
		const to = names.files.get(`${bare}.md.erb`) ?? names.files.get(`${bare}.md`);
		return to ? { to } : fileNamed(page, names);
	}
	const slug = bare === '' ? '' : slugOf(`${bare}/index.md`);
	const to = names.byId.get(bare) ?? names.byId.get(slug);
	if (to && !isMarkdown(bare)) return { to };
	const moved =
		names.byOtherAddress.get(folded(bare)) ??
		names.files.get(`${bare}/${bare.slice(bare.lastIndexOf('/') + 1)}.md`) ??
		names.byId.get(names.unnumbered.get(slug) ?? '?');
	if (moved) return { to: moved };
	if (names.folders.has(slug)) return { page: slug === '' ? '/' : `/${slug}/` };
	// A folder of the repository without pages: the site has nothing to show for it.
	if (names.places.has(bare)) return { asset: `${bare}/` };
	return undefined;
}

const endings = [
	'.md',
	'/README.md',
	'/index.md',
	'.mdx',
	'.yaml',
	'.yml',
	'/readme.md',
	'/index.mdx',
	'/index.html.md.erb',
	'.html.md.erb',
];

/** A link to a list of pages that nobody wrote: it has no parts. */
function unwritten(link: Omit<Link, 'outcome'>, anchor: string): Link {
	const isList = link.page !== undefined && link.page !== '/';
	return isList && !isTop(anchor) ? { ...link, part: anchor, outcome: 'missing-part' } : { ...link, outcome: 'found' };
}

const isTop = (anchor: string) => anchor === '' || anchor === 'top';

function anchored(link: Omit<Link, 'outcome'>, anchor: string, names: Names): Link {
	const { to } = link;
	// A playbook that could not be read whole may well have the part.
	if (!to?.whole || isTop(anchor)) return { ...link, outcome: 'found', ...(anchor ? { part: anchor } : {}) };
	const part = partNamed(to, anchor, link.text, names.files.has('_config.yml'));
	if (part !== undefined) return { ...link, part, outcome: 'found' };
	const guess = !names.worthAGuess(link.from) ? undefined : closest(anchor, anchorsOf(to).exact);
	return {
		...link,
		part: anchor,
		outcome: 'missing-part',
		...(guess ? { guess: `${link.text.split('#')[0]}#${guess}` } : {}),
	};
}

/** The anchor of `entry` that is meant by `anchor`. */
function partNamed(entry: Entry, anchor: string, text: string, jekyll: boolean): string | undefined {
	const { exact, folded, loose } = anchorsOf(entry);
	const ids = entry.prose?.ids;
	if (exact.has(anchor)) return anchor;
	// What headings are called is lower case, and hosts forgive capitals; the site writes the anchor as it is.
	const found = folded.get(anchor.toLowerCase());
	if (found !== undefined) return found;
	if (ids?.has(anchor)) return anchor;
	// The host of the repository shows anchors with a mark of its own before them.
	if (anchor.startsWith('user-content-')) return partNamed(entry, anchor.slice(13), text, jekyll);
	// Hash routes are exact.
	if (text.startsWith('#/')) return undefined;
	return loose.get(loosely(anchor)) ?? (jekyll ? lettersFirst(entry).get(loosely(anchor)) : undefined);
}

/** What a link may name on a page. */
interface Anchors {
	/** Headings first, then parts. */
	readonly exact: ReadonlySet<string>;
	/** The same by their spelling in lower case. */
	readonly folded: ReadonlyMap<string, string>;
	/** The first heading of each spelling, as `loosely` has it. */
	readonly loose: ReadonlyMap<string, string>;
}

const anchorsOf = memoized((entry: Entry): Anchors => {
	const slugs = entry.prose?.headings.map(({ slug }) => slug) ?? [];
	const exact = new Set([...slugs, ...entry.parts.map(({ id }) => id)]);
	return {
		exact,
		folded: new Map([...exact].reverse().map((id) => [id.toLowerCase(), id])),
		loose: new Map(slugs.toReversed().map((slug) => [loosely(slug), slug])),
	};
});

/** A spelling in which generators agree that write one hyphen where others write several or none, or leave accents out. */
const loosely = (slug: string): string =>
	slug
		.toLowerCase()
		.normalize('NFKD')
		.replace(/\p{Mark}+/gu, '')
		.replace(/_(?=\d+$)/, '-')
		.replace(/-+/g, '-')
		.replace(/^-|-$/g, '');

/** Headings as Jekyll names them: from their first letter on. */
const lettersFirst = (entry: Entry): ReadonlyMap<string, string> =>
	new Map(
		(entry.prose?.headings ?? []).toReversed().map(({ slug }) => [loosely(slug).replace(/^[^\p{Letter}]+/u, ''), slug]),
	);

/** File names by folder, and a path for each name: where a misspelt link may have been meant to lead. */
interface Nearby {
	readonly inFolder: ReadonlyMap<string, readonly string[]>;
	readonly byName: ReadonlyMap<string, string>;
}

/** The path of a file as nearby names would have it: a name with a typo in the same folder, else the same name elsewhere. */
function guessFile(path: string, names: Names): string | undefined {
	const name = path.split('/').at(-1)!;
	if (name === '') return undefined;
	const known = nearbyIn(names);
	const folder = folderOf(path);
	const near = closest(name, known.inFolder.get(folder) ?? []);
	return near ? (folder ? `${folder}/${near}` : near) : known.byName.get(name);
}

const nearbyIn = memoized(({ files }: Names): Nearby => {
	const paths = [...files.keys()];
	return {
		inFolder: new Map(
			[...Map.groupBy(paths, folderOf)].map(([folder, list]) => [
				folder,
				list.map((path) => path.slice(folder ? folder.length + 1 : 0)),
			]),
		),
		byName: new Map(paths.toReversed().map((path) => [path.split('/').at(-1)!, path])),
	};
});

const folderOf = (path: string) => path.slice(0, Math.max(0, path.lastIndexOf('/')));

/** Where the site of a handbook may start: at its root, or, where tools stand around it, at the top folder the file is in, or at the texts in that. */
function sitesAbove(path: string): string[] {
	const [top, second] = path.split('/').slice(0, -1);
	if (top === undefined) return [''];
	return second !== undefined && texts.test(second) ? ['', top, `${top}/${second}`] : ['', top];
}

/** What a folder of texts is called, or that of a language among several. */
const texts = /^(?:content|docs|[a-z]{2}(?:-[a-z]{2})?)$/i;

/** `path` seen from the folder `base`; `undefined` where it leaves the handbook. */
function join(base: string, path: string): string | undefined {
	const names = base === '' ? [] : base.split('/');
	for (const name of path.replace(/\\/g, '/').split('/')) {
		if (name === '' || name === '.') continue;
		if (name !== '..') names.push(name);
		else if (names.pop() === undefined) return undefined;
	}
	return names.join('/') + (path.endsWith('/') && names.length > 0 ? '/' : '');
}

/** How the file `from` writes a link to the file `to`. */
export function relative(from: string, to: string): string {
	const here = from.split('/').slice(0, -1);
	const there = to.split('/');
	let shared = 0;
	while (shared < here.length && shared < there.length - 1 && here[shared] === there[shared]) shared++;
	return [...here.slice(shared).map(() => '..'), ...there.slice(shared)].join('/');
}
