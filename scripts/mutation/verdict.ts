import type { Diagnostic } from '../../src/core/diagnostic.ts';
import type { Handbook } from '../../src/core/handbook.ts';
import type { Mutant } from './mutant.ts';

export interface Verdict {
	readonly mutant: Mutant;
	/** `exempt` is what no rule could know, whatever it said. */
	readonly outcome: 'noticed' | 'elsewhere' | 'otherwise' | 'missed' | 'exempt';
	/** Findings that the handbook did not have before. */
	readonly found: readonly Diagnostic[];
	/** Those of `found` by the right rule at the right place. */
	readonly right: readonly Diagnostic[];
	/** Those of `found` that nobody expected. */
	readonly extra: readonly Diagnostic[];
}

/** What `after`, the handbook with the mistake of `mutant`, says that `before` did not. */
export function judge(mutant: Mutant, before: Handbook, after: Handbook): Verdict {
	const { expected } = mutant;
	const known = new Set(before.diagnostics.flatMap((one) => [one.id, wordsOf(one)]));
	const found = after.diagnostics.filter((one) => !known.has(one.id) && !known.has(wordsOf(one)));
	const meant = found.filter(({ rule }) => expected.must.includes(rule));
	const right = meant.filter((one) => standsRight(mutant, before, one));
	const excused = mutant.entry.kind.single ? before.waived.map(({ rule }) => rule) : [];
	const allowed = new Set([...expected.must, ...(expected.may ?? []), ...consequences, ...excused]);
	const exempt = expected.exempt && (expected.exempt.when?.(mutant, before) ?? true);
	// Of what nothing else in the handbook contradicts, whatever a rule may still notice is welcome.
	const extra = exempt ? [] : found.filter(({ rule }) => !allowed.has(rule));
	const outcome = exempt
		? 'exempt'
		: right.length > 0
			? 'noticed'
			: meant.length > 0
				? 'elsewhere'
				: found.length > 0
					? 'otherwise'
					: 'missed';
	return { mutant, outcome, found, right, extra };
}

/** A removed item moves the ones after it, and with them the identity of findings about items without an id. */
const wordsOf = ({ rule, source, message }: Diagnostic) => `${rule} ${source.path} ${message}`;

/** A relation less may leave a playbook unused or an exception without anything to excuse; a playbook that is named anew may have changed since the last look, or be a draft. */
const consequences = ['unused-entry', 'suspect-entry', 'unused-waiver', 'draft-reference'];

/** In the file with the mistake, at the other end of the relation, or pointing from elsewhere to one of them. */
function standsRight(mutant: Mutant, book: Handbook, { source, range, related = [] }: Diagnostic): boolean {
	const { expected, entry, ends, text } = mutant;
	if (expected.exactly) return source.path === mutant.source.path && source.text.slice(range.start, range.end) === text;
	const near = expected.around
		? [...book.linksTo(entry).map(({ from }) => from), ...book.linksFrom(entry).flatMap(({ to }) => to ?? [])]
		: [];
	const paths = new Set([entry, ...ends, ...near].flatMap(({ sources }) => sources.map(({ path }) => path)));
	paths.add(mutant.source.path);
	return paths.has(source.path) || related.some((other) => other.source.path === mutant.source.path);
}

export interface Score {
	readonly noticed: number;
	/** Mutants that something else in the handbook contradicts. */
	readonly counted: number;
	readonly exempt: number;
	readonly share: number;
}

/** How many of the mutants that count were noticed as they should be. */
export function scoreOf(verdicts: readonly Verdict[]): Score {
	const exempt = verdicts.filter(({ outcome }) => outcome === 'exempt').length;
	const noticed = verdicts.filter(({ outcome }) => outcome === 'noticed').length;
	const counted = verdicts.length - exempt;
	return { noticed, counted, exempt, share: counted > 0 ? noticed / counted : 1 };
}
