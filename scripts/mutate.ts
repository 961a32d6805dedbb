import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { checker, readSources } from '../src/load.ts';
import { rules } from '../src/rules/index.ts';
import { nameOf, withMistake } from './mutation/mutant.ts';
import { mutantsOf, newestReview } from './mutation/mutants.ts';
import { judge, scoreOf, type Verdict } from './mutation/verdict.ts';

// Breaks the shipped handbook in one place at a time and reports what its checks notice. What they should notice is
// stated in `mutation/`, by people who asked what else in the handbook contradicts the mistake, not by the rules.
// `npm run mutate -- --seed 2 --count 3000 --list`
const { values } = parseArgs({
	options: {
		seed: { type: 'string', default: '1' },
		count: { type: 'string', default: '1200' },
		list: { type: 'boolean', default: false },
	},
});

/** Share of the mutants of relations that must be noticed by the right rule at the right place. */
const wanted = 0.95;

const check = checker();
const sources = readSources(join(import.meta.dirname, '../content'));
// No state of the repository has a name, so that an edition that is named is one without its tag.
const terms = { today: newestReview(check(sources)), isRevision: () => false };
const before = check(sources, terms);
const verdicts = mutantsOf(before, { seed: Number(values.seed), count: Number(values.count) }).map((mutant) =>
	judge(mutant, before, check(withMistake(sources, mutant), terms)),
);
const relations = verdicts.filter(({ mutant }) => mutant.relation);
const beyond = verdicts.flatMap(({ mutant, extra }) => extra.map((one) => `${titleOf(mutant)}: ${one.rule}`));

if (values.list) print('Every mutant', verdicts.map(lineOf));
printCounts(
	'Not counted, since nothing else in the handbook contradicts them',
	verdicts
		.filter(({ outcome }) => outcome === 'exempt')
		.map(({ mutant }) => `${titleOf(mutant)}: ${mutant.expected.exempt?.why}`),
);
const caught = verdicts.flatMap(({ right }) => [...new Set(right.map(({ rule }) => rule))]);
printCounts('Mutants caught, by rule', caught);
print('Rules that caught none', [
	rules
		.map(({ id }) => id)
		.filter((id) => !caught.includes(id))
		.join(', '),
]);
for (const [title, outcome] of [
	['Nothing new was found', 'missed'],
	['Only other rules spoke', 'otherwise'],
	['The right rule spoke at another place', 'elsewhere'],
] as const)
	print(title, verdicts.filter((verdict) => verdict.outcome === outcome).map(lineOf));
printCounts('Spoke along, unexpected', beyond);
print('Noticed by the right rule at the right place', [
	...[...Map.groupBy(relations, ({ mutant }) => mutant.operation)].map(([operation, list]) => scored(operation, list)),
	scored(
		'all facts',
		verdicts.filter(({ mutant }) => !mutant.relation),
	),
	scored('all relations', relations),
]);
if (!before.sound)
	console.log('The handbook has broken references, so that rules that argue from absence kept silent.');
if (!before.sound || beyond.length > 0 || scoreOf(relations).share < wanted) process.exitCode = 1;

function print(title: string, lines: readonly string[]): void {
	if (lines.length > 0) console.log(`\n${title}:\n${lines.map((line) => `  ${line}`).join('\n')}`);
}

/** Each text once, with how often it occurs, the most frequent first. */
function printCounts(title: string, texts: readonly string[]): void {
	const counts = [...Map.groupBy(texts, (text) => text)].map(([text, list]) => ({ text, count: list.length }));
	counts.sort((a, b) => b.count - a.count || (a.text < b.text ? -1 : 1));
	print(
		title,
		counts.map(({ text, count }) => `${String(count).padStart(4)} ${text}`),
	);
}

function scored(title: string, list: readonly Verdict[]): string {
	const { noticed, counted, exempt, share } = scoreOf(list);
	return `${title.padEnd(28)} ${noticed} of ${counted}, ${(100 * share).toFixed(1)} %; ${exempt} not counted`;
}

function titleOf({ field, operation }: Verdict['mutant']): string {
	return `${field} ${operation}`;
}

function lineOf({ mutant, outcome, found }: Verdict): string {
	const said = [...new Set(found.map(({ rule, source }) => `${rule} in ${source.path}`))].join(', ');
	const text = mutant.text === undefined ? '' : ` to ${mutant.text.slice(0, 60)}`;
	return `${outcome}: ${mutant.source.path} ${nameOf(mutant)}${text}: ${said || 'nothing'}`;
}
