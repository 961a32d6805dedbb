import type { Kind } from './kind.ts';
import { fieldsIn, likelyKind, needed, placed, telling } from './placing.ts';
import type { Source } from './source.ts';

/** Where a file would stand if it stood right, since what is meant by it is plain, and what is wrong with where it does. */
export interface Home {
	readonly path: string;
	readonly message: string;
	readonly help: string;
	/** What is told once of all files that have it in common: of a folder, at its first file. */
	readonly cause: string;
}

/** The homes of files that stand elsewhere, in order of path. `files` are the texts of a handbook, in order of path. */
export function homesOf(files: readonly Source[], kinds: readonly Kind[]): ReadonlyMap<Source, Home> {
	const homes = new Map<Source, Home>();
	const add = (found: Iterable<readonly [Source, Home]>) => {
		for (const [source, home] of found) {
			const before = homes.get(source);
			homes.set(source, before ? { ...before, path: home.path } : home);
		}
	};
	const handbook: Files = { files, kinds, at: (source) => (homes.size > 0 && homes.get(source)?.path) || source.path };
	add([...tooDeep(handbook)]);
	add([...misnamedSettings(handbook)]);
	const typed = isTyped(handbook);
	const folders = [...misnamedFolders(handbook, typed)];
	if (typed || folders.length > 1) for (const found of folders) add(found);
	if (isTyped(handbook)) {
		add([...strayedSettings(handbook)]);
		add([...amongOthers(handbook)]);
	}
	return homes;
}

interface Files {
	readonly files: readonly Source[];
	readonly kinds: readonly Kind[];
	/** Where a file stands, as far as that is mended. */
	readonly at: (source: Source) => string;
}

const yaml = /(?:\.ya?ml)+$/i;
const top = (path: string) => path.slice(0, Math.max(0, path.indexOf('/')));
const settingsIn = (kinds: readonly Kind[]) => kinds.filter(({ single }) => single);
const foldersIn = (kinds: readonly Kind[]) =>
	new Map(kinds.filter(({ single, free }) => !single && !free).map((kind) => [kind.folder, kind]));

/** Whether a file states facts in the folder of a kind. */
function isPlaybook({ text }: Source, path: string, folders: ReadonlyMap<string, Kind>): boolean {
	return folders.has(top(path)) && (yaml.test(path) || text.startsWith('---'));
}

/** Whether the files are a handbook that has kinds, and not pages alone. */
function isTyped({ files, kinds, at }: Files): boolean {
	const folders = foldersIn(kinds);
	const settings = new Set(settingsIn(kinds).map(({ folder }) => folder));
	return files.some((source) => settings.has(at(source)) || isPlaybook(source, at(source), folders));
}

/** Whether a file states something that tells it is of `kind`. */
const statesSomeOf = (source: Source, kind: Kind, kinds: readonly Kind[]) =>
	telling(kind, kinds).some((name) => fieldsIn(source).has(name));

/** A whole handbook in a folder of its own, where none of its folders stands at the top. */
function* tooDeep({ files, kinds, at }: Files): Generator<readonly [Source, Home]> {
	const folders = foldersIn(kinds);
	if (files.some((source) => isPlaybook(source, at(source), folders))) return;
	const form = new RegExp(`^(.+?)/(${[...folders.keys()].join('|')})/`);
	const above = new Map<string, Set<Kind>>();
	for (const source of files) {
		const [, outer, folder] = form.exec(source.path) ?? [];
		const kind = folders.get(folder ?? '');
		if (outer === undefined || !kind || !statesSomeOf(source, kind, kinds)) continue;
		above.set(outer, (above.get(outer) ?? new Set()).add(kind));
	}
	const [outer, has] = [...above].sort(([, a], [, b]) => b.size - a.size)[0] ?? [];
	if (outer === undefined || !has) return;
	const paths = new Set(files.map(({ path }) => path));
	const settled = settingsIn(kinds).some(({ folder }) => paths.has(folder) || paths.has(`${outer}/${folder}`));
	if (has.size < 2 && !settled) return;
	const steps = outer.split('/').length;
	for (const source of files) {
		const path = source.path.slice(outer.length + 1);
		if (!source.path.startsWith(`${outer}/`) || paths.has(path)) continue;
		yield [
			source,
			{
				path,
				message: `The folders of a handbook stand at its top, and here they stand in \`${outer}/\`, ${steps === 1 ? 'one folder' : `${steps} folders`} too deep.`,
				help: `Move what is in \`${outer}/\` up to the top, or name that folder with \`--content\`.`,
				cause: `${outer}/`,
			},
		];
	}
}

/** Settings in a file of almost their own name: `Handbook.yml`. */
function* misnamedSettings({ files, kinds, at }: Files): Generator<readonly [Source, Home]> {
	for (const kind of settingsIn(kinds)) {
		if (files.some((source) => at(source) === kind.folder)) continue;
		const source = files.find(
			(one) =>
				at(one)
					.toLowerCase()
					.replace(/\.yml$/, '.yaml') === kind.folder,
		);
		if (source) yield [source, settingsAt(source, kind)];
	}
}

/** What people call a file of settings. */
const settingsName =
	/^(?:hand-?book|field-?book|playbook|settings?|config(?:uration)?|options|preferences|einstellungen|konfiguration)$/i;

/** Settings that have another name or stand in a folder: a file that states what only they state, or is called so. */
function* strayedSettings({ files, kinds, at }: Files): Generator<readonly [Source, Home]> {
	const folders = foldersIn(kinds);
	for (const kind of settingsIn(kinds)) {
		if (files.some((source) => at(source) === kind.folder)) continue;
		const own = Object.keys(kind.schema.shape);
		const distinct = own.filter((name) => !placed(kinds).some((other) => Object.hasOwn(other.schema.shape, name)));
		const scored = files.flatMap((source) => {
			const path = at(source);
			const name = path.slice(path.lastIndexOf('/') + 1).replace(/\.[^.]+$/, '');
			const called = settingsName.test(name);
			if (path.split('/').length > 2 || (!called && (!yaml.test(path) || folders.has(top(path))))) return [];
			const names = [...fieldsIn(source)];
			if (names.length === 0 || !names.every((name) => own.includes(name))) return [];
			const strong = names.some((name) => distinct.includes(name));
			if (!strong && !(called && yaml.test(path) && top(path) === '')) return [];
			return [{ source, score: (called ? 2 : 0) + (strong ? 1 : 0) }];
		});
		const [best] = scored.sort((a, b) => b.score - a.score);
		if (best) yield [best.source, settingsAt(best.source, kind)];
	}
}

function settingsAt({ path }: Source, kind: Kind): Home {
	const inFolder = path.includes('/');
	return {
		path: kind.folder,
		message: `These are ${kind.label}, which are read from \`${kind.folder}\` at the top of the handbook; this file ${inFolder ? 'stands in a folder' : 'has another name'}.`,
		help: inFolder ? `Move it to the top, and name it \`${kind.folder}\`.` : `Name it \`${kind.folder}\`.`,
		cause: path,
	};
}

/** Folders that are named otherwise than the kind of their files: almost so, in another language, or for what is in them. */
function* misnamedFolders(handbook: Files, typed: boolean): Generator<(readonly [Source, Home])[]> {
	const { files, kinds, at } = handbook;
	const folders = foldersIn(kinds);
	const outside = files.filter((source) => {
		const folder = top(at(source));
		return folder !== '' && !folders.has(folder);
	});
	if (outside.length === 0) return;
	const inside = new Set(files.map((source) => top(at(source))));
	for (const [folder, sources] of Map.groupBy(outside, (source) => top(at(source)))) {
		const kind = kindCalled(folder, sources, kinds) ?? (typed ? kindInside(folder, sources, kinds, inside) : undefined);
		if (!kind) continue;
		const home = {
			message: `Playbooks stand in the folder of their kind, and \`${folder}/\` is none.`,
			help: `Did you mean \`${kind.folder}/\`? Rename the folder.`,
			cause: `${folder}/`,
		};
		yield sources.map((source) => [source, { ...home, path: `${kind.folder}${at(source).slice(folder.length)}` }]);
	}
}

/** The kind that a folder is called like, where a file in it states what that kind asks for. */
function kindCalled(folder: string, sources: readonly Source[], kinds: readonly Kind[]): Kind | undefined {
	const name = stem(folder);
	const kind = placed(kinds).find((one) => [one.folder, one.name, one.plural].some((own) => stem(own) === name));
	if (kind) return sources.some((source) => statesSomeOf(source, kind, kinds)) ? kind : undefined;
	const other = placed(kinds).find(({ also = [] }) => also.some((word) => stem(word) === name));
	return other &&
		sources.some(
			(source) => statesSomeOf(source, other, kinds) && needed(other).every((field) => fieldsIn(source).has(field)),
		)
		? other
		: undefined;
}

/** Folders that keep what is not in force. */
const shelf =
	/^[_.]|^(?:archives?|archiv|old|alt|drafts?|entw.rfe?|templates?|vorlagen?|examples?|beispiele?|samples?|backups?|trash|tmp|test|tests)$/i;

/** The kind that each file of facts in a folder is of, where no folder of that kind is there. */
function kindInside(
	folder: string,
	sources: readonly Source[],
	kinds: readonly Kind[],
	inside: ReadonlySet<string>,
): Kind | undefined {
	const facts = sources.filter(({ path }) => yaml.test(path));
	if (shelf.test(folder) || facts.length === 0) return undefined;
	const [kind, ...others] = new Set(facts.map((source) => likelyKind(source, kinds)));
	return kind && others.length === 0 && !inside.has(kind.folder) ? kind : undefined;
}

/** A name as it is whatever its case, its accents, its separators and its number. */
const stem = (name: string) =>
	name
		.normalize('NFD')
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]+/gu, '')
		.replace(/ies$/, 'y')
		.replace(/(?<=s)es$|s$/, '')
		.replace(/s$/, '');

/** Files of one kind in the folder of another, or above all folders: by what they state. */
function* amongOthers({ files, kinds, at }: Files): Generator<readonly [Source, Home]> {
	const folders = foldersIn(kinds);
	const settings = new Set(settingsIn(kinds).map(({ folder }) => folder));
	for (const source of files) {
		const path = at(source);
		const own = folders.get(top(path));
		if (!own && (path.includes('/') || !yaml.test(path))) continue;
		const kind = settings.has(path) ? undefined : likelyKind(source, kinds, own);
		if (!kind || files.some((other) => other !== source && stemOf(at(other)) === stemOf(path))) continue;
		yield [
			source,
			{
				path: `${kind.folder}/${path.slice(path.indexOf('/') + 1)}`,
				message: `This looks like ${kind.label}: its fields are those of one${own ? `, not of ${own.label}` : ''}.`,
				help: `Move it to \`${kind.folder}/${path.slice(path.lastIndexOf('/') + 1)}\`.`,
				cause: path,
			},
		];
	}
}

const stemOf = (path: string) => path.replace(/\.(?:mdx?|markdown)$/i, '').replace(yaml, '');
