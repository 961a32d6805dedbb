import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { keptWorkers } from './kept-worker.ts';
import { rooms } from './rooms.ts';

const order = rooms.flatMap(({ tests }) => tests.map((name) => `test/${name}.test.ts`));

/** The first test that fails ends a mutant, so those that take long come last. */
class QuickestFirst extends BaseSequencer {
	override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
		const rank = ({ moduleId }: TestSpecification) => order.findIndex((path) => moduleId.endsWith(path));
		return files.toSorted((a, b) => rank(a) - rank(b));
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
		include: ['test/**/*.test.ts'],
		isolate: false,
		sequence: { sequencer: QuickestFirst },
	},
});
