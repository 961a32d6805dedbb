import { globSync, statSync } from 'node:fs';
import { env } from 'node:process';
import { parseArgs } from 'node:util';
import type { MutantResult, PartialStrykerOptions } from '@stryker-mutator/api/core';
import { Stryker } from '@stryker-mutator/core';
import { printScores, printSurvivors } from './mutate-code/report.ts';
import { type Room, roomOf } from './mutate-code/rooms.ts';

// Changes the program in one small place at a time and lists the changes that no test notices: what a test says of the
// place is too little, or the place is needless. `npm run mutate:code -- src/core/linked.ts` takes a file or folders,
// `--sample 5` one statement in five of each file, `--concurrency 2` two processes, `--quick` the quickest tests alone.
const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: {
		sample: { type: 'string', default: '1' },
		concurrency: { type: 'string', default: '1' },
		quick: { type: 'boolean', default: false },
	},
});

const places = positionals.length > 0 ? positionals : ['src/core', 'src/rules'];
const files = places.flatMap((place) =>
	!place.includes(':') && statSync(place).isDirectory() ? globSync(`${place}/**/*.ts`) : [place],
);
const asked = Map.groupBy(files.sort(), roomOf);

/** What became of the mutants of a room: what its quick tests leave, the others are shown. */
async function judged(room: Room, mutate: string[]): Promise<MutantResult[]> {
	const first = await run(room, mutate, room.tests);
	const left = first.filter(isAlive);
	if (values.quick || left.length === 0 || room.more.length === 0) return first;
	const second = await run(room, [...new Set(left.map(rangeOf))], room.more);
	const dead = new Set(second.filter((one) => !isAlive(one)).map(nameOf));
	return first.map((one) => (isAlive(one) && dead.has(nameOf(one)) ? { ...one, status: 'Killed' } : one));
}

const isAlive = ({ status }: MutantResult): boolean => status === 'Survived' || status === 'NoCoverage';

const rangeOf = ({ fileName, location: { start, end } }: MutantResult): string =>
	`${fileName}:${start.line}:${start.column - 1}-${end.line}:${end.column - 1}`;

const nameOf = (mutant: MutantResult): string => `${rangeOf(mutant)} ${mutant.mutatorName} ${mutant.replacement}`;

function run({ name }: Room, mutate: string[], tests: readonly string[]): Promise<MutantResult[]> {
	console.log(`${name}: ${tests.join(', ')}`);
	// Not as `testFiles`: Stryker then tries patterns and tables after they have been read, which changes nothing.
	env.MUTATE_TESTS = tests.map((test) => `test/${test}.test.ts`).join();
	const options: PartialStrykerOptions = {
		mutate,
		concurrency: Number(values.concurrency),
		testRunner: 'vitest',
		vitest: { configFile: 'scripts/mutate-code/vitest.ts', related: false },
		plugins: ['@stryker-mutator/vitest-runner', './scripts/mutate-code/ignored.ts'],
		ignorers: ['fieldbook'],
		ignorePatterns: ['dist', '.astro', 'public', 'test-results'],
		tempDirName: '.cache/mutate-code',
		reporters: ['progress-append-only'],
		warnings: { unknownOptions: true, preprocessorErrors: true, unserializableOptions: true, slow: false },
		// A mutant may be told by a test that takes a while; an endless one is cut by its count of rounds before.
		timeoutMS: 20_000,
		dryRunTimeoutMinutes: 30,
	};
	return new Stryker(options).runMutationTest();
}

env.MUTATE_SAMPLE = values.sample;
const results: MutantResult[] = [];
for (const [room, mutate] of asked) results.push(...(await judged(room, mutate)));
printSurvivors(results);
printScores(results);
