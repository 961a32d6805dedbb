import {
	closeSync,
	type Dirent,
	existsSync,
	lstatSync,
	openSync,
	readdirSync,
	readFileSync,
	readSync,
	realpathSync,
	type Stats,
	statSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative, sep } from 'node:path';
import { checkHandbook, createChecker } from './core/check.ts';
import { decode, flawed, tooLarge, unreadable } from './core/decode.ts';
import { isAsset, isText } from './core/file-names.ts';
import { isGeneratorSettings } from './core/generator-settings.ts';
import type { CheckOptions, Facts, Handbook } from './core/handbook.ts';
import { maxFileBytes } from './core/limits.ts';
import { endLength, fileFlaw } from './core/picture.ts';
import type { Bytes } from './core/picture-end.ts';
import type { Source } from './core/source.ts';
import { kinds } from './kinds/index.ts';
import { rules } from './rules/index.ts';
import { watched } from './watched.ts';

/** The files of a handbook by path. Disk, an editor's buffer, a git revision and a test are only different ways to fill it. */
export type Sources = ReadonlyMap<string, Source>;

/** A check under this project's kinds and rules. `today` is year-month-day; left out, the clock's in UTC. */
export type Checker = (sources: Sources, options?: Partial<CheckOptions>) => Handbook;

/** A check that keeps what it worked out: see `createChecker`. */
export function checker(ownComponents: readonly string[] = []): Checker {
	const judge = createChecker(kinds, rules, ownComponents);
	return (sources, { today = new Date().toISOString().slice(0, 10), ...options } = {}) =>
		judge(sources, { today, onSite: reach, ...options });
}

/** The handbook these files make, checked once. */
export const check = (
	sources: Sources,
	options: Partial<CheckOptions> = {},
	ownComponents: readonly string[] = [],
): Handbook => checker(ownComponents)(sources, options);

/** What the site of a handbook has beside what somebody wrote. */
const reach = (facts: Facts) => sites().sitePaths(facts, ruleIds());

/** Reads handbooks, as `checker` does, under no rule. */
export function reader(): (sources: Sources) => Handbook {
	const read = createChecker(kinds, []);
	return (sources) => read(sources, { today: '' });
}

/** The pages that explain the rules, by id of the rule. */
export const rulePages = (): Map<string, string> =>
	new Map(ruleFiles().map((file) => [basename(file, '.md'), readFileSync(join(ruleFolder, file), 'utf8')]));

const ruleFolder = join(import.meta.dirname, 'rules');

const ruleFiles = (): string[] =>
	readdirSync(ruleFolder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.md'));

const ruleIds = (): string[] => ruleFiles().map((file) => basename(file, '.md'));

/** The rules as a handbook of pages below `folder`: one page for each, and one that lists them. */
export function ruleReference(folder: string): Handbook {
	const pages = rulePages();
	const weights = new Map(
		rules.map(({ id, severity, profile }) => [id, `${weight[severity]}; judged from the profile *${profile}* on.`]),
	);
	const sources = [...pages].map(([id, text]): [string, Source] => {
		const summary = /\n\n([^#\n][^.]*\.)/.exec(text)?.[1] ?? '';
		const path = `${folder}/${id}.md`;
		const body = text
			.replace(summary, '')
			.replace(/^# .*\n/, `${weights.get(id) ?? `${weight.error}; judged in every profile.`}\n`);
		return [path, { path, text: `---\ntitle: ${id}\nsummary: ${JSON.stringify(summary)}\n---\n\n${body}` }];
	});
	const index = { path: `${folder}/index.md`, text: indexText };
	return checkHandbook(new Map([...sources, [index.path, index]]), kinds, [], { today: '' });
}

const weight = { error: 'An error', warning: 'A warning', info: 'A note' } as const;

const indexText = `---
title: Rules
summary: What the handbook is checked for, why it matters for collaboration, and how to mend it.
---

Each rule is named after the problem it finds. \`fieldbook explain RULE\` shows the same page on a command line.
`;

/** Size and times of a file when it was read: while they stay, so does the text. */
const stamps = new WeakMap<Source, string>();

// A tool may set the first time back to what it was, but not the second.
const stampOf = ({ size, mtimeMs, ctimeMs }: Stats) => `${size} ${mtimeMs} ${ctimeMs}`;

/**
 * Every file below the folder `root`, in order of path. Files that are unchanged since `previous` was read are the
 * same `Source` again. Never fails on a single file: what cannot be read is a source with a flaw.
 *
 * @throws where `root` itself cannot be listed.
 */
export function readSources(root: string, previous: Sources = new Map()): Sources {
	const sources = new Map<string, Source>();
	const real = realpathSync(root);
	for (const path of walk(real, '', sources)) {
		const source = readSource(real, path, previous.get(path));
		sources.set(path, source);
	}
	for (const path of filesBeside(real))
		sources.set(path, { ...readSource(dirname(real), path, undefined), beside: true });
	return new Map([...sources].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Where a handbook is the folder of texts of another program, the folder beside it of files that stand at the top of the site. */
const textFolder = /^(?:content|docs)$/;
const fileFolder = 'static';

function filesBeside(root: string): readonly string[] {
	const folder = join(dirname(root), fileFolder);
	if (!textFolder.test(basename(root)) || existsSync(join(root, fileFolder)) || !isFolder(folder)) return [];
	return [...walk(dirname(root), fileFolder, new Map())].filter(isAsset);
}

const isFolder = (path: string) => lstatSync(path, { throwIfNoEntry: false })?.isDirectory() === true;

/** Where the file `path` of the handbook in the folder `root` is on disk. */
export function onDisk(root: string, path: string): string {
	const inside = join(root, path);
	return path.startsWith(`${fileFolder}/`) && !existsSync(inside) ? join(dirname(realpathSync(root)), path) : inside;
}

/** Folders that version control and package managers keep for themselves: never read. */
export const foreignFolder = /^(?:\.git|\.hg|\.svn|\.astro|\.cache|node_modules)$/;

/** What stands for such a folder. */
export const foreign = (path: string): Source =>
	flawed(path, {
		rule: 'ignored-file',
		severity: 'info',
		message: 'Folders of tools are not part of the handbook.',
		help: 'Leave it, or keep it elsewhere.',
	});

/** What stands for a symbolic link that leads to no file of the handbook. */
export const strayLink = (path: string): Source =>
	unreadable(
		path,
		'This link leads out of the handbook, to a folder or to nothing; the handbook reads only its own files.',
		'Replace it by the file itself.',
	);

/** Paths of the files below `folder`; what is no file is put into `sources` as a flaw. */
function* walk(root: string, folder: string, sources: Map<string, Source>): Generator<string> {
	let items: Dirent[];
	try {
		items = readdirSync(join(root, folder), { withFileTypes: true });
	} catch (error) {
		if (folder === '') throw error;
		sources.set(folder, unopened(folder, 'folder', error));
		return;
	}
	for (const item of items) {
		const path = folder ? `${folder}/${item.name}` : item.name;
		if (item.isDirectory()) {
			if (!foreignFolder.test(item.name)) yield* walk(root, path, sources);
			else if (item.name !== '.git') sources.set(path, foreign(path));
		} else if (item.isFile() || (item.isSymbolicLink() && leadsInside(root, path))) yield path;
		else if (item.isSymbolicLink()) sources.set(path, strayLink(path));
		else
			sources.set(
				path,
				unreadable(path, 'This is no file (a pipe, a socket or a device), so there is nothing to read.', 'Delete it.'),
			);
	}
}

function leadsInside(root: string, path: string): boolean {
	try {
		const target = realpathSync(join(root, path));
		return !relative(root, target).startsWith(`..${sep}`) && statSync(target).isFile();
	} catch {
		return false;
	}
}

/** What a file name may not hold: characters that hosts, shells or readers take for something else. */
const unsafeName = /[\u0000-\u001f\u007f<>:"|?*\\\ufffd\u202a-\u202e\u2066-\u2069]|(?:^|\/)-/;

function readSource(root: string, path: string, previous: Source | undefined): Source {
	if (unsafeName.test(path)) return misnamed(path);
	const file = join(root, path);
	try {
		const stats = statSync(file);
		const stamp = stampOf(stats);
		if (previous && stamps.get(previous) === stamp) return previous;
		const source = sourceFrom(path, stats.size, bytesOf(file, stats.size));
		stamps.set(source, stamp);
		return source;
	} catch (error) {
		return unopened(path, 'file', error);
	}
}

const unopened = (path: string, what: string, error: unknown): Source =>
	unreadable(
		path,
		`The ${what} cannot be opened (${(error as NodeJS.ErrnoException).code ?? 'unknown reason'}).`,
		'Check its permissions.',
	);

const misnamed = (path: string): Source =>
	unreadable(
		path,
		'This file name holds characters that addresses and other systems cannot carry, so the file is not read.',
		'Rename it with letters, digits and hyphens.',
	);

/** The file at `path` with these bytes, as the handbook reads it: text is decoded, pictures and documents are only looked at. */
export function sourceFrom(path: string, size: number, bytes: Bytes): Source {
	if (unsafeName.test(path)) return misnamed(path);
	if (isText(path)) return size > maxFileBytes ? tooLarge(path, size) : watched(decode(path, bytes.all()));
	if (isGeneratorSettings(path) && size < maxSettingBytes) return { path, text: decode(path, bytes.all()).text };
	if (!isAsset(path)) return { path, text: '' };
	const flaw = fileFlaw(path, size, bytes);
	if (flaw) return { path, text: '', flaw };
	return /\.svg$/i.test(path) ? drawing(path, bytes) : { path, text: '' };
}

/** Bytes of settings of another program that are looked at. */
const maxSettingBytes = 20_000;

/** A drawing has no text that readers find; what is wrong with it is shown where it stands, so then it has. */
function drawing(path: string, bytes: Bytes): Source {
	const text = drawings().decodeXml(bytes.all());
	const { flaw } = drawings().cleanSvg(text);
	return flaw ? { path, text, flaw } : { path, text: '' };
}

const require = createRequire(import.meta.url);

// The pages of a site are worked out where a link may lead to one of them.
const sites = () => require('./for-programs/site-paths.ts') as typeof import('./for-programs/site-paths.ts');

// Its parsers take a moment to load, which a handbook without drawings need not wait for.
const drawings = () => require('./core/svg/clean.ts') as typeof import('./core/svg/clean.ts');

/** Both ends of a file on disk, and all of it where it has to be. */
function bytesOf(file: string, size: number): Bytes {
	return {
		all: () => readFileSync(file),
		first: () => piece(file, 0),
		last: () => piece(file, Math.max(0, size - endLength)),
	};
}

function piece(file: string, from: number): Uint8Array {
	const bytes = new Uint8Array(endLength);
	const handle = openSync(file, 'r');
	try {
		return bytes.subarray(0, readSync(handle, bytes, 0, endLength, from));
	} finally {
		closeSync(handle);
	}
}
