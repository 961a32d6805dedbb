import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { keptWorkers } from './kept-worker.ts';

/** The files of tests, the quickest first. */
const files = (process.env.MUTATE_TESTS ?? '').split(',');

/** The first test that fails ends a mutant, so those that take long come last. */
class QuickestFirst extends BaseSequencer {
	override async sort(specs: TestSpecification[]): Promise<TestSpecification[]> {
		const rank = ({ moduleId }: TestSpecification) => files.findIndex((path) => moduleId.endsWith(path));
		return specs.toSorted((a, b) => rank(a) - rank(b));
	}
}

export default defineConfig({
	plugins: [
		{
			name: 'fieldbook-kept-workers',
			// Stryker names a pool of its own and asks where each test stands, which takes as long as the tests.
			configureVitest({ project }) {
				project.config.pool = keptWorkers.name;
				project.config.poolRunner = keptWorkers;
				project.config.includeTaskLocation = false;
			},
		},
	],
	test: {
		include: files,
		isolate: false,
		// What hangs is ended by Stryker.
		testTimeout: 600_000,
		sequence: { sequencer: QuickestFirst },
	},
});
