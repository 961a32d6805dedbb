import type { Flaw, Source } from './source.ts';

/** What programs put before the name of a copy, and what they and people put behind it. */
const before = /^(?:~\$?|(?:copy|kopie|copie|copia|kopia|cópia)(?: ?\(\d+\))? (?:of|von|de|di|van|av) )/i;
const behind = /(?: ?\(\d+\)| (?:- )?(?:copy|kopie|copie|copia|kopia|cópia)(?: ?\d+| ?\(\d+\))?)$/i;
/** What a playbook of its own may end in as well: a copy is one that says the same. */
const maybe = /[ _-](?:\d{1,2}|v\d{1,2}|copy|kopie|copie|copia|old|alt|bak|backup|new|neu|final|orig)$/i;
const kept = /(?:~|\.(?:bak|backup|old|orig|save|sav|tmp))$/i;

const playbook = /^(.*?)(\.(?:mdx?|ya?ml))$/i;

/** What each of these has: most names are looked at no further. */
const suspect = /[ ~(]|[_-](?:v?\d{1,2}|[a-z]{3,6})\.[a-z]+$|\.(?:bak|backup|old|orig|save?|tmp)$/i;

/** Files that are copies of others beside them, by what they are copies of. `typed` says whether a file is to be a playbook: of pages, only those are copies that say the same. */
export function copiesIn(
	sources: ReadonlyMap<string, Source>,
	typed: (path: string) => boolean,
): ReadonlyMap<Source, Source> {
	const copies = new Map<Source, Source>();
	for (const source of sources.values()) {
		if (!suspect.test(source.path)) continue;
		const named = namedLike(source, sources);
		if (typed(source.path)) {
			const original = named ?? alike(source, sources);
			if (original) copies.set(source, original);
		} else if (named && (!playbook.test(source.path) || sameText(source, named))) copies.set(source, named);
	}
	return copies;
}

/** The folder of a file, and its name. */
function partsOf({ path }: Source): readonly [folder: string, name: string] {
	const cut = path.lastIndexOf('/') + 1;
	return [path.slice(0, cut), path.slice(cut)];
}

/** The file beside `source` that it is a copy of by its name. */
function namedLike(source: Source, sources: ReadonlyMap<string, Source>): Source | undefined {
	const [folder, name] = partsOf(source);
	const bare = name.replace(kept, '');
	const [, stem = '', ending = ''] = playbook.exec(bare) ?? [];
	const plain = stem.replace(before, '').replace(behind, '');
	if (plain === '' || (plain === stem && bare === name)) return undefined;
	return sources.get(folder + plain + ending) ?? (bare === name ? undefined : sources.get(folder + bare));
}

/** The file beside `source` that has nearly the same name and quite the same text. */
function alike(source: Source, sources: ReadonlyMap<string, Source>): Source | undefined {
	const [folder, name] = partsOf(source);
	const [, stem = '', ending = ''] = playbook.exec(name) ?? [];
	const other = maybe.test(stem) ? sources.get(folder + stem.replace(maybe, '') + ending) : undefined;
	return other && sameText(source, other) ? other : undefined;
}

const sameText = (one: Source, other: Source) => one.text.trim() === other.text.trim() && one.text.trim() !== '';

/** What is wrong with a copy of the file `original`, which is read while the copy is not. */
export function copied({ path, text }: Source, original: Source): Flaw {
	const name = (of: string) => of.slice(of.lastIndexOf('/') + 1);
	const same = text.trim() === original.text.trim();
	return {
		rule: 'misplaced-file',
		range: { start: 0, end: /[\r\n]|$/.exec(text)!.index },
		severity: playbook.test(path) ? 'error' : 'warning',
		message: same
			? `This file says the same as \`${original.path}\`, of which it is a copy, so it is not read.`
			: `By its name this file is a copy of \`${original.path}\`, so it is not read.`,
		help: same
			? 'Delete it. To make another playbook of it, give it a name, a title and a text of its own.'
			: `Put what is new in it into \`${name(original.path)}\` and delete it. To make another playbook of it, give it a name of its own.`,
	};
}
