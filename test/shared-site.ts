import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
	interface ProvidedContext {
		/** A folder in which the test files of a run share the built handbook. */
		readonly shipped: string;
	}
}

/** Runs before the first test file of a run; what it gives runs after the last. */
export function setup(project: TestProject): () => void {
	const folder = mkdtempSync(join(tmpdir(), 'fieldbook-browser-'));
	project.provide('shipped', folder);
	return () => rmSync(folder, { recursive: true, force: true });
}
