import { capital } from '../words/words.ts';
import { withoutSecondEnding } from './file-names.ts';
import { splitFrontMatter } from './front-matter.ts';
import type { Kind } from './kind.ts';
import { memoized } from './memoized.ts';
import { plainId } from './plain-id.ts';
import type { Flaw, Source } from './source.ts';

/** Kinds that have many playbooks in a folder of their own, and ask for facts that tell them apart. */
export const placed = (kinds: readonly Kind[]) =>
	kinds.filter((kind) => !kind.single && !kind.free && telling(kind, kinds).length > 0);

/** Fields that tell a kind: those it cannot be without, or else those that no other has. */
export const telling = (kind: Kind, kinds: readonly Kind[]): readonly string[] =>
	needed(kind).length > 0
		? needed(kind)
		: Object.keys(kind.schema.shape).filter(
				(name) => !kinds.some((other) => other !== kind && Object.hasOwn(other.schema.shape, name)),
			);

/** Fields, beside the title, without which a kind cannot be. */
export const needed = memoized((kind: Kind): readonly string[] =>
	Object.entries(kind.schema.shape)
		.filter(([name, field]) => name !== 'title' && !field.safeParse(undefined).success)
		.map(([name]) => name),
);

/** Names of the top-level fields that a file states, as far as they can be seen without reading it. */
export const fieldsIn = memoized((source: Source): ReadonlySet<string> => {
	const facts = /\.ya?ml$/i.test(source.path) ? source.text : frontMatterOf(source);
	return new Set([...facts.matchAll(/^([A-Za-z_][\w-]*):(?=\s|$)/gm)].map(([, name]) => name!));
});

function frontMatterOf(source: Source): string {
	const { facts } = splitFrontMatter(source);
	return facts ? source.text.slice(facts.start, facts.end) : '';
}

/** The kind whose facts a file states, where they are not those of `own`: it has every field, and `own` does not. */
export function likelyKind(source: Source, kinds: readonly Kind[], own?: Kind): Kind | undefined {
	if (own && (own.free || own.single)) return undefined;
	const names = [...fieldsIn(source)];
	if (names.length < 2) return undefined;
	const fits = (kind: Kind) =>
		needed(kind).every((name) => names.includes(name)) &&
		telling(kind, kinds).some((name) => names.includes(name)) &&
		names.every((name) => Object.hasOwn(kind.schema.shape, name));
	const foreign =
		!own ||
		(names.some((name) => !Object.hasOwn(own.schema.shape, name)) && !needed(own).some((name) => names.includes(name)));
	if (!foreign) return undefined;
	const [kind, ...others] = placed(kinds).filter(fits);
	return others.length === 0 && kind !== own ? kind : undefined;
}

/** What is wrong with the place of a file that is read as if it stood at home. */
export const misplaced = ({ text }: Source, { message, help }: Pick<Flaw, 'message' | 'help'>): Flaw => ({
	rule: 'misplaced-file',
	range: { start: 0, end: /[\r\n]|$/.exec(text)!.index },
	message,
	...(help ? { help } : {}),
});

/** What is wrong with the name of a playbook that is no id as it is: what its id is then is seen nowhere. */
export function unplainName({ path, text }: Source, id: string): Flaw | undefined {
	const name = path.slice(path.lastIndexOf('/') + 1);
	const [, stem = '', ending = ''] = /^(.*?)((?:\.[a-z]+)+)$/i.exec(name) ?? [];
	const plain = plainId(stem);
	const slug = id.slice(id.lastIndexOf('/') + 1);
	if (/^[\w.-]+$/.test(stem) || plain === '') return undefined;
	return {
		rule: 'misplaced-file',
		severity: 'warning',
		range: { start: 0, end: /[\r\n]|$/.exec(text)!.index },
		message:
			slug === stem
				? `The name of this file is the id of the playbook, and \`${slug}\` has letters that not every keyboard has and addresses cannot show.`
				: `The name of a file is the id of its playbook, and \`${stem}\` can be none: its id is \`${slug}\`, which is written nowhere.`,
		help: `Name the file \`${plain}${ending.toLowerCase()}\`, and write \`${plain}\` where it is named.`,
	};
}

/** What is wrong with a playbook that is not read for its ending: `go-live.yaml.txt`, `handbook.json`. */
export function unreadPlaybook(
	path: string,
	sources: ReadonlyMap<string, Source>,
	kinds: readonly Kind[],
): Flaw | undefined {
	const bare = withoutSecondEnding(path);
	const range = { start: 0, end: 0 };
	if (bare !== undefined)
		return {
			rule: 'misplaced-file',
			range,
			message: `The name of this file ends in \`${path.slice(bare.length)}\`, so it is not read as a playbook.`,
			help: `Name it \`${bare.slice(bare.lastIndexOf('/') + 1)}\`. Some systems hide the last ending: let them show it.`,
		};
	const stem = /^([^/]+)\.(?:json5?|jsonc|toml|ini|conf)$/i.exec(path)?.[1]?.toLowerCase();
	const settings = kinds.find(({ single, folder }) => single && folder.replace(/\.ya?ml$/, '') === stem);
	if (!settings || sources.has(settings.folder)) return undefined;
	return {
		rule: 'misplaced-file',
		range,
		message: `${capital(settings.label)} are read from \`${settings.folder}\` alone, so this file is not read.`,
		help: /json/i.test(path)
			? `Name it \`${settings.folder}\`: what is JSON is YAML as well.`
			: `Write them as YAML, in \`${settings.folder}\`.`,
	};
}
