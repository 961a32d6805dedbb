import { parseDocument } from 'yaml';
import type { Entry } from '../../src/core/entry.ts';
import { splitFrontMatter } from '../../src/core/front-matter.ts';
import type { Handbook } from '../../src/core/handbook.ts';
import type { Path } from '../../src/core/path.ts';
import type { Source } from '../../src/core/source.ts';
import { type Peer, wrongText } from './expectation.ts';
import { facts, relational } from './facts.ts';
import { carryOut, type Mutant, nameOf, type Plan } from './mutant.ts';
import { relations } from './relations.ts';
import { slipsIn } from './slips.ts';

/** Mutants of a handbook: at most `count`, the same ones for the same `seed`, with every field and operation in turn. */
export function mutantsOf(book: Handbook, { seed, count }: { seed: number; count: number }): Mutant[] {
	const plans = book.entries
		.flatMap((entry) => [
			...relationsOf(book, entry, seed),
			...linksIn(book, entry),
			...factsOf(book, entry, seed),
			...slipsOf(entry),
		])
		.filter((plan) => !isExcused(plan, book));
	const order = (plan: Plan) => hash(`${seed} ${nameOf(plan)}`);
	const groups = [...Map.groupBy(plans, groupOf).values()].map((group) => group.sort((a, b) => order(a) - order(b)));
	groups.sort((a, b) => order(a[0]!) - order(b[0]!));
	const chosen: Plan[] = [];
	for (let round = 0; chosen.length < Math.min(count, plans.length); round++)
		for (const group of groups) if (group[round] && chosen.length < count) chosen.push(group[round]!);
	return chosen.map(carryOut);
}

/** Whether the settings excuse that very mistake there. */
const isExcused = ({ entry, expected }: Plan, { waived }: Handbook) =>
	waived.some((one) => one.entry === entry && expected.must.join() === one.rule);

/** Text that names nothing is noticed alike in every field, so that it gets a turn for each kind only. */
const groupOf = ({ entry, field, operation }: Plan) =>
	operation === 'misspell' || operation === 'other kind' ? `${entry.kind.name} ${operation}` : `${field} ${operation}`;

/** The newest day on which a playbook was looked at: a check as of that day gives the same findings whenever it runs. */
export const newestReview = ({ entries }: Handbook): string =>
	entries
		.map(({ data }) => (data as { reviewed?: { on: string } }).reviewed?.on ?? '')
		.sort()
		.at(-1) ?? '';

/** Every reference among the facts: misspelt, led to another kind, removed, led elsewhere; and every list of them emptied. */
function* relationsOf(book: Handbook, entry: Entry, seed: number): Generator<Plan> {
	const emptied = new Set<string>();
	for (const { path, ref } of entry.refs) {
		const link = book.follow(entry, path);
		if (!link?.to) continue;
		const field = fieldOf(entry, path);
		const row = relations[field] ?? relations[field.replace(/^[^.]+/, '*')];
		if (!row) throw new Error(`No expectation is stated for ${field}.`);
		const plan = { entry, path, field, relation: true, ends: [link.to] };
		const siblings = entry.refs.filter((other) => besides(entry, path, other.path)).map((other) => other.ref.text);
		yield { ...plan, operation: 'misspell', at: path, value: `${ref.text}x`, expected: wrongText.misspell };
		const alien = alienTo(book, entry, path, seed);
		if (alien) yield { ...plan, operation: 'other kind', at: path, value: alien, expected: wrongText.alien };
		const at = row.item ? path.slice(0, -1) : path;
		const inList = typeof at.at(-1) === 'number';
		if (row.remove && (!inList || siblings.length > 0))
			yield { ...plan, operation: 'remove', at, value: undefined, expected: row.remove };
		const list = inList ? at.slice(0, -1) : undefined;
		if (list && row.empty && !emptied.has(list.join('.'))) {
			emptied.add(list.join('.'));
			yield {
				...plan,
				path: list,
				operation: 'empty',
				at: list,
				value: undefined,
				ends: endsUnder(book, entry, list),
				expected: row.empty,
			};
		}
		const others = peersOf(book, entry, path).filter(
			(peer) =>
				peer.text !== ref.text && !siblings.includes(peer.text) && (row.to?.(peer, { entry, path }, book) ?? true),
		);
		const other = choose(others, `${seed} swap ${entry.id} ${path.join('.')}`);
		if (row.swap && other)
			yield {
				...plan,
				operation: 'swap',
				at: path,
				value: other.text,
				ends: [link.to, other.entry],
				expected: row.swap,
			};
	}
}

/** Every link in the text to another page, led to a page or a heading that does not exist. */
function* linksIn(book: Handbook, entry: Entry): Generator<Plan> {
	const links = book
		.linksFrom(entry)
		.filter(({ written, ref, to, outcome }) => written && !ref && to && outcome === 'found');
	for (const [index, { written, to }] of links.entries()) {
		const { source } = entry.prose!;
		const { range, url } = written!;
		// An address that is written otherwise than it reads, or stands elsewhere, is left alone.
		if (source.text.slice(range.start, range.end) !== url) continue;
		const plan = {
			entry,
			path: ['prose', index],
			field: `${entry.kind.name}.prose`,
			relation: true,
			ends: [to!],
			prose: { source, range },
		};
		const [file = '', heading] = url.split('#');
		const wrong = file.replace(/(?=\.\w+$)/, 'x') + (heading === undefined ? '' : `#${heading}`);
		if (wrong !== url) yield { ...plan, operation: 'misspell link', url: wrong, expected: wrongText.link };
		yield {
			...plan,
			operation: 'misspell heading',
			url: `${file}#${heading ?? 'what-nobody'}-wrote`,
			expected: wrongText.heading,
		};
	}
}

/** `process.activities.accountable`, whatever the indexes. */
const fieldOf = (entry: Entry, path: Path) =>
	[entry.kind.name, ...path.filter((step) => typeof step === 'string')].join('.');

/** Whether `other` is the same field of a neighbour in the same innermost list. */
function besides(entry: Entry, path: Path, other: Path): boolean {
	const index = path.findLastIndex((step) => typeof step === 'number');
	return (
		index >= 0 &&
		fieldOf(entry, path) === fieldOf(entry, other) &&
		path[index] !== other[index] &&
		path.slice(0, index).every((step, i) => step === other[i])
	);
}

/** Everything a reference could name instead, written the way it is written. */
function peersOf(book: Handbook, entry: Entry, path: Path): Peer[] {
	const { to, part, text, ref } = book.follow(entry, path)!;
	const folder = text.startsWith(`${to!.kind.folder}/`) ? `${to!.kind.folder}/` : '';
	const alike = book.entries.filter(({ kind }) => kind === to!.kind);
	if (part === undefined) return alike.map((peer) => ({ text: folder + peer.slug, entry: peer }));
	const lists = ref!.targets.map(({ list }) => list);
	const list = to!.parts.find((one) => one.id === part && (lists.includes(one.list) || lists.includes('*')))?.list;
	const bare = to!.kind.single || (to === entry && ref?.targets.some(({ here }) => here));
	return (bare ? [to!] : alike).flatMap((peer) =>
		peer.parts
			.filter((one) => one.list === list)
			.map(({ id }) => ({ text: bare ? id : `${folder}${peer.slug}#${id}`, entry: peer, part: id })),
	);
}

/** A playbook of a kind that the field does not take, for fields that name whole playbooks. */
function alienTo(book: Handbook, entry: Entry, path: Path, seed: number): string | undefined {
	const { to, part, text, ref } = book.follow(entry, path)!;
	const takes = ref!.targets.map(({ kind }) => kind);
	if (part !== undefined || takes.includes('*')) return undefined;
	const slugs = new Set(book.entries.filter(({ kind }) => takes.includes(kind.name)).map(({ slug }) => slug));
	const others = book.entries.filter(
		({ kind, slug }) => !takes.includes(kind.name) && !kind.single && !kind.free && !slugs.has(slug),
	);
	const other = choose(others, `${seed} alien ${entry.id} ${path.join('.')}`);
	if (!other) return undefined;
	return text.startsWith(`${to!.kind.folder}/`) ? other.id : other.slug;
}

function* slipsOf(entry: Entry): Generator<Plan> {
	for (const { slip, source, file } of slipsIn(entry))
		yield {
			entry,
			path: ['file'],
			field: `${entry.kind.name}.file`,
			operation: slip.operation,
			relation: false,
			ends: [],
			file,
			...(file.path === source.path ? {} : { gone: source.path }),
			expected: slip.expected,
		};
}

/** Every fact that some change in the table of facts applies to. */
function* factsOf(book: Handbook, entry: Entry, seed: number): Generator<Plan> {
	for (const { field, operation, to, adds, expected } of facts) {
		const [kind, ...names] = field.split('.');
		if (kind !== entry.kind.name && (kind !== '*' || entry.kind.single)) continue;
		const raw = rawOf(entry, names[0]!);
		const found = [...valuesAt(raw, names, [])];
		for (const { path, value } of adds && found.length === 0 ? [{ path: names, value: undefined }] : found) {
			const pick = <Item>(items: readonly Item[]) =>
				choose(items, `${seed} ${operation} ${entry.id} ${path.join('.')}`);
			const changed = to?.(value, { book, entry, path, raw, pick });
			if (to && (changed === undefined || JSON.stringify(changed) === JSON.stringify(value))) continue;
			yield {
				entry,
				path,
				field: [entry.kind.name, ...names].join('.'),
				operation,
				relation: relational.test(field),
				ends: endsOf(book, entry, path),
				at: path,
				value: changed,
				expected,
			};
		}
	}
}

/** The facts of the file that states the field `name`, as they are written. */
function rawOf(entry: Entry, name: string): unknown {
	const { source } = entry.at([name]);
	const known = written.get(source);
	if (known) return known.raw;
	const { facts: yaml } = /\.ya?ml$/.test(source.path) ? { facts: undefined } : splitFrontMatter(source);
	const raw: unknown = parseDocument(yaml ? source.text.slice(yaml.start, yaml.end) : source.text).toJS();
	written.set(source, { raw });
	return raw;
}

const written = new WeakMap<Source, { raw: unknown }>();

/** Every value at the field `names`; lists on the way are looked through, and `*` stands for each item of the last one. */
function* valuesAt(value: unknown, names: readonly string[], path: Path): Generator<{ path: Path; value: unknown }> {
	const [name, ...rest] = names;
	if (name === undefined) yield { path, value };
	else if (Array.isArray(value))
		for (const [index, item] of value.entries()) yield* valuesAt(item, name === '*' ? rest : names, [...path, index]);
	else if (typeof value === 'object' && value !== null && Object.hasOwn(value, name))
		yield* valuesAt((value as Record<string, unknown>)[name], rest, [...path, name]);
}

/** The playbooks that the item with the fact at `path` names. */
function endsOf(book: Handbook, entry: Entry, path: Path): Entry[] {
	const item = path.slice(0, path.findLastIndex((step) => typeof step === 'number') + 1);
	return item.length > 0 ? endsUnder(book, entry, item) : [];
}

const endsUnder = (book: Handbook, entry: Entry, path: Path): Entry[] =>
	book
		.linksFrom(entry)
		.filter((link) => path.every((step, i) => link.path?.[i] === step))
		.flatMap(({ to }) => to ?? []);

/** One of `items`, always the same for the same `key`: an edit elsewhere in the handbook changes no mutant. */
function choose<Item>(items: readonly Item[], key: string): Item | undefined {
	return items[hash(key) % items.length];
}

/** FNV-1a, its bits mixed once more so that keys that differ in one letter lie far apart. */
function hash(text: string): number {
	let state = 0x811c9dc5;
	for (let i = 0; i < text.length; i++) state = Math.imul(state ^ text.charCodeAt(i), 0x01000193);
	state = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
	return (state ^ (state >>> 13)) >>> 0;
}
