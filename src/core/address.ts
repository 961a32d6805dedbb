import { closest } from './closest.ts';
import { folded } from './elsewhere.ts';
import type { Entry } from './entry.ts';
import { isMarkdown, secondEndings, slugOf } from './identity.ts';
import type { Link } from './link.ts';
import { isExternal, safeScheme } from './markup.ts';
import { type Names, worthAGuess } from './names.ts';
import type { WrittenLink } from './prose.ts';

/** Works out a link in the prose of `from`. */
export function resolveWritten(from: Entry, written: WrittenLink, names: Names): Link {
	const link = { from, text: written.url, written };
	const source = from.prose!.source.path;
	const { external, anchor, paths } = addressOf(written, from, names.site);
	if (external) return { ...link, outcome: 'external' };
	if (written.url === '') return { ...link, outcome: 'missing' };
	if (paths.length === 0) return anchored({ ...link, to: from }, anchor, names);
	for (const path of paths) {
		if (path === undefined) return { ...link, outcome: 'outside' };
		const found = fileNamed(path, names);
		if (found)
			return found.to ? anchored({ ...link, ...found }, anchor, names) : { ...link, ...found, outcome: 'found' };
	}
	for (const path of paths) {
		const actual = names.folded.get(path!.toLowerCase()) ?? names.folded.get(`${path!.toLowerCase()}.md`);
		if (actual)
			return {
				...link,
				outcome: 'wrong-case',
				guess: relative(source, actual),
				...(names.files.get(actual) ? { to: names.files.get(actual)! } : {}),
			};
	}
	// A playbook with a second ending, or without its facts, is told of itself.
	const ending = secondEndings.find((one) => names.files.has(paths[0]! + one));
	if (ending) return { ...link, asset: paths[0]! + ending, outcome: 'found' };
	const torn = names.byId.get(slugOf(paths[0]!));
	if (torn?.flaws.some(({ rule }) => rule === 'front-matter') && !torn.whole)
		return { ...link, to: torn, outcome: 'found' };
	const moved = names.elsewhere.get(folded(slugOf(paths[0]!)))?.sources[0]?.path;
	const guess = moved ?? (worthAGuess(names, from) ? guessFile(paths.at(-1)!, names) : undefined);
	return { ...link, outcome: 'missing', wanted: paths[0]!, ...(guess ? { guess: relative(source, guess) } : {}) };
}

/** What an address names, as far as it can be told without knowing the other files. */
interface Address {
	readonly external: boolean;
	readonly anchor: string;
	/** Full paths to try in turn, from the root; `undefined` for one that leaves the handbook. */
	readonly paths: readonly (string | undefined)[];
}

/** Addresses seen before: the same few thousand come up at each check. */
const addresses = new WeakMap<WrittenLink, { site: string | undefined; free: boolean; address: Address }>();

function addressOf(written: WrittenLink, { kind, prose }: Entry, site: string | undefined): Address {
	const known = addresses.get(written);
	const free = kind.free === true;
	if (known && known.site === site && known.free === free) return known.address;
	const address = readAddress(written.url, prose!.source.path, site, free);
	addresses.set(written, { site, free, address });
	return address;
}

/** Free pages may come from a generator that reads every link from the top of its site, so for them that is tried as well. */
function readAddress(written: string, source: string, site: string | undefined, free: boolean): Address {
	let url = written;
	if (site && url.toLowerCase().startsWith(site.toLowerCase()) && /^(?:[/?#]|$)/.test(url.slice(site.length)))
		url = url.slice(site.length) || '/';
	else if (isExternal(url) || !safeScheme(url) || template.test(url)) return { external: true, anchor: '', paths: [] };
	const { path, anchor } = split(url);
	if (path === '') return { external: false, anchor, paths: [] };
	const bases = path.startsWith('/')
		? sitesAbove(source)
		: free && !path.startsWith('.')
			? [folderOf(source), ...sitesAbove(source)]
			: [folderOf(source)];
	return { external: false, anchor, paths: bases.map((base) => join(base, path)) };
}

/** Marks of template languages: what they stand for is known only to the tool they were written for. */
const template = /<%|\{\{|\{%/;

/** Path and anchor of an address. Hash routes (`#/page?id=part`), as some generators write them, are read too. */
function split(url: string): { path: string; anchor: string } {
	const route = /^#(\/[^?]*)(?:\?id=(.*))?$/.exec(url);
	// Such a generator puts an underscore before an anchor that starts with a digit.
	if (route) return { path: decode(route[1]!), anchor: decode(route[2] ?? '').replace(/^_(?=\d)/, '') };
	const [address, ...anchor] = url.split('#');
	return { path: decode(address!.replace(/\?.*$/s, '')), anchor: decode(anchor.join('#')) };
}

function decode(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}

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
	const moved = names.elsewhere.get(folded(bare));
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

function anchored(link: Omit<Link, 'outcome'>, anchor: string, names: Names): Link {
	const { to } = link;
	// A playbook that could not be read whole may well have the part.
	if (!to?.whole || anchor === '' || anchor === 'top')
		return { ...link, outcome: 'found', ...(anchor ? { part: anchor } : {}) };
	const part = partNamed(to, anchor, link.text);
	if (part !== undefined) return { ...link, part, outcome: 'found' };
	const guess = !worthAGuess(names, link.from) ? undefined : closest(anchor, anchorsOf(to).exact);
	return {
		...link,
		part: anchor,
		outcome: 'missing-part',
		...(guess ? { guess: `${link.text.split('#')[0]}#${guess}` } : {}),
	};
}

/** The anchor of `entry` that is meant by `anchor`. */
function partNamed(entry: Entry, anchor: string, text: string): string | undefined {
	const { exact, folded, loose } = anchorsOf(entry);
	const ids = entry.prose?.ids;
	if (exact.has(anchor)) return anchor;
	// What headings are called is lower case, and hosts forgive capitals; the site writes the anchor as it is.
	const found = folded.get(anchor.toLowerCase());
	if (found !== undefined) return found;
	if (ids?.has(anchor)) return anchor;
	// Some generators write one hyphen where others write several; hash routes are exact.
	return text.startsWith('#/') ? undefined : loose.get(oneHyphen(anchor.toLowerCase()));
}

/** What a link may name on a page. */
interface Anchors {
	/** Headings first, then parts. */
	readonly exact: ReadonlySet<string>;
	/** The same by their spelling in lower case. */
	readonly folded: ReadonlyMap<string, string>;
	/** The first heading of each spelling with single hyphens. */
	readonly loose: ReadonlyMap<string, string>;
}

const anchorsKnown = new WeakMap<Entry, Anchors>();

function anchorsOf(entry: Entry): Anchors {
	const known = anchorsKnown.get(entry);
	if (known) return known;
	const slugs = entry.prose?.headings.map(({ slug }) => slug) ?? [];
	const exact = new Set([...slugs, ...entry.parts.map(({ id }) => id)]);
	const anchors = {
		exact,
		folded: new Map([...exact].reverse().map((id) => [id.toLowerCase(), id])),
		loose: new Map(slugs.toReversed().map((slug) => [oneHyphen(slug.toLowerCase()), slug])),
	};
	anchorsKnown.set(entry, anchors);
	return anchors;
}

const oneHyphen = (slug: string) => slug.replace(/-+/g, '-');

/** File names by folder, and a path for each name: where a misspelt link may have been meant to lead. */
interface Nearby {
	readonly inFolder: ReadonlyMap<string, readonly string[]>;
	readonly byName: ReadonlyMap<string, string>;
}

const nearby = new WeakMap<Names, Nearby>();

/** The path of a file as nearby names would have it: a name with a typo in the same folder, else the same name elsewhere. */
function guessFile(path: string, names: Names): string | undefined {
	const name = path.split('/').at(-1)!;
	if (name === '') return undefined;
	const known = nearby.get(names) ?? findNearby(names);
	const folder = folderOf(path);
	const near = closest(name, known.inFolder.get(folder) ?? []);
	return near ? (folder ? `${folder}/${near}` : near) : known.byName.get(name);
}

function findNearby(names: Names): Nearby {
	const paths = [...names.files.keys()];
	const found = {
		inFolder: new Map(
			[...Map.groupBy(paths, folderOf)].map(([folder, list]) => [
				folder,
				list.map((path) => path.slice(folder ? folder.length + 1 : 0)),
			]),
		),
		byName: new Map(paths.toReversed().map((path) => [path.split('/').at(-1)!, path])),
	};
	nearby.set(names, found);
	return found;
}

const folderOf = (path: string) => path.slice(0, Math.max(0, path.lastIndexOf('/')));

/** Where the site of a handbook may start: at its root, or, where tools stand around it, at the top folder the file is in. */
function sitesAbove(path: string): string[] {
	const cut = path.indexOf('/');
	return cut < 0 ? [''] : ['', path.slice(0, cut)];
}

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
