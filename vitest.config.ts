import { defineConfig } from 'vitest/config';

export default defineConfig({
	test: {
		include: ['test/**/*.test.ts'],
		testTimeout: 120_000,
		hookTimeout: 300_000,
		// A browser on a small, busy machine takes its time.
		expect: { poll: { timeout: 20_000 } },
		// Two tests that build sites at once would share the few cores of a small machine and run no sooner.
		maxWorkers: 2,
	},
});
