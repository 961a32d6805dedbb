import { isText } from '../../core/file-names.ts';
import type { Facts } from '../../core/handbook.ts';
import type { Target } from '../../core/kind.ts';
import { type Link, locationOf } from '../../core/link.ts';
import { defineRule, type Problem } from '../../core/rule.ts';
import { kinds } from '../../kinds/index.ts';
import { itemOf, listed, nounOf, nounOfKind, quoted } from '../../kinds/views/words.ts';
import { type Lack, lacksOf, namedAs, renames } from '../shared/dangling.ts';

export const unknownReference = defineRule({
	id: 'unknown-reference',
	severity: 'error',
	profile: 'starter',
	weakens: 'playbook',
	*check(book) {
		for (const lack of lacksOf(book)) {
			if (lack.otherKind) continue;
			for (const link of lack.links) {
				const { from, path, ref, written, outcome } = link;
				if (!ref) continue;
				const says = outcome === 'missing-part' ? unknownPart(link, ref.targets) : unknownEntry(ref.id, ref.targets);
				yield {
					entry: from,
					...(path ? { path } : locationOf(link)),
					key: `${String(path?.[0] ?? written?.component)}:${ref.text}`,
					lacks: lack.id,
					message: lack.gone ? `${says.replace(/\.$/, '')} any more.` : says.replace(/\.$/, `${unseenIn(ref.text)}.`),
					...advice(book, lack, link, ref.targets),
				};
			}
		}
	},
});

/** What nobody sees in an id, so that it looks like another. */
function unseenIn(id: string): string {
	const odd = /[\u00a0\u00ad\u2000-\u200f\u202f\u2060\ufeff]|(?<=[a-z])[\u0370-\u04ff]|[\u0370-\u04ff](?=[a-z])/iu.exec(
		id,
	)?.[0];
	if (odd === undefined) return '';
	const code = `U+${odd.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
	return /\p{L}/u.test(odd)
		? `: one of its letters is that of another alphabet (${code})`
		: `: a character that nobody sees is in it (${code})`;
}

function unknownEntry(id: string, targets: readonly Target[]): string {
	if (targets.some(({ kind, here }) => kind === '*' && !here))
		return `Nothing in the handbook has the id ${quoted(id)}.`;
	const named = targets.filter(({ here }) => !here);
	const nouns = named.map(({ kind, list }) => (list && isSettings(kind) ? itemOf(list) : nounOfKind(kind)));
	return `No ${[...new Set(nouns)].join(' and no ')} has the id ${quoted(id)}.`;
}

function unknownPart({ from, to, part = '', ref }: Link, targets: readonly Target[]): string {
	const { list = '*', here } = targets.find((target) => target.list && (!target.here || to === from))!;
	const noun = list === '*' ? 'part' : itemOf(list);
	if (to?.kind.single) return `The settings have no ${noun} ${quoted(part)}.`;
	if (here) return `This ${nounOf(from.kind)} has no ${noun} ${quoted(part)}.`;
	if (part === '') return `${quoted(ref!.text)} names a whole ${nounOf(to!.kind)}; this field names one ${noun} of it.`;
	return `${quoted(ref!.id)} has no ${noun} ${quoted(part)}.`;
}

/** What to write instead, or what there is to choose from. */
function advice(
	book: Facts,
	{ renamed, certain }: Lack,
	link: Link,
	targets: readonly Target[],
): Pick<Problem, 'help' | 'suggests'> {
	const { guess, to, part } = link;
	if (guess && !certain) return { help: `Did you mean ${quoted(guess)}?`, ...renames(link, guess) };
	if (renamed) {
		const name = namedAs(link, renamed.id);
		return { help: `Was it renamed to ${quoted(name)}? ${renamed.why}`, ...renames(link, name) };
	}
	const several = withoutComma(book, link, targets);
	if (several) return several;
	const ids = [...(to?.parts ?? [])].filter(({ list }) =>
		targets.some((target) => target.list === list || target.list === '*'),
	);
	if (part === '' && to && ids[0]) return { help: `Add the part after a hash, as in \`${to.slug}#${ids[0].id}\`.` };
	if (part !== undefined && ids.length > 0)
		return { help: `There is ${listed([...new Set(ids.map(({ id }) => `\`${id}\``))])}.` };
	const file = fileFor(link, targets);
	const known = targets.flatMap(({ kind, list }) =>
		list ? [] : book.entries.filter((entry) => entry.kind.name === kind),
	);
	if (!file && known.length > 0) return { help: `There is ${listed(known.map(({ slug }) => quoted(slug)))}.` };
	const unread = file && unreadFile(book, file);
	if (unread)
		return {
			help: `There is a file ${quoted(unread)}, which is not read: a playbook is a file that ends in \`.yaml\` or \`.md\`.`,
		};
	return file ? { help: `Name one that exists, or write the file \`${file}\`.` } : {};
}

/** The file that would have the id, where only one kind can be meant. */
function fileFor({ ref, outcome }: Link, targets: readonly Target[]): string | undefined {
	const folders = targets.flatMap(
		({ kind, list }) => kinds.find(({ name, single }) => name === kind && !single && !list)?.folder ?? [],
	);
	return ref && outcome !== 'missing-part' && folders.length === 1 && /^[a-z0-9-]+$/.test(ref.id)
		? `${folders[0]}/${ref.id}.yaml`
		: undefined;
}

/** A file with the name of a playbook and the ending of none. */
const unreadFile = (book: Facts, file: string): string | undefined => {
	const name = file.replace(/\.yaml$/, '');
	return book.sources.keys().find((path) => path === name || (path.startsWith(`${name}.`) && !isText(path)));
};

/** Ids in a list that no comma parts. */
function withoutComma(
	book: Facts,
	link: Link,
	targets: readonly Target[],
): Pick<Problem, 'help' | 'suggests'> | undefined {
	const { from, path, text } = link;
	const words = text.split(/[\s,;|/&+]+/).filter((word) => !/^(?:and|und|et|or)?$/.test(word));
	const folders = targets.flatMap(({ kind, list }) =>
		list ? [] : (kinds.find(({ name }) => name === kind)?.folder ?? []),
	);
	const all = words.every((word) => folders.some((folder) => book.find(`${folder}/${word}`)));
	if (words.length < 2 || !all || typeof path?.at(-1) !== 'number') return undefined;
	const { source, range } = from.at(path.slice(0, -1), 'whole');
	if (source.text[range.start] !== '[') return { help: 'Put each id on a line of its own with a dash.' };
	const apart = words.join(', ');
	return { help: `Put commas between the ids: \`${apart}\`.`, suggests: [{ ...from.at(path), text: apart }] };
}

const isSettings = (name: string) => kinds.some((kind) => kind.name === name && kind.single);
