import type { z } from 'zod';
import { capital } from '../words/words.ts';
import { bareId, forIds } from './bare-id.ts';
import type { Components } from './component.ts';
import { missingFacts, readFacts } from './facts.ts';
import { elementOf, fieldAt, isProse, targetsOf } from './field.ts';
import type { Identity } from './identity.ts';
import { type Kind, Ref } from './kind.ts';
import type { Path, YamlPart } from './path.ts';
import { type Prose, readProse } from './prose.ts';
import { isRecord } from './record.ts';
import { scalar } from './scalar.ts';
import { pathInFile, shape } from './shape.ts';
import type { Flaw, Location, Range, Source } from './source.ts';
import type { Yaml } from './yaml.ts';

/** One playbook: the facts of its kind, and prose. */
export interface Entry<K extends Kind = Kind> {
	readonly kind: K;
	/** Permanent id and path on the site: `roles/account-executive`. */
	readonly id: string;
	/** The id within its kind: `account-executive`. */
	readonly slug: string;
	/** What readers call it: the title, else the first heading, else the file's name. */
	readonly title: string;
	/** The files it is written in: facts first. */
	readonly sources: readonly Source[];
	/** Other files that claim the same id. */
	readonly rivals: readonly Source[];
	/** The id it would have, and the file that has it. */
	readonly yields?: Identity['yields'];
	/** The fields that fit the kind's schema; the others are named in `flaws`. */
	readonly data: Readonly<Partial<z.output<K['schema']>>>;
	/** Items with an `id`, by which others refer to a part of this entry. */
	readonly parts: readonly Part[];
	/** Every reference in `data`, in order. */
	readonly refs: readonly { readonly path: Path; readonly ref: Ref }[];
	/** The Markdown, with the file it stands in. */
	readonly prose?: Prose & { readonly source: Source };
	readonly flaws: readonly (Flaw & { readonly source: Source })[];
	/** Whether all of it could be read; where not, nothing may be concluded from what is absent. */
	readonly whole: boolean;
	/** Where the value at `path` stands; the closest parent when it is absent. */
	at(path: Path, part?: YamlPart): Location;
	/** Every place where the top-level field `name` is stated: more than one where two files state it. */
	stated(name: string): readonly Location[];
}

export interface Part {
	/** The top-level list it stands in: `activities`. */
	readonly list: string;
	readonly id: string;
	readonly path: Path;
	readonly title: string;
}

/** Reads entries whose text may hold `components`. Unchanged files give the same entry again, as long as somebody holds them. */
export function entryReader(components: Components): (identity: Identity) => Entry {
	const entries = new WeakMap<Source, { identity: Identity; entry: Entry }>();
	return (identity) => {
		const key = identity.facts ?? identity.prose!;
		const known = entries.get(key);
		if (known && same(known.identity, identity)) return known.entry;
		const entry = parseEntry(identity, components);
		entries.set(key, { identity, entry });
		return entry;
	};
}

const owners = new WeakMap<Ref, Entry>();

/** The entry among whose facts a reference stands. */
export const writtenIn = (ref: Ref): Entry | undefined => owners.get(ref);

const same = (a: Identity, b: Identity) =>
	a.kind === b.kind &&
	a.id === b.id &&
	a.facts === b.facts &&
	a.prose === b.prose &&
	a.misplaced?.message === b.misplaced?.message &&
	a.yields?.to === b.yields?.to &&
	a.rivals.length === b.rivals.length &&
	a.rivals.every((rival, i) => rival === b.rivals[i]);

/** Reads the files of one entry, whose text may hold `components`. Never throws. */
export function parseEntry(
	{ kind, id, slug, facts, prose, rivals, misplaced, yields }: Identity,
	components: Components,
): Entry {
	const sources = [facts, prose].filter((source) => source !== undefined);
	const files = sources.map(readFacts);
	const body = prose && !prose.flaw ? readProse(prose, components) : undefined;
	const flaws = files.flatMap(({ source, flaws }) =>
		flaws.map((flaw) => ({ ...forIds(kind, source.text, milder(kind, flaw)), source })),
	);
	if (prose && body) for (const flaw of body.flaws) flaws.push({ ...flaw, source: prose });

	const owner = (name: PropertyKey | undefined) =>
		files.find(({ yaml }) => isRecord(yaml.value) && name !== undefined && Object.hasOwn(yaml.value, name)) ??
		files[0]!;
	const inFile: Entry['at'] = (path, part) => {
		const { source, yaml } = owner(path[0]);
		return { source, range: yaml.at(path, part) };
	};
	const stated: Entry['stated'] = (name) =>
		files.flatMap(({ source, yaml }) =>
			isRecord(yaml.value) && Object.hasOwn(yaml.value, name) ? [{ source, range: yaml.at([name], 'key') }] : [],
		);

	const raw: Record<string, unknown> = Object.create(null);
	for (const { yaml } of files.toReversed())
		if (isRecord(yaml.value)) for (const name of Object.keys(yaml.value)) raw[name] = yaml.value[name];
	const unstated = missingFacts(kind, sources);
	if (unstated) flaws.push({ ...unstated, source: sources[0]! });
	if (misplaced) flaws.push({ ...misplaced, source: sources[0]! });
	const readable = !unstated && files.every(({ yaml }) => isRecord(yaml.value));
	const written = (path: Path, part?: YamlPart) => {
		const { source, range } = inFile(path, part);
		return source.text.slice(range.start, range.end);
	};
	const cuts = readable ? files.flatMap(({ source, yaml }) => cutFlaws(kind, source, yaml)) : [];
	flaws.push(...cuts);
	const shaped = readable ? shape(kind, raw, written) : { data: {}, findings: [] };
	for (const { path, part, writes, over = { path, part }, ...finding } of shaped.findings) {
		const { source, range } = inFile(path, part);
		// A field that is empty because its text was cut is told there.
		if (finding.rule === 'field-missing' && cuts.some((cut) => cut.source === source && onLine(cut, range))) continue;
		const suggests =
			writes === undefined ? {} : { suggests: [{ range: trimmed(inFile(over.path, over.part)), text: writes }] };
		flaws.push({ ...finding, range, source, ...suggests });
	}
	const data = shaped.data as Entry['data'];
	const heading = body?.headings.find(({ depth }) => depth === 1) ?? body?.headings[0];
	const stem = (id.split('/').at(-1) || 'home').replace(/[-_]+/g, ' ');
	const { title: stateTitle } = data as { title?: unknown };
	const title = (typeof stateTitle === 'string' && stateTitle.trim()) || heading?.text || capital(stem);
	const entry: Entry = {
		kind,
		id,
		slug,
		title,
		sources,
		rivals,
		...(yields ? { yields } : {}),
		data,
		flaws,
		stated,
		whole:
			readable &&
			flaws.every(({ rule }) => rule !== 'yaml-syntax') &&
			shaped.findings.every(({ severity }) => severity === 'info') &&
			(!body || body.readable),
		at: remembered((path, part) => inFile(pathInFile(data, path), part)),
		parts: [...partsIn(data)],
		refs: refsIn(data),
		...(prose && body ? { prose: { ...body, source: prose } } : {}),
	};
	for (const { ref } of entry.refs) owners.set(ref, entry);
	return entry;
}

/** A free page asks for no facts: where they are lost, its text is still there. */
const milder = ({ free }: Kind, flaw: Flaw): Flaw =>
	free && flaw.rule === 'front-matter' && !flaw.message.includes('never closed')
		? { ...flaw, severity: 'warning' }
		: flaw;

/** Whether a cut stands on the line on which `range` ends. */
const onLine = ({ source, range: { start } }: { source: Source; range: Range }, { end }: Range) =>
	end <= start && !source.text.slice(end, start).includes('\n');

/** Texts that were cut, where the field holds words for a reader; of an id, all of it. */
const cutFlaws = (kind: Kind, source: Source, yaml: Yaml) =>
	yaml.cuts().flatMap(({ path, range, message, help, edits, all, text }) => {
		const field = fieldAt(kind.schema, path);
		if (!field) return [];
		const cut = { rule: 'cut-text', severity: all ? ('error' as const) : ('warning' as const), source, range };
		if (isProse(field)) return [{ ...cut, message, help, suggests: edits }];
		const id = bareId(text);
		if (all && targetsOf(field) && /^[\w/#-]+$/.test(id))
			return [{ ...cut, message, help: `Write \`${id}\`.`, suggests: edits.map((edit) => ({ ...edit, text: id })) }];
		const items = elementOf(field) ? text.split(/[#,;\s]+/).filter(Boolean) : [];
		if (!all || items.length === 0 || !field.safeParse(items).success) return [];
		const list = `[${items.map(scalar).join(', ')}]`;
		return [
			{
				...cut,
				message: 'What follows `#` is a comment, so nothing is in this list.',
				help: `Write \`${list}\`.`,
				suggests: edits.map((edit) => ({ ...edit, text: list })),
			},
		];
	});

/** The range without blanks at its end: that of a map reaches to the next line. */
const trimmed = ({ source, range: { start, end } }: Location) => ({
	start,
	end: start + source.text.slice(start, end).replace(/[ \t\r\n]+$/, '').length,
});

/** A finding that stands is looked up after every edit of any other file; where it stands cannot have moved. */
function remembered(at: Entry['at']): Entry['at'] {
	const known = new Map<string, Location>();
	return (path, part = 'value') => {
		const key = [part, ...path].join('\n');
		const location = known.get(key) ?? at(path, part);
		known.set(key, location);
		return location;
	};
}

/** Every `Ref` in `data`, with its path. A walk over values, so a schema may nest references as it likes. */
function refsIn(data: unknown): { path: Path; ref: Ref }[] {
	const found: { path: Path; ref: Ref }[] = [];
	const path: PropertyKey[] = [];
	const walk = (step: PropertyKey, value: unknown) => {
		if (typeof value !== 'object' || value === null) return;
		path.push(step);
		if (value instanceof Ref) found.push({ path: [...path], ref: value });
		else if (Array.isArray(value)) value.forEach((item, index) => void walk(index, item));
		else for (const [key, inner] of Object.entries(value)) walk(key, inner);
		path.pop();
	};
	for (const [key, value] of Object.entries(data as object)) walk(key, value);
	return found;
}

/** Items with an `id` in the top-level lists, and in lists inside them. */
function* partsIn(data: unknown, path: Path = []): Generator<Part> {
	if (Array.isArray(data)) {
		for (const [index, item] of data.entries()) {
			if (!isRecord(item) || item instanceof Ref) continue;
			const { id, title, text } = item;
			if (typeof id === 'string')
				yield {
					list: String(path.at(-1)),
					id,
					path: [...path, index],
					title: typeof title === 'string' ? title : typeof text === 'string' ? text : id,
				};
			yield* partsIn(item, [...path, index]);
		}
	} else if (isRecord(data) && !(data instanceof Ref))
		for (const [key, value] of Object.entries(data))
			if (typeof value === 'object') yield* partsIn(value, [...path, key]);
}
