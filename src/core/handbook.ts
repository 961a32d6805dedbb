import { componentsOf } from './component.ts';
import { byPlace, type Diagnostic } from './diagnostic.ts';
import { type Entry, parseEntry } from './entry.ts';
import { identify, isAsset, isText } from './identity.ts';
import type { Kind } from './kind.ts';
import { maxFindingsPerFile } from './limits.ts';
import { type Link, linksOf } from './link.ts';
import { namesOf } from './names.ts';
import type { Facts, Problem, Rule } from './rule.ts';
import type { Source } from './source.ts';
import { applyWaivers } from './waiver.ts';

/** Everything known about a set of sources. The one value the site, the command line and the language server read. */
export interface Handbook {
	readonly sources: ReadonlyMap<string, Source>;
	/** Every playbook and page, in order of id, and the settings. */
	readonly entries: readonly Entry[];
	readonly links: readonly Link[];
	readonly diagnostics: readonly Diagnostic[];
	/** The day of the check, as year-month-day: what is overdue depends on it. */
	readonly today: string;
	/** The state this one is compared with, where there is one: what changed since then is judged, too. */
	readonly base?: Facts;
	/** Findings that the settings excuse. */
	readonly waived: readonly Diagnostic[];
	/** Whether every file could be read whole and every reference resolved: only then may a rule argue from absence. */
	readonly sound: boolean;
	/** Entries of one kind, typed by its schema. */
	of<K extends Kind>(kind: K): readonly Entry<K>[];
	/** The entry with this id (`roles/account-executive`). */
	find(id: string): Entry | undefined;
	/** The entry a field refers to at `path`, where the reference resolves. */
	follow(entry: Entry, path: readonly PropertyKey[]): Link | undefined;
	linksFrom(entry: Entry): readonly Link[];
	linksTo(entry: Entry): readonly Link[];
}

export interface CheckOptions {
	/** Today's date, as year-month-day; the core has no clock. */
	readonly today: string;
	/** The state to compare with, for rules that judge what changed. */
	readonly base?: Facts;
	/** Sees each step of a check run, for those who measure it. */
	readonly watch?: Watch;
}

export type Watch = (step: string, run: () => void) => void;

/** Checks `sources` as one handbook. Pure: reads no files and never throws, whatever the text. */
export function checkHandbook(
	sources: ReadonlyMap<string, Source>,
	kinds: readonly Kind[],
	rules: readonly Rule[],
	{ today, base, watch = (_, run) => run() }: CheckOptions,
): Handbook {
	let facts!: Facts;
	let entries: Entry[] = [];
	const components = componentsOf(kinds);
	watch('parse', () => {
		entries = identify(sources.values(), kinds)
			.map((identity) => parseEntry(identity, components))
			.sort((a, b) => (a.id < b.id ? -1 : 1));
	});
	watch('link', () => {
		facts = { ...linkHandbook(sources, kinds, entries, today), ...(base ? { base } : {}) };
	});
	const flaws = [...flawsOf(facts)];
	const found: Diagnostic[] = [];
	const profile = profileOf(facts);
	for (const rule of rules) {
		if (profiles.indexOf(rule.profile) > profile || (rule.fromAbsence && !facts.sound)) continue;
		watch(`check ${rule.id}`, () => {
			for (const problem of rule.check(facts)) found.push(diagnose(rule, problem));
		});
	}
	const { standing, waived } = applyWaivers(found, facts);
	return { ...facts, waived, diagnostics: numbered(capped([...flaws, ...standing].sort(byPlace))) };
}

const profiles = ['starter', 'standard', 'strict'] as const;

/** How much the settings want checked, as an index of `profiles`. */
function profileOf({ entries }: Facts): number {
	const settings = entries.find(({ kind }) => kind.single)?.data as { profile?: string } | undefined;
	return profiles.findIndex((profile) => profile === (settings?.profile ?? 'standard'));
}

function linkHandbook(
	sources: ReadonlyMap<string, Source>,
	kinds: readonly Kind[],
	entries: readonly Entry[],
	today: string,
): Facts {
	const names = namesOf(sources, kinds, entries);
	const ofKind = Map.groupBy(entries, ({ kind }) => kind.name);
	const from = new Map(entries.map((entry) => [entry, linksOf(entry, names)]));
	const links = [...from.values()].flat();
	const sound =
		entries.every((entry) => entry.whole) &&
		sources.values().every(({ flaw }) => flaw?.rule !== 'unreadable-file') &&
		links.every(({ outcome }) => outcome === 'found' || outcome === 'external');
	let to: Map<Entry, Link[]> | undefined;
	return {
		today,
		sources,
		entries,
		links,
		sound,
		of: <K extends Kind>(kind: K) => (ofKind.get(kind.name) ?? []) as unknown as readonly Entry<K>[],
		find: (id) => names.byId.get(id),
		follow: (entry, path) => {
			const own = from.get(entry);
			return own && byPath(own).get(path.join('.'));
		},
		linksFrom: (entry) => from.get(entry) ?? [],
		linksTo(entry) {
			to ??= groupByTarget(links);
			return to.get(entry) ?? [];
		},
	};
}

const paths = new WeakMap<readonly Link[], ReadonlyMap<string, Link>>();

/** The resolved references of an entry by their path; kept as long as its links are. */
function byPath(links: readonly Link[]): ReadonlyMap<string, Link> {
	const known = paths.get(links);
	if (known) return known;
	const found = new Map<string, Link>();
	for (const link of links) if (link.path && link.outcome === 'found') found.set(link.path.join('.'), link);
	paths.set(links, found);
	return found;
}

function groupByTarget(links: readonly Link[]): Map<Entry, Link[]> {
	const to = new Map<Entry, Link[]>();
	for (const link of links) {
		if (!link.to || link.outcome !== 'found') continue;
		const list = to.get(link.to);
		if (list) list.push(link);
		else to.set(link.to, [link]);
	}
	return to;
}

/** What reading found, in files that make an entry and in those that make none. */
function* flawsOf({ entries, sources }: Facts): Generator<Diagnostic> {
	for (const entry of entries) {
		for (const { source, rule, range, message, help, severity = 'error' } of entry.flaws) {
			yield { id: `${rule}:${entry.id}`, rule, severity, source, range, message, entry, ...(help ? { help } : {}) };
		}
	}
	const known = new Set(entries.flatMap((entry) => [...entry.sources, ...entry.rivals]));
	for (const source of sources.values()) {
		if (known.has(source) || (isAsset(source.path) && !source.flaw)) continue;
		const { rule, message, help, severity = 'error' } = source.flaw ?? strayFile(source.path);
		yield {
			id: `${rule}:${source.path}`,
			rule,
			severity,
			source,
			range: { start: 0, end: 0 },
			message,
			...(help ? { help } : {}),
		};
	}
}

/** Files that other tools run or serve; in a handbook they are never meant well. */
const code =
	/(?:^|\/)\.(?:env|npmrc|yarnrc|babelrc|eslintrc|prettierrc|remarkrc)[^/]*$|\.(?:html?|xhtml|[cm]?[jt]sx?|astro|vue|svelte|php|jsp|wasm|exe|bat|cmd)$/i;

function strayFile(path: string): { rule: string; message: string; help: string; severity?: 'info' } {
	if (code.test(path))
		return {
			rule: 'stray-code',
			message: 'This file holds code or settings of a tool. Fieldbook neither runs nor publishes it.',
			help: 'Move it out of the handbook.',
		};
	const why = isText(path)
		? 'YAML outside the folders of the kinds is no playbook'
		: 'files of this type are neither playbooks nor pages';
	return {
		rule: 'ignored-file',
		severity: 'info',
		message: `This file is not on the site: ${why}.`,
		help: 'Leave it, move it to the folder of its kind, or keep it elsewhere.',
	};
}

function diagnose(
	rule: Rule,
	{ entry, path, part, source, range, key, message, help, severity, fix, related }: Problem,
): Diagnostic {
	const place = source && range ? { source, range } : entry.at(path ?? [], part);
	const others = related?.map((other) => ({ ...other.entry.at(other.path), message: other.message }));
	return {
		id: [rule.id, entry.id, key ?? stepsOf(entry, path ?? [])].filter(Boolean).join(':'),
		rule: rule.id,
		severity: severity ?? rule.severity,
		...place,
		message,
		entry,
		...(help ? { help } : {}),
		...(fix ? { fix } : {}),
		...(others?.length ? { related: others } : {}),
	};
}

/** A path in the data with ids instead of indexes where items have one, so that moving an item changes nothing. */
function stepsOf(entry: Entry, path: readonly PropertyKey[]): string {
	return path
		.map(
			(step, depth) =>
				entry.parts.find((part) => part.path.length === depth + 1 && part.path.every((one, i) => one === path[i]))
					?.id ?? String(step),
		)
		.join('.');
}

/** Past `maxFindingsPerFile` of one rule in one file, the rest is counted. */
function capped(diagnostics: readonly Diagnostic[]): Diagnostic[] {
	const counts = new Map<string, number>();
	const keep: Diagnostic[] = [];
	const rest = new Map<string, { first: Diagnostic; count: number }>();
	for (const diagnostic of diagnostics) {
		const key = `${diagnostic.rule}\n${diagnostic.source.path}`;
		const count = (counts.get(key) ?? 0) + 1;
		counts.set(key, count);
		if (count <= maxFindingsPerFile) keep.push(diagnostic);
		else rest.set(key, { first: rest.get(key)?.first ?? diagnostic, count: count - maxFindingsPerFile });
	}
	for (const { first, count } of rest.values()) {
		const { help: _, related: __, ...bare } = first;
		keep.push({
			...bare,
			id: `${first.rule}:${first.source.path}:rest`,
			message: `${count} more findings of this rule in this file are not listed.`,
		});
	}
	return rest.size > 0 ? keep.sort(byPlace) : keep;
}

/** Findings that are alike in rule and place in the data are told apart by their order. */
function numbered(diagnostics: readonly Diagnostic[]): Diagnostic[] {
	const seen = new Map<string, number>();
	return diagnostics.map((diagnostic) => {
		const count = (seen.get(diagnostic.id) ?? 0) + 1;
		seen.set(diagnostic.id, count);
		return count === 1 ? diagnostic : { ...diagnostic, id: `${diagnostic.id}~${count}` };
	});
}
