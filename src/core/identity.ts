import { isHidden, isText, markdown, slugName, slugOf, speaksForFolder, yaml } from './file-names.ts';
import { homesOf } from './home.ts';
import type { Kind } from './kind.ts';
import { memoized } from './memoized.ts';
import { fieldsIn, misplaced, unplainName } from './placing.ts';
import type { Flaw, Source } from './source.ts';

/** Which files make which entry, before any is read. */
export interface Identity {
	readonly kind: Kind;
	/** Permanent id and path on the site: `roles/account-executive`; empty for the start page. */
	readonly id: string;
	/** The id within its kind: `account-executive`. */
	readonly slug: string;
	/** The YAML file with the facts, if there is one. */
	readonly facts?: Source;
	/** The Markdown file, with facts in front matter where there is no YAML file beside it. */
	readonly prose?: Source;
	/** Other files that claim the same id. */
	readonly rivals: readonly Source[];
	/** What is wrong with where it stands, though it is plain where it belongs. */
	readonly misplaced?: Flaw;
	/** The id a free page would have, and the file that has it. */
	readonly yields?: { readonly id: string; readonly to: Source };
}

/** What of a file tells which entry it belongs to, beside its path. */
const outlineOf = memoized((source: Source) => `${source.text.startsWith('---')} ${[...fieldsIn(source)]}`);

/** Groups files into entries, as `identify` does. After edits by which no file states other fields, every entry has the files it had. */
export function createIdentifier(kinds: readonly Kind[]): (sources: Iterable<Source>) => readonly Identity[] {
	let last: { readonly files: readonly Source[]; readonly found: readonly Identity[] } | undefined;
	return (sources) => {
		const files = [...sources];
		const again = last && sameOutlines(last.files, files) ? withFiles(last, files) : undefined;
		const found = again ?? identify(files, kinds);
		last = found.every(isPlain) ? { files, found } : undefined;
		return found;
	};
}

const sameOutlines = (before: readonly Source[], after: readonly Source[]): boolean =>
	before.length === after.length &&
	before.every((one, i) => {
		const other = after[i]!;
		return one === other || (one.path === other.path && outlineOf(one) === outlineOf(other));
	});

/** The entries that were found among other files of the same outlines. */
function withFiles(
	{ files, found }: { readonly files: readonly Source[]; readonly found: readonly Identity[] },
	now: readonly Source[],
): readonly Identity[] {
	const edited = new Map(files.flatMap((one, i) => (one === now[i] ? [] : [[one, now[i]!] as const])));
	if (edited.size === 0) return found;
	const as = (source: Source) => edited.get(source) ?? source;
	return found.map((one) =>
		(one.facts && edited.has(one.facts)) || (one.prose && edited.has(one.prose))
			? { ...one, ...(one.facts ? { facts: as(one.facts) } : {}), ...(one.prose ? { prose: as(one.prose) } : {}) }
			: one,
	);
}

/** Whether an entry stands where it belongs, and nothing else claims its place. */
const isPlain = ({ misplaced, yields, rivals }: Identity): boolean => !misplaced && !yields && rivals.length === 0;

/** Groups files into entries. Files that are neither playbooks nor pages belong to none. The result does not depend on the order of `sources`. */
function identify(sources: Iterable<Source>, kinds: readonly Kind[]): Identity[] {
	const files = [...sources]
		.filter(({ path }) => isText(path) && !isHidden(path))
		.sort((a, b) => (a.path < b.path ? -1 : 1));
	const byFolder = new Map(kinds.filter((kind) => !kind.single && !kind.free).map((kind) => [kind.folder, kind]));
	const single = new Map(kinds.filter((kind) => kind.single).map((kind) => [kind.folder, kind]));
	const homes = homesOf(files, kinds);
	const at = (source: Source) => homes.get(source)?.path ?? source.path;
	const free = kinds.find((kind) => kind.free);
	const typed = files.some((source) => {
		const path = at(source);
		return single.has(path) || (byFolder.has(top(path)) && (yaml.test(path) || source.text.startsWith('---')));
	});
	const foldersWith = (name: RegExp) =>
		new Set(
			files
				.map(at)
				.filter((path) => name.test(path))
				.map(folderOf),
		);
	const indexed = foldersWith(/(?:^|\/)_?index\.[^/]+$/i);
	const settled = foldersWith(/(?:^|\/)index\.[^/]+$/i);
	const told = new Set<string>();
	const drafts = new Map<string, Draft>();
	const late: Source[] = [];
	for (const source of files) {
		const path = at(source);
		const settings = single.get(path);
		const id = settings?.folder ?? idOf(source, path, indexed);
		const kind =
			settings ??
			(typed && id.includes('/') ? byFolder.get(top(path)) : undefined) ??
			(yaml.test(path) ? undefined : free);
		if (!kind) continue;
		const twin =
			kind.free && (drafts.get(id)?.prose || (/(?:^|\/)_index\.[^/]+$/i.test(path) && settled.has(folderOf(path))));
		if (twin) {
			late.push(source);
			continue;
		}
		const home = homes.get(source);
		const flaw = home ? misplaced(source, home) : kind.single || kind.free ? undefined : unplainName(source, id);
		const draft = drafts.get(id) ?? {
			kind,
			id,
			slug: kind.single || kind.free ? id : id.slice(kind.folder.length + 1),
			rivals: [],
			...(flaw && !told.has(home?.cause ?? '') ? { misplaced: flaw } : {}),
		};
		if (home) told.add(home.cause);
		drafts.set(id, draft);
		const part = yaml.test(path) ? 'facts' : 'prose';
		const other = draft.facts ?? draft.prose;
		if (draft[part] || (other && stemOf(at(other)) !== stemOf(path))) draft.rivals.push(source);
		else draft[part] = source;
	}
	// A free page whose id is taken is shown all the same.
	for (const source of free ? late : []) {
		const { id: taken, prose } = drafts.get(idOf(source, at(source), indexed))!;
		const id = freeId(source.path, taken, drafts);
		drafts.set(id, { kind: free!, id, slug: id, prose: source, rivals: [], yields: { id: taken, to: prose! } });
	}
	for (const kind of kinds)
		if (kind.single && !drafts.has(kind.folder))
			drafts.set(kind.folder, { kind, id: kind.folder, slug: kind.folder, facts: absent(kind), rivals: [] });
	return [...drafts.values()];
}

/** An id for a page whose own is taken: the name of its file where it speaks for a folder, else a number more. */
function freeId(path: string, taken: string, drafts: ReadonlyMap<string, unknown>): string {
	const name = stemOf(path.slice(path.lastIndexOf('/') + 1));
	const wanted = speaksForFolder.test(name) ? [taken, slugName(name)].filter(Boolean).join('/') : taken;
	if (!drafts.has(wanted)) return wanted;
	for (let n = 2; ; n++) if (!drafts.has(`${wanted}-${n}`)) return `${wanted}-${n}`;
}

type Draft = { -readonly [Key in keyof Identity]: Identity[Key] } & { rivals: Source[] };

const stemOf = (path: string) => path.replace(markdown, '').replace(yaml, '');
const top = (path: string) => path.split('/')[0]!;
const folderOf = (path: string) => path.slice(0, Math.max(0, path.lastIndexOf('/')));

/** The id of a file that stands at `path`, as it is kept while it stands there. */
function idOf(source: Source, path: string, indexed: ReadonlySet<string>): string {
	// Where both stand in one folder, `index` speaks for it and `README` is a page of its own.
	if (/(?:^|\/)readme\.[^/]+$/i.test(path) && indexed.has(folderOf(path)))
		return [slugOf(`${folderOf(path)}/index.md`), 'readme'].filter(Boolean).join('/');
	if (path !== source.path) return slugOf(path);
	return ownSlug(source);
}

const ownSlug = memoized(({ path }: Source) => slugOf(path));

/** The empty file that stands for settings nobody wrote, always the same one, so that what is known of it stays known. */
const absent = memoized(({ folder }: Kind): Source => ({ path: folder, text: '' }));
