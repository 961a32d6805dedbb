import { defineConfig } from 'vitest/config';

export default defineConfig({
	test: {
		include: ['test/**/*.test.ts'],
		globalSetup: ['test/shared-site.ts'],
		// Only what hangs takes as long, on whatever machine.
		testTimeout: 600_000,
		hookTimeout: 600_000,
		// A browser on a small, busy machine takes its time.
		expect: { poll: { timeout: 60_000 } },
		// Two tests that build sites at once would share the few cores of a small machine and run no sooner.
		maxWorkers: 2,
	},
});
