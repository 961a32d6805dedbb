import { splitFrontMatter } from './front-matter.ts';
import { withoutSecondEnding } from './identity.ts';
import type { Kind } from './kind.ts';
import type { Flaw, Source } from './source.ts';

/** Kinds that have many playbooks in a folder of their own, and ask for facts that tell them apart. */
const placed = (kinds: readonly Kind[]) =>
	kinds.filter((kind) => !kind.single && !kind.free && needed(kind).length > 0);

/** Fields, beside the title, without which a kind cannot be. */
function needed(kind: Kind): readonly string[] {
	const names =
		required.get(kind) ??
		Object.entries(kind.schema.shape)
			.filter(([name, field]) => name !== 'title' && !field.safeParse(undefined).success)
			.map(([name]) => name);
	required.set(kind, names);
	return names;
}

const required = new WeakMap<Kind, readonly string[]>();

/** Names of the top-level fields that a file states, as far as they can be seen without reading it. */
function fieldsIn(source: Source): ReadonlySet<string> {
	const known = stated.get(source);
	if (known) return known;
	const facts = /\.ya?ml$/i.test(source.path) ? source.text : frontMatterOf(source);
	const names = new Set([...facts.matchAll(/^([A-Za-z_][\w-]*):(?=\s|$)/gm)].map(([, name]) => name!));
	stated.set(source, names);
	return names;
}

const stated = new WeakMap<Source, ReadonlySet<string>>();

function frontMatterOf(source: Source): string {
	const { facts } = splitFrontMatter(source);
	return facts ? source.text.slice(facts.start, facts.end) : '';
}

/** Folders named almost like that of a kind, whose files state what that kind asks for. */
export function misnamedFolders(files: readonly Source[], kinds: readonly Kind[]): ReadonlyMap<string, Kind> {
	const found = new Map<string, Kind>();
	const folders = new Set(kinds.map(({ folder }) => folder));
	const byName = new Map(
		placed(kinds).flatMap((kind) => [kind.folder, kind.name, kind.plural].map((name) => [stem(name), kind] as const)),
	);
	for (const source of files) {
		const cut = source.path.indexOf('/');
		const folder = source.path.slice(0, Math.max(0, cut));
		if (folder === '' || folders.has(folder) || found.has(folder)) continue;
		const kind = byName.get(stem(folder));
		if (kind && needed(kind).some((name) => fieldsIn(source).has(name))) found.set(folder, kind);
	}
	return found;
}

/** A name as it is whatever its case, its separators and its number. */
const stem = (name: string) =>
	name
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]+/gu, '')
		.replace(/ies$/, 'y')
		.replace(/(?<=s)es$|s$/, '')
		.replace(/s$/, '');

/** The kind whose facts a file states, where they are not those of `own`: it has every field, and `own` does not. */
export function likelyKind(source: Source, kinds: readonly Kind[], own?: Kind): Kind | undefined {
	if (own && (own.free || own.single)) return undefined;
	const names = [...fieldsIn(source)];
	if (names.length < 2) return undefined;
	const fits = (kind: Kind) =>
		needed(kind).every((name) => names.includes(name)) && names.every((name) => Object.hasOwn(kind.schema.shape, name));
	const foreign =
		!own ||
		(names.some((name) => !Object.hasOwn(own.schema.shape, name)) && !needed(own).some((name) => names.includes(name)));
	if (!foreign) return undefined;
	const [kind, ...others] = placed(kinds).filter(fits);
	return others.length === 0 && kind !== own ? kind : undefined;
}

/** What is wrong with the place of a file that is read as one of another folder. */
export function misplaced(source: Source, kind: Kind, own: Kind | undefined): Flaw {
	const cut = source.path.indexOf('/');
	const folder = source.path.slice(0, Math.max(0, cut));
	const range = { start: 0, end: /[\r\n]|$/.exec(source.text)!.index };
	if (folder !== '' && !own)
		return {
			rule: 'misplaced-file',
			range,
			message: `Playbooks stand in the folder of their kind, and \`${folder}/\` is none.`,
			help: `Did you mean \`${kind.folder}/\`? Rename the folder.`,
		};
	return {
		rule: 'misplaced-file',
		range,
		message: `This looks like ${kind.label}: its fields are those of one${own ? `, not of ${own.label}` : ''}.`,
		help: `Move it to \`${kind.folder}/${source.path.slice(source.path.lastIndexOf('/') + 1)}\`.`,
	};
}

/** What is wrong with the name of a file that is the only one of its kind. */
export const misnamed = ({ text }: Source, kind: Kind): Flaw => ({
	rule: 'misplaced-file',
	range: { start: 0, end: /[\r\n]|$/.exec(text)!.index },
	message: `The file of ${kind.label} has another name, so elsewhere it is not found.`,
	help: `Name it \`${kind.folder}\`.`,
});

/** What is wrong with a playbook that another program gave a second ending: `go-live.yaml.txt`. */
export function secondEnding(path: string): Flaw | undefined {
	const bare = withoutSecondEnding(path);
	if (bare === undefined) return undefined;
	const ending = path.slice(bare.length);
	return {
		rule: 'misplaced-file',
		range: { start: 0, end: 0 },
		message: `The name of this file ends in \`${ending}\`, so it is not read as a playbook.`,
		help: `Name it \`${bare.slice(bare.lastIndexOf('/') + 1)}\`. Some systems hide the last ending: let them show it.`,
	};
}
