import type { Entry } from '../core/entry.ts';
import type { Facts } from '../core/handbook.ts';
import type { Kind, Ref } from '../core/kind.ts';
import type { Link } from '../core/link.ts';
import { memoized } from '../core/memoized.ts';
import { hasPart } from '../core/names.ts';
import { diffHandbooks } from '../diff/diff.ts';
import { type Change, topics } from '../diff/found/change.ts';
import { type Piece, short, shown } from '../diff/found/sentence.ts';
import { kinds } from '../kinds/index.ts';
import { got } from '../words/sure.ts';
import type { Tale, TalePiece } from './tale.ts';

/** Ids that playbooks have now, by those they had. */
export type Renamed = ReadonlyMap<string, string>;

/**
 * What differs in meaning between two states of one playbook, in order of weight, without a look at any other: what
 * they refer to is known by its id alone, and whoever shows the tale says what that is called.
 */
export function compareAlone(before: Entry, after: Entry, renamed: Renamed): Tale {
	return changesAlone(before, after, renamed).map(({ topic, sentence }) => ({
		topic: topics.indexOf(topic),
		pieces: sentence.map((piece) => taleOf(piece, after)),
	}));
}

/** The same as the changes themselves, with their places. */
export const changesAlone = (before: Entry, after: Entry, renamed: Renamed): readonly Change[] =>
	diffHandbooks(alone(before, renamed), alone(after, renamed)).changes;

function taleOf(piece: Piece, self: Entry): TalePiece {
	if (typeof piece === 'string') return piece;
	if ('quote' in piece) return { quote: shown(piece) };
	return piece.id === self.id
		? { quote: short(piece.text), ...(piece.part === undefined ? {} : { part: piece.part }) }
		: { name: piece.id };
}

/** A playbook as a handbook of its own, in which every reference leads to something of which only the name is known. */
const alone = (entry: Entry, renamed: Renamed): Facts => aloneUnder(renamed)(entry);

const aloneUnder = memoized((renamed: Renamed) => memoized((entry: Entry) => bookOf(entry, renamed)));

function bookOf(entry: Entry, renamed: Renamed): Facts {
	const links = [...linksFrom(entry, renamed)];
	return {
		today: '',
		sources: new Map(entry.sources.map((source) => [source.path, source])),
		entries: [entry],
		settings: undefined,
		links,
		sound: entry.whole,
		isSound: ({ whole }) => whole,
		unsoundKinds: new Set(),
		of: <K extends Kind>(kind: K) => (kind.name === entry.kind.name ? [entry] : []) as unknown as readonly Entry<K>[],
		find: (id) => (id === entry.id ? entry : undefined),
		follow: (_, path) => links.find((link) => link.path?.join('.') === path.join('.')),
		linksFrom: (from) => (from === entry ? links : []),
		linksTo: () => [],
	};
}

function* linksFrom(entry: Entry, renamed: Renamed): Generator<Link> {
	for (const { path, ref } of entry.refs)
		yield { from: entry, text: ref.text, path, ref, ...targetOf(entry, ref, renamed), outcome: 'found' };
	for (const written of entry.prose?.links ?? []) {
		const link = { from: entry, text: written.url, written, outcome: 'found' } as const;
		yield written.ref
			? { ...link, ref: written.ref, ...targetOf(entry, written.ref, renamed) }
			: { ...link, asset: addressIn(entry, written.url) };
	}
}

/** Where a link in the prose leads, from the root of the handbook, so that it stays the same when the page moves. */
function addressIn({ prose }: Entry, url: string): string {
	if (/^(?:[a-z][\w+.-]*:|\/\/|#)/i.test(url)) return url;
	const root = 'file:///';
	return URL.parse(url, root + encodeURI(prose?.source.path ?? ''))?.href.slice(root.length) ?? url;
}

/** What a reference leads to as its form alone tells it: a part of the playbook itself, else one of the names it may stand for. */
function targetOf(entry: Entry, ref: Ref, renamed: Renamed): Pick<Link, 'to' | 'part'> {
	const here = ref.targets.find((target) => target.here && hasPart(entry, ref.text, target.list));
	if (here) return { to: entry, part: ref.text };
	// A part written alone stands, or stood, in the same playbook, whichever others the field may name.
	if (ref.part === undefined && ref.targets.some((target) => target.here)) return { to: namesake(ref.text, renamed) };
	if (`${entry.kind.folder}/${ref.id}` === entry.id && ref.targets.some((target) => target.kind === entry.kind.name))
		return ref.part === undefined ? { to: entry } : { to: entry, part: ref.part };
	const ids = new Set(ref.targets.flatMap((target) => (target.here ? [] : nameUnder(target.kind, ref, renamed))));
	if (ids.size === 1 && ids.has(entry.id)) return { to: entry };
	return { to: namesake([...ids].join(alternatives) || ref.text, renamed) };
}

/** Stands between the ids of which one is meant; no id holds it. */
export const alternatives = '|';

const byName = new Map<string, Kind>(kinds.map((kind) => [kind.name, kind]));
const byFolder = new Map<string, Kind>(kinds.map((kind) => [kind.folder, kind]));

function nameUnder(name: string, { id, part, text, targets }: Ref, renamed: Renamed): string[] {
	const kind = byName.get(name);
	if (kind?.single) return [`${kind.folder}#${text}`];
	const [first = '', ...rest] = id.split('/');
	// Where a field alone does not tell the kind, the author writes it before the slug.
	const named = byName.get(first) ?? byFolder.get(first);
	const several = targets.filter(({ here, list }) => !here && !list).length > 1 || name === '*';
	if (several && (!named || (name !== '*' && named.name !== name))) return name === '*' ? [withPart(id, part)] : [];
	const whole = several ? `${named!.folder}/${rest.join('/')}` : kind ? `${kind.folder}/${id}` : id;
	return [withPart(renamed.get(whole) ?? whole, part)];
}

const withPart = (id: string, part: string | undefined) => (part === undefined ? id : `${id}#${part}`);

/** Something of which only the id is known; the same one for the same id, however many states name it. */
function namesake(id: string, renamed: Renamed): Entry {
	const known = namesakes(renamed);
	const one = known.get(id) ?? named(id);
	known.set(id, one);
	return one;
}

const namesakes = memoized((_: Renamed) => new Map<string, Entry>());

function named(id: string): Entry {
	const nothing = { source: { path: '', text: '' }, range: { start: 0, end: 0 } };
	return {
		kind: unknownKind,
		id,
		slug: id,
		title: id,
		sources: [],
		rivals: [],
		data: {},
		parts: [],
		refs: [],
		flaws: [],
		whole: true,
		at: () => nothing,
		stated: () => [],
	};
}

/** What is only named is of no kind that a change could reach. */
const unknownKind: Kind = { ...got(byName, 'page') };
