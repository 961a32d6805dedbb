import process from 'node:process';
import { Command } from 'commander';
import { formatDiagnostic } from '../core/diagnostic.ts';
import { type Findings, formatReport } from '../exports/findings.ts';
import { knownToGit } from '../git/facts.ts';
import { check, readSources } from '../load.ts';
import type { Built } from '../site/commands/build.ts';
import { SystemRefused } from '../site/disk.ts';
import { namesOf, type OwnComponents } from '../site/own-components.ts';
import { findingsOf, readBaseline } from './check.ts';
import { nothingFound } from './nothing.ts';
import { formatText, summary } from './text.ts';
import {
	baselineOption,
	baseOption,
	cacheFolder,
	cacheOption,
	componentsOption,
	contentOption,
	gateOption,
	outOption,
	ownComponents,
	progress,
	requireFolder,
	UsageError,
} from './usage.ts';

interface BuildCommandOptions {
	readonly content: string;
	readonly components?: string;
	readonly out: string;
	readonly cache?: string;
	readonly base?: string;
	readonly gate: 'error' | 'warning';
	readonly baseline?: string;
	readonly report: boolean;
	readonly force: boolean;
	readonly portable: boolean;
}

export const buildCommand = new Command('build')
	.description('Check the playbooks and build the site; the last site stays unless the whole build succeeds.')
	.addOption(contentOption())
	.addOption(componentsOption())
	.addOption(outOption())
	.addOption(cacheOption())
	.addOption(baseOption())
	.addOption(gateOption())
	.addOption(baselineOption())
	.option('--report', 'list findings by rule and build all the same', false)
	.option('--portable', 'write a site to look at that opens from a disk, without a server', false)
	.option('--force', 'replace an output folder that holds files Fieldbook did not write', false)
	.addHelpText(
		'after',
		'\nExit status: 0 built, 1 findings at or above the gate, 2 wrong usage or a place that cannot be written.',
	)
	.action(async (options: BuildCommandOptions) => {
		const started = performance.now();
		const content = requireFolder(options.content);
		const known = readBaseline(options.baseline);
		progress('Reading and checking …');
		const components = ownComponents(options.components, content);
		const handbook = check(readSources(content), knownToGit(content), namesOf(components));
		const findings = findingsOf(handbook, known, options.gate);
		progress('');
		if (options.report) process.stdout.write(formatReport(findings));
		else if (findings.failed) {
			process.stdout.write(formatText(findings, performance.now() - started, nothingFound(handbook, options.content)));
			process.stdout.write('Nothing was built; the last site is untouched.\n');
			process.exitCode = 1;
			return;
		}
		const { pages, warnings } = await built({ ...options, content, handbook, components });
		progress('');
		for (const warning of [...(options.report ? [] : lacking(findings)), ...warnings])
			process.stdout.write(`${warning}\n\n`);
		process.stdout.write(
			`${summary(findings)}. ${pages} pages in \`${options.out}\` after ${((performance.now() - started) / 1000).toFixed(1)} s.\n`,
		);
	});

/** Findings by which the site has less than its settings ask for: a build says them as it says what it could not do. */
const lacking = ({ diagnostics }: Findings): string[] =>
	diagnostics.filter(({ rule }) => rule === 'missing-edition').map((one) => formatDiagnostic(one));

type Ready = Pick<BuildCommandOptions, 'content' | 'out' | 'cache' | 'base' | 'force' | 'portable'> & {
	readonly handbook: ReturnType<typeof check>;
	readonly components: OwnComponents | undefined;
};

/** Builds, and turns what the caller can mend into wrong usage. */
async function built({ content, out, cache, base, force, portable, handbook, components }: Ready): Promise<Built> {
	// Astro is a third of a second to load, which `check` need not wait for.
	const [{ BuildRunning, buildSite }, { OutputRefused }] = await Promise.all([
		import('../site/commands/build.ts'),
		import('../site/output.ts'),
	]);
	try {
		return await buildSite({
			content,
			out,
			cache: cache ?? cacheFolder(content, out),
			handbook,
			components,
			force,
			portable,
			onProgress: progress,
			...(base === undefined ? {} : { base }),
		});
	} catch (error) {
		progress('');
		if (error instanceof OutputRefused || error instanceof BuildRunning) throw new UsageError(error.message);
		if (error instanceof SystemRefused) throw new UsageError(`${error.message} The last site is untouched.`);
		throw error;
	}
}
