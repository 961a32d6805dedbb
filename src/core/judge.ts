import { byPlace, type Diagnostic } from './diagnostic.ts';
import type { Entry } from './entry.ts';
import type { Facts, Handbook, Watch } from './handbook.ts';
import { isLeft } from './left.ts';
import { maxFindingsPerFile } from './limits.ts';
import type { Link } from './link.ts';
import { memoized } from './memoized.ts';
import type { BookRule, EntryRule, Near, Problem, Rule } from './rule.ts';

/**
 * Judges by `rules`, as far as the profile of the settings wants them and the handbook is sound enough for them. What
 * was found about an entry is kept as long as the entry is.
 */
export function createJudge(rules: readonly Rule[]): (facts: Facts, watch: Watch) => Diagnostic[] {
	const entryRules = rules.filter((rule) => 'judge' in rule);
	const bookRules = rules.filter((rule) => 'checker' in rule).map((rule) => ({ rule, check: rule.checker() }));
	const before = new WeakMap<Entry, Judged>();
	return (facts, watch) => {
		const profile = profileOf(facts);
		const unsettled = isUnsettled(facts);
		const speaks = (rule: Rule) => profiles.indexOf(rule.profile) <= profile;
		const found: Diagnostic[] = [];
		for (const { rule, check } of bookRules) {
			if (!speaks(rule)) continue;
			watch(`check ${rule.id}`, () => {
				for (const problem of check(facts))
					if (speaksOf(rule, problem) && isCertain(rule, problem, facts)) found.push(diagnose(rule, problem));
			});
		}
		for (const { rule, diagnostic } of judgeEntries(entryRules, before, facts, watch))
			if (speaks(rule)) found.push(diagnostic);
		return found.filter(({ severity }) => !unsettled || severity === 'error');
	};
}

const speaksOf = (rule: Rule, problem: Problem): boolean => rule.ofToDos === true || !isLeft(problem, rule.severity);

/** Whether nothing that could not be read may hold what a problem says is missing. */
function isCertain({ fromAbsence }: BookRule, { entry, related = [], sought = [] }: Problem, facts: Facts): boolean {
	if (!fromAbsence || facts.sound) return true;
	if (fromAbsence === true) return false;
	return (
		[entry, ...related.map((other) => other.entry)].every(facts.isSound) &&
		![...fromAbsence, ...sought].some((kind) => facts.unsoundKinds.has(kind))
	);
}

const profiles: readonly string[] = ['starter', 'standard', 'strict'];

/** Whether the settings are there and cannot be read: then nobody knows what they hold back. */
const isUnsettled = ({ settings }: Pick<Facts, 'settings'>) =>
	settings !== undefined && !Object.hasOwn(settings.data, 'waivers');

/** The profile in which `rules` run, and how many of each larger one are held back by it. */
export function heldBack(rules: readonly Rule[], facts: Facts): Handbook['profile'] {
	const profile = profileOf(facts);
	const larger = profiles.slice(profile + 1);
	const unrun = larger.map((name) => ({ name, rules: rules.filter((rule) => rule.profile === name).length }));
	return { name: profiles[profile]!, unrun: unrun.filter((one) => one.rules > 0) };
}

/** How much the settings want checked, as an index of `profiles`. */
function profileOf({ settings }: Facts): number {
	if (isUnsettled({ settings })) return 0;
	const { profile: wanted = 'standard' } = (settings?.data ?? {}) as { profile?: string };
	return profiles.indexOf(wanted);
}

interface Verdict {
	readonly rule: EntryRule;
	readonly diagnostic: Diagnostic;
}

/** What the rules found about one entry, and the links they looked at: while these stay the same lists, so does the verdict. */
interface Judged {
	readonly today: string;
	readonly read: Map<Entry, readonly Link[]>;
	readonly verdicts: Verdict[];
}

/** What the rules that judge single entries find. Only entries are judged again that were edited, or that lead to one that was. */
function judgeEntries(
	rules: readonly EntryRule[],
	before: WeakMap<Entry, Judged>,
	facts: Facts,
	watch: Watch,
): Verdict[] {
	const stale: (Judged & { readonly entry: Entry })[] = [];
	watch('recall', () => {
		for (const entry of facts.entries) {
			if (stands(before.get(entry), facts)) continue;
			const read = new Map([[entry, facts.linksFrom(entry)]]);
			const judged = { today: facts.today, read, verdicts: [] };
			before.set(entry, judged);
			stale.push({ ...judged, entry });
		}
	});
	const ofKind = Map.groupBy(stale, ({ entry }) => entry.kind.name);
	for (const rule of rules) {
		watch(`check ${rule.id}`, () => {
			for (const { entry, read, verdicts } of rule.kind === undefined ? stale : (ofKind.get(rule.kind) ?? [])) {
				const seen: Judged['read'] = new Map();
				const problems = [...rule.judge(entry, nearTo(facts, seen))];
				for (const [one, links] of seen) read.set(one, links);
				if (rule.fromAbsence && !facts.sound && !areSound(entry, seen, facts)) continue;
				for (const problem of problems)
					if (speaksOf(rule, problem)) verdicts.push({ rule, diagnostic: diagnose(rule, problem) });
			}
		});
	}
	return facts.entries.flatMap((entry) => before.get(entry)?.verdicts ?? []);
}

/** Whether an entry is sound, and those whose links were looked at are, and what these name could be read. */
const areSound = (entry: Entry, seen: Judged['read'], { isSound }: Facts): boolean =>
	isSound(entry) &&
	seen.entries().every(([entry, links]) => isSound(entry) && links.every(({ ref, to }) => !ref || !to || to.whole));

/** A list of links stays the same as long as its entry, the entries it names, the settings and the names of all files do. */
const stands = (judged: Judged | undefined, { today, linksFrom }: Facts): boolean =>
	judged?.today === today && judged.read.entries().every(([entry, links]) => linksFrom(entry) === links);

/** `facts` as they are seen from one entry, noting in `read` whose links were looked at. */
function nearTo({ today, settings, linksFrom, follow }: Facts, read: Map<Entry, readonly Link[]>): Near {
	const note = (entry: Entry): readonly Link[] => {
		const links = linksFrom(entry);
		read.set(entry, links);
		return links;
	};
	return {
		today,
		settings,
		linksFrom: note,
		follow(entry, path) {
			note(entry);
			return follow(entry, path);
		},
	};
}

function diagnose(
	rule: Rule,
	{ entry, path, part, source, range, key, message, help, severity, fix, lacks, suggests, related }: Problem,
): Diagnostic {
	const place = source && range ? { source, range } : entry.at(path ?? [], part);
	const others = related?.map((other) => ({ ...other.entry.at(other.path), message: other.message }));
	return {
		id: [rule.id, entry.id, key ?? stepsOf(entry, path ?? [])].filter(Boolean).join(':'),
		rule: rule.id,
		weakens: rule.weakens,
		severity: severity ?? rule.severity,
		...place,
		message,
		entry,
		...(help ? { help } : {}),
		...(fix ? { fix } : {}),
		...(lacks === undefined ? {} : { lacks }),
		...(suggests ? { suggests } : {}),
		...(others?.length ? { related: others } : {}),
	};
}

/** A path in the data with ids instead of indexes where items have one, so that moving an item changes nothing. */
function stepsOf(entry: Entry, path: readonly PropertyKey[]): string {
	const ids = partIds(entry);
	return path.map((step, depth) => ids.get(path.slice(0, depth + 1).join('.')) ?? String(step)).join('.');
}

const partIds = memoized(
	({ parts }: Entry): ReadonlyMap<string, string> =>
		new Map(parts.toReversed().map(({ path, id }) => [path.join('.'), id])),
);

/** Findings as they are reported: by place, no more of a kind than anybody reads, each with an identity of its own. */
export const inOrder = (diagnostics: readonly Diagnostic[]): Diagnostic[] =>
	numbered(capped([...diagnostics].sort(byPlace)));

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
		const { help: _, related: __, suggests: ___, lacks: ____, ...bare } = first;
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
