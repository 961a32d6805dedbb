import { globSync, statSync } from 'node:fs';
import { env } from 'node:process';
import { parseArgs } from 'node:util';
import { Stryker } from '@stryker-mutator/core';
import { roomOf, rooms } from './mutate-code/rooms.ts';

// Changes the program in one small place at a time and lists the changes that no test notices: what a test says of the
// place is too little, or the place is needless. `npm run mutate:code -- src/core/linked.ts` takes a file or folders,
// `--sample 5` one statement in five of each file, `--concurrency 2` two processes.
const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: { sample: { type: 'string', default: '1' }, concurrency: { type: 'string', default: '1' } },
});

const places = positionals.length > 0 ? positionals : ['src/core', 'src/rules'];
const files = places.flatMap((place) => (statSync(place).isDirectory() ? globSync(`${place}/**/*.ts`) : [place]));
const asked = Map.groupBy(files.sort(), roomOf);

env.MUTATE_SAMPLE = values.sample;
for (const room of rooms) {
	const mutate = asked.get(room);
	if (!mutate) continue;
	console.log(`${room.name}: ${mutate.length} files, held by ${room.tests.join(', ')}`);
	await new Stryker({
		mutate,
		testFiles: room.tests.map((name) => `test/${name}.test.ts`),
		concurrency: Number(values.concurrency),
		testRunner: 'vitest',
		vitest: { configFile: 'scripts/mutate-code/vitest.ts', related: false },
		plugins: ['@stryker-mutator/vitest-runner', './scripts/mutate-code/ignored.ts'],
		ignorers: ['fieldbook'],
		ignorePatterns: ['dist', '.astro', 'public', 'test-results'],
		tempDirName: `.cache/mutate-code/${room.name}`,
		reporters: ['progress-append-only', 'clear-text', 'json'],
		clearTextReporter: { allowEmojis: false, logTests: false, reportTests: false },
		jsonReporter: { fileName: `.cache/mutate-code/${room.name}.json` },
		// A mutant may be told by a test that takes a while; an endless one is cut by its count of rounds before.
		timeoutMS: 20_000,
		packageManager: 'npm',
	}).runMutationTest();
}
