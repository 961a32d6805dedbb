import type { Diagnostic } from '../core/diagnostic.ts';
import type { Entry } from '../core/entry.ts';
import type { Handbook } from '../core/handbook.ts';
import { memoized } from '../core/memoized.ts';
import type { Source } from '../core/source.ts';
import { type Team, teamsOf } from '../kinds/views/collaborations.ts';
import { measuresOf } from '../kinds/views/measures.ts';
import { targets } from '../kinds/views/reached.ts';
import { isDraft } from '../kinds/views/status.ts';
import { judge } from './judge.ts';
import { type Need, needOf, needs } from './needs.ts';

export type Verdict = 'holds' | 'weak' | 'missing';

/** Whether one of the seven things is there, and the sentence behind it. */
interface Judgement {
	readonly need: Need;
	readonly title: string;
	readonly verdict: Verdict;
	readonly sentence: string;
	/** The findings that weaken it, the gravest first. */
	readonly findings: readonly Diagnostic[];
}

/** A collaboration against the seven things it needs. */
export interface Standing {
	readonly team: Team;
	readonly judgements: readonly Judgement[];
	/** Everything it is made of. */
	readonly scope: ReadonlySet<Entry>;
}

/** How every collaboration stands. The facts decide what is missing; findings about what is there make it weak. */
export const standingsOf = memoized((book: Handbook): readonly Standing[] => {
	const byEntry = gravest(book);
	const owners = new Map(book.entries.flatMap((entry) => entry.sources.map((source) => [source, entry] as const)));
	return teamsOf(book).map((team) => {
		const scope = scopeOf(book, team);
		const findings = [...scope]
			.flatMap((entry) => byEntry.get(entry) ?? [])
			.filter((one) => within(one, scope, owners));
		const byNeed = Map.groupBy(findings.toSorted(byWeight), needOf);
		return {
			team,
			scope,
			judgements: needs.map(({ id, title }) => {
				const weakened = byNeed.get(id) ?? [];
				const facts = judge(book, team, id);
				const finding = facts.verdict === 'holds' ? weakened[0] : undefined;
				return {
					need: id,
					title,
					findings: weakened,
					...(finding ? { verdict: 'weak' as const, sentence: finding.message } : facts),
				};
			}),
		};
	});
});

/** What weakens, by playbook: errors and warnings, and in a draft the notes on what is left to write. Elsewhere a note is a wish. */
const gravest = ({ diagnostics }: Handbook) =>
	Map.groupBy(
		diagnostics.filter(({ severity, entry }) => severity !== 'info' || (entry && isDraft(entry))),
		({ entry }) => entry,
	);

const weights = { error: 0, warning: 1, info: 2 } as const;
const byWeight = (a: Diagnostic, b: Diagnostic) => weights[a.severity] - weights[b.severity];

/** Everything a collaboration is made of. */
function scopeOf(book: Handbook, { collaboration, goal, roles, activities }: Team): ReadonlySet<Entry> {
	const of = (...pattern: readonly string[]) => targets(book, collaboration, ...pattern);
	const communities = of('communities', '*');
	const sessions = communities.flatMap((one) => targets(book, one, 'sessions', '*'));
	return new Set<Entry>([
		collaboration,
		...(goal ? [goal, ...targets(book, goal, 'measures', '*')] : []),
		...roles.flatMap(({ role }) => [role, ...measuresOf(book, role)]),
		...of('processes', '*'),
		...activities.flatMap(({ systems }) => systems.map(({ system }) => system)),
		...communities,
		...sessions,
		...sessions.flatMap((one) => targets(book, one, 'outputs', '*')),
		...of('coaching', '*'),
		...of('culture', '*'),
		...of('assessment'),
	]);
}

/** Whether a finding in a playbook that several collaborations share is about this one: one of its other ends lies here, too. */
const within = (
	{ entry, related = [] }: Diagnostic,
	scope: ReadonlySet<Entry>,
	owners: ReadonlyMap<Source, Entry>,
): boolean => {
	const others = related.map(({ source }) => owners.get(source)).filter((one) => one !== undefined && one !== entry);
	return others.length === 0 || others.some((one) => scope.has(one!));
};
