import { distance } from 'fastest-levenshtein';
import type { Entry } from '../../core/entry.ts';
import { slugOf, withoutSecondEnding } from '../../core/file-names.ts';
import type { Edit } from '../../core/fix.ts';
import type { Facts } from '../../core/handbook.ts';
import type { Target } from '../../core/kind.ts';
import { type Link, locationOf } from '../../core/link.ts';
import { memoized } from '../../core/memoized.ts';
import { unreadPlaybook } from '../../core/placing.ts';
import type { Problem } from '../../core/rule.ts';
import { scalar } from '../../core/scalar.ts';
import { handbook as settings } from '../../kinds/handbook.ts';
import { kinds } from '../../kinds/index.ts';

/** Something the handbook does not have, and all references that name it. */
export interface Lack {
	readonly id: string;
	readonly links: readonly Link[];
	/** The entry of another kind that has the id, where that is what went wrong. */
	readonly otherKind?: Entry;
	/** What it is called now, if it looks as if it had been given another id, and what speaks for it. */
	readonly renamed?: { readonly id: string; readonly why: string };
	/** Whether a name that is only near is none that is meant: too many places agree on the other. */
	readonly certain: boolean;
	/** Whether it was there in the state that this one is compared with. */
	readonly gone: boolean;
}

/** What is lacking, by what references name. */
export const lacksOf = memoized((book: Facts): readonly Lack[] => {
	const dangling = book.links.filter((link) => link.ref && link.outcome !== 'found' && !isTwin(link));
	// A playbook with a second ending is told of itself.
	const unread = new Set([...book.sources.keys()].flatMap((path) => slugOf(withoutSecondEnding(path) ?? '') || []));
	const unsettled = dangling.length > 0 && hasUnreadSettings(book);
	return [...Map.groupBy(dangling, lackedBy)]
		.filter(
			([id, [link]]) =>
				!unread.has(id.split('#')[0]!) && !(unsettled && link?.ref?.targets.some(({ kind }) => kind === settings.name)),
		)
		.map(([id, links]) => judged(book, id, links));
});

/** Whether there are settings that nobody reads, since their file has another ending: what they list is told by that. */
function hasUnreadSettings({ sources }: Facts): boolean {
	const start = settings.folder.replace(/yaml$/, '');
	return sources.keys().some((path) => path.startsWith(start) && unreadPlaybook(path, sources, kinds) !== undefined);
}

/** Whether two parts of the playbook have one id: the one that is missing is then one of them, and told there. */
function isTwin({ outcome, to, ref }: Link): boolean {
	if (outcome !== 'missing-part' || !to) return false;
	const ids = to.parts.flatMap(({ list, id }) =>
		ref?.targets.some((target) => target.list === list || target.list === '*') ? `${list}#${id}` : [],
	);
	return new Set(ids).size < ids.length;
}

/** The full id of what a dangling link names. */
export function lackedBy({ from, ref, to, part, outcome, wanted, text }: Link): string {
	if (!ref) return slugOf(wanted ?? text);
	if (outcome === 'missing-part') return `${to?.id ?? from.id}#${part ?? ''}`;
	const target = ref.targets.find(({ here }) => !here) ?? ref.targets[0];
	const folder = folderOf(target);
	if (folder === undefined || ref.id.includes('/')) return ref.id;
	return `${folder}/${ref.id}`;
}

const folderOf = (target: Target | undefined) => kinds.find(({ name }) => name === target?.kind)?.folder;

/** From so many places on, that all name the wrong kind is less likely than that what they name is gone. */
const tooManySlips = 3;

function judged(book: Facts, id: string, links: readonly Link[]): Lack {
	const [first] = links;
	const other = links.every(({ outcome }) => outcome === 'wrong-kind') ? first?.to : undefined;
	// A coaching guide is often named like the role it is for: then the role is what is missing.
	const namesake = other && book.linksFrom(other).some((link) => links.includes(link));
	const gone = book.base?.find(id) !== undefined;
	const certain = links.length >= tooManySlips && links.every(isFar);
	if (other && !namesake && !gone && links.length < tooManySlips) return { id, links, otherKind: other, certain, gone };
	const renamed = certain || links.every(({ guess }) => guess === undefined) ? successor(book, id, links) : undefined;
	return { id, links, certain, gone, ...(renamed ? { renamed } : {}) };
}

/** Whether a whole word of an id is another one in what may have been meant by it. */
function isFar({ ref, guess }: Link): boolean {
	if (guess === undefined) return true;
	if (!ref || ref.part !== undefined) return false;
	const words = ref.id.split(/[/-]/);
	const others = guess.split(/[/-]/);
	return (
		words.length === others.length && words.some((word, i) => word !== others[i] && distance(word, others[i]!) > 2)
	);
}

/** What could be the same under a new id: an entry that only now exists and reads alike, or one nobody names. */
function successor(book: Facts, id: string, links: readonly Link[]): Lack['renamed'] {
	const [{ ref, outcome, to, part } = {}] = links;
	const target = ref?.targets.find(({ here }) => !here || outcome === 'missing-part');
	if (!ref || !target) return undefined;
	if (outcome === 'missing-part') return to && part ? renamedPart(book, to, part) : undefined;
	const kind = kinds.find(({ name }) => name === target.kind);
	if (!kind || kind.single || ref.part !== undefined) return undefined;
	const before = book.base?.find(id);
	const peers = book.of(kind);
	if (before) {
		const fresh = peers.filter((peer) => !book.base?.find(peer.id));
		const alike = mostAlike(before, fresh);
		if (alike) return { id: alike.slug, why: 'It is new and reads nearly the same.' };
	}
	const unnamed = peers.filter((peer) => book.linksTo(peer).every(({ from }) => from === peer));
	const like = likest(id.slice(kind.folder.length + 1), unnamed, ({ slug, title }) => `${slug} ${title}`);
	const found = like ?? (links.length >= tooManySlips && unnamed.length === 1 ? unnamed[0] : undefined);
	return found && { id: found.slug, why: 'No other page names that one.' };
}

function renamedPart(book: Facts, entry: Entry, part: string): Lack['renamed'] {
	const before = book.base?.find(entry.id);
	const old = before?.parts.find(({ id }) => id === part);
	const peers = entry.parts.filter(
		({ list, id }) => !old || (list === old.list && !before?.parts.some((one) => one.id === id)),
	);
	const now = old && peers.find(({ title }) => title === old.title);
	if (now) return { id: now.id, why: 'Its title is the same.' };
	const named = new Set(book.linksTo(entry).map((link) => link.part));
	const like = likest(
		part,
		peers.filter(({ id }) => !named.has(id)),
		({ id, title }) => `${id} ${title}`,
	);
	return like && { id: like.id, why: 'Nothing else names that one.' };
}

/** The one of `candidates` that shares more words with `name` than any other. */
function likest<T>(name: string, candidates: readonly T[], textOf: (one: T) => string): T | undefined {
	const words = new Set(wordsOf(name));
	const scored = candidates
		.map((one) => ({ one, score: new Set(wordsOf(textOf(one)).filter((word) => words.has(word))).size }))
		.sort((a, b) => b.score - a.score);
	const [first, second] = scored;
	return first && first.score > 0 && first.score > (second?.score ?? 0) ? first.one : undefined;
}

/** Shorter words are in many names. */
const wordsOf = (text: string) =>
	text
		.toLowerCase()
		.split(/[^\p{L}\p{N}]+/u)
		.filter((word) => word.length > 3);

/** How much of the lines of two texts has to be the same for one to be the other under a new name. */
const alikeEnough = 0.5;

function mostAlike(before: Entry, fresh: readonly Entry[]): Entry | undefined {
	const lines = linesOf(before);
	const scored = fresh.map((entry) => {
		const own = linesOf(entry);
		const shared = own
			.values()
			.filter((line) => lines.has(line))
			.toArray().length;
		return { entry, score: shared / Math.max(1, own.size, lines.size) };
	});
	return scored.sort((a, b) => b.score - a.score).find(({ score }) => score >= alikeEnough)?.entry;
}

const linesOf = ({ sources }: Entry) =>
	new Set(sources.flatMap(({ text }) => text.split(/\r?\n/)).filter((line) => line.trim().length > 3));

/** How `link` has to name what has the id `id` now. */
export const namedAs = ({ ref, outcome }: Link, id: string): string =>
	outcome === 'missing-part' && ref?.part !== undefined
		? `${ref.id}#${id}`
		: ref?.id.includes('/') && outcome !== 'missing-part'
			? `${ref.id.slice(0, ref.id.lastIndexOf('/') + 1)}${id}`
			: id;

/** The edit that lets `link` name `id`; none where it is not written out. */
export function renames(link: Link, id: string): Pick<Problem, 'suggests'> {
	const { source, range } = locationOf(link);
	const text = link.path ? scalar(id) : id;
	const now = source.text.slice(range.start, range.end).replace(/^(["'])(.*)\1$/s, '$2');
	if (now !== link.text) return {};
	const edit: Edit = { source, range, text };
	return { suggests: [edit] };
}
