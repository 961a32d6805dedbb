import { closest } from './closest.ts';
import type { Entry } from './entry.ts';
import { isMarkdown, slugOf } from './identity.ts';
import type { Kind, Ref, Target } from './kind.ts';
import { maxFindingsPerFile } from './limits.ts';
import { isExternal, safeScheme } from './markup.ts';
import type { WrittenLink } from './prose.ts';
import type { Location } from './source.ts';
import type { Path } from './yaml.ts';

/** A reference from an entry: resolved, or dangling with the reason. */
export interface Link {
	readonly from: Entry;
	/** What the author wrote. */
	readonly text: string;
	/** Path of the field, for a reference among the facts. */
	readonly path?: Path;
	/** The reference, for one among the facts. */
	readonly ref?: Ref;
	/** The link in the prose, for one of those. */
	readonly written?: WrittenLink;
	/** The entry it names; on a dangling link, the one that comes nearest in fact (of another kind, without the part). */
	readonly to?: Entry;
	/** Id of the part or heading it names. */
	readonly part?: string;
	/** Path of the file it names, where that is no entry: an image, a download, a file the site leaves out; with a slash at the end, a folder without pages. */
	readonly asset?: string;
	/** Path, from the handbook's root, at which a dangling link in the prose looks for a file. */
	readonly wanted?: string;
	/** Path on the site, where it names a page that is no entry: the index of a kind. */
	readonly page?: string;
	readonly outcome: 'found' | 'external' | 'missing' | 'missing-part' | 'wrong-kind' | 'wrong-case' | 'outside';
	/** What the author may have meant. */
	readonly guess?: string;
}

/** Where `link` stands. */
export const locationOf = ({ from, path, written }: Link): Location =>
	written && from.prose ? { source: from.prose.source, range: written.range } : from.at(path ?? []);

/** Everything links are looked up in. */
export interface Names {
	/** The same object as long as there are the same files and entries, whatever is in them, and the same settings. */
	readonly directory: object;
	readonly kinds: ReadonlyMap<string, Kind>;
	readonly byId: ReadonlyMap<string, Entry>;
	/** Entries of a kind by slug. */
	readonly byKind: ReadonlyMap<string, ReadonlyMap<string, Entry>>;
	/** Every file of the handbook, and the entry it belongs to. */
	readonly files: ReadonlyMap<string, Entry | undefined>;
	/** Paths of all folders that hold files. */
	readonly places: ReadonlySet<string>;
	/** Pages by the address they say they had elsewhere, without slashes around it. */
	readonly permalinks: ReadonlyMap<string, Entry>;
	/** Paths as they are, by paths in lower case. */
	readonly folded: ReadonlyMap<string, string>;
	/** Paths on the site of the folders that hold pages, without slashes: each has a page that lists them. */
	readonly folders: ReadonlySet<string>;
	/** The site's own address without a final slash, where known. */
	readonly site?: string;
}

/** How often `closest` was asked for an entry under these names: past what is listed, nobody reads the answer. */
const guesses = new WeakMap<Names, Map<Entry, number>>();

function worthAGuess(names: Names, from: Entry): boolean {
	const counts = guesses.get(names) ?? new Map<Entry, number>();
	guesses.set(names, counts);
	const count = (counts.get(from) ?? 0) + 1;
	counts.set(from, count);
	return count <= maxFindingsPerFile;
}

const linksBefore = new WeakMap<Entry, { directory: object; links: readonly Link[] }>();

/** Works out the links of one entry. While the directory stays and no entry it names was edited, they are the ones of the last check. */
export function linksOf(from: Entry, names: Names): readonly Link[] {
	const known = linksBefore.get(from);
	const current = ({ to }: Link) => to === undefined || names.byId.get(to.id) === to;
	if (known && known.directory === names.directory && known.links.every(current)) return known.links;
	const links = [
		...from.refs.map(({ path, ref }) => resolveRef(from, path, ref, names)),
		...(from.prose?.links ?? []).map((written) => resolveWritten(from, written, names)),
	];
	linksBefore.set(from, { directory: names.directory, links });
	return links;
}

function resolveRef(from: Entry, path: Path, ref: Ref, names: Names): Link {
	const link = { from, text: ref.text, path, ref };
	const several = takesFolder(ref.targets);
	for (const target of ref.targets) {
		const to = entryNamed(from, ref, target, several, names);
		if (!to) continue;
		const part = partNamed(ref, target, to);
		if (part === undefined && ref.part !== undefined) continue;
		if (part === undefined) return { ...link, to, outcome: 'found' };
		if (hasPart(to, part, target.list)) return { ...link, to, part, outcome: 'found' };
	}
	return { ...link, ...nearMiss(from, ref, several, names) };
}

const folders = new WeakMap<readonly Target[], boolean>();

/** Whether the author writes `folder/slug`, since the field alone does not tell the kind. */
function takesFolder(targets: readonly Target[]): boolean {
	const known = folders.get(targets);
	if (known !== undefined) return known;
	const several =
		targets.filter(({ list, here }) => !here && !list).length > 1 ||
		targets.some(({ kind, here }) => kind === '*' && !here);
	folders.set(targets, several);
	return several;
}

function entryNamed(from: Entry, ref: Ref, target: Target, several: boolean, names: Names): Entry | undefined {
	if (target.here) return from;
	const kind = names.kinds.get(target.kind);
	if (kind?.single) return names.byId.get(kind.folder);
	if (!several) return names.byKind.get(target.kind)?.get(ref.id);
	const [first, ...rest] = ref.id.split('/');
	const named = names.kinds.values().find(({ name, folder }) => name === first || folder === first);
	if (!named || (target.kind !== '*' && named.name !== target.kind))
		return target.kind === '*' ? names.byId.get(ref.id) : undefined;
	return names.byKind.get(named.name)?.get(rest.join('/'));
}

/** The part a reference names under `target`; where only a part can be meant, it is the whole text. */
function partNamed(ref: Ref, target: Target, to: Entry): string | undefined {
	if (!target.list) return undefined;
	if (target.here || to.kind.single) return ref.text;
	// Any part of anything: naming the whole is allowed.
	return target.list === '*' ? ref.part : (ref.part ?? '');
}

const hasPart = (entry: Entry, id: string, list = '*') =>
	entry.parts.some((part) => part.id === id && (list === '*' || part.list === list));

/** Why a reference leads nowhere, and what may have been meant. */
function nearMiss(
	from: Entry,
	ref: Ref,
	several: boolean,
	names: Names,
): Pick<Link, 'outcome' | 'to' | 'part' | 'guess'> {
	for (const target of ref.targets) {
		if (!target.list) continue;
		const to = entryNamed(from, ref, target, several, names);
		if (!to || (to.kind.single && ref.targets.length > 1)) continue;
		// A playbook that could not be read whole may well have the part.
		const part = partNamed(ref, target, to)!;
		if (!to.whole) return { outcome: 'found', to, part };
		const ids = to.parts.filter(({ list }) => target.list === '*' || list === target.list).map(({ id }) => id);
		const near = closest(part, ids);
		const prefix = target.here || to.kind.single ? '' : `${ref.id}#`;
		return { outcome: 'missing-part', to, part, ...(near ? { guess: prefix + near } : {}) };
	}
	if (!several) {
		for (const [kind, slugs] of names.byKind) {
			const to = slugs.get(ref.id) ?? slugs.get(ref.id.split('/').slice(1).join('/'));
			if (to && ref.targets.some((target) => target.kind === kind)) return { outcome: 'missing', guess: to.slug };
			if (to) return { outcome: 'wrong-kind', to };
		}
	} else {
		const to =
			names.byId.get(ref.id) ??
			[...names.byKind.values()].map((slugs) => slugs.get(ref.id)).find((entry) => entry !== undefined);
		if (to && !ref.targets.some(({ kind }) => kind === to.kind.name || kind === '*'))
			return { outcome: 'wrong-kind', to };
		if (to) return { outcome: 'missing', guess: to.id };
	}
	const candidates = ref.targets.flatMap(({ kind, list, here }) =>
		here || list ? [] : [...(names.byKind.get(kind)?.values() ?? [])].map((entry) => (several ? entry.id : entry.slug)),
	);
	for (const { list, kind } of ref.targets) {
		const named = names.kinds.get(kind);
		if (list && named?.single)
			candidates.push(
				...(names.byId
					.get(named.folder)
					?.parts.filter((part) => part.list === list)
					.map(({ id }) => id) ?? []),
			);
		else if (list && kind !== '*')
			candidates.push(
				...[...(names.byKind.get(kind)?.values() ?? [])].map(({ slug }) =>
					ref.part === undefined ? slug : `${slug}#${ref.part}`,
				),
			);
	}
	const guess = worthAGuess(names, from) ? closest(ref.text, candidates) : undefined;
	return { outcome: 'missing', ...(guess ? { guess } : {}) };
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

function resolveWritten(from: Entry, written: WrittenLink, names: Names): Link {
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
	const guess = worthAGuess(names, from) ? guessFile(paths.at(-1)!, names) : undefined;
	return { ...link, outcome: 'missing', wanted: paths[0]!, ...(guess ? { guess: relative(source, guess) } : {}) };
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
	const moved = names.permalinks.get(bare);
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
	const slugs = to.prose?.headings.map(({ slug }) => slug) ?? [];
	// Anchors are lower case; hosts forgive capitals, and the site writes the anchor as it is.
	const folded = anchor.toLowerCase();
	if (slugs.includes(folded) || hasPart(to, folded)) return { ...link, part: folded, outcome: 'found' };
	// Some generators write one hyphen where others write several; hash routes are exact.
	const loose = link.text.startsWith('#/') ? undefined : slugs.find((slug) => oneHyphen(slug) === oneHyphen(folded));
	if (loose) return { ...link, part: loose, outcome: 'found' };
	if (to.prose?.ids.has(anchor)) return { ...link, part: anchor, outcome: 'found' };
	const guess = !worthAGuess(names, link.from)
		? undefined
		: closest(anchor, [...slugs, ...to.parts.map(({ id }) => id)]);
	return {
		...link,
		part: anchor,
		outcome: 'missing-part',
		...(guess ? { guess: `${link.text.split('#')[0]}#${guess}` } : {}),
	};
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

/** The address a page has on the site, from its root. */
export const pathOf = (entry: Entry): string => (entry.id === '' ? '/' : `/${entry.id}/`);

/** Path on the site for a file that is no page. */
export const assetPath = (path: string): string => `/${path.split('/').map(encodeURIComponent).join('/')}`;
