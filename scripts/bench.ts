import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs, promisify } from 'node:util';
import { writeCorpus } from './corpus.ts';

// How long each step of the line from file to page takes. `npm run bench -- --sizes 200,1000 --runs 3 --rules`
const { values } = parseArgs({
	options: {
		sizes: { type: 'string', default: '200,1000,4000' },
		runs: { type: 'string', default: '3' },
		rules: { type: 'boolean', default: false },
		'no-build': { type: 'boolean', default: false },
		child: { type: 'string' },
		folder: { type: 'string', default: '' },
	},
});

interface Run {
	/** Milliseconds of each phase. */
	readonly phases: Readonly<Record<string, number>>;
	/** Seconds of processor time of the whole process, its start included. */
	readonly cpu: number;
	/** Peak memory in MiB. */
	readonly memory: number;
	/** Milliseconds of a check after one edit in a running process. */
	readonly edit?: number;
}

// As the command line does it.
enableCompileCache();
if (values.child) console.log(JSON.stringify(await measure(values.child, values.folder)));
else await report();

async function report(): Promise<void> {
	const rows: Record<string, unknown>[] = [];
	for (const size of values.sizes.split(',').map(Number)) {
		const folder = mkdtempSync(join(tmpdir(), 'fieldbook-bench-'));
		writeCorpus(size, join(folder, 'content'));
		const checks = await repeat(() => child('check', folder));
		rows.push({ entries: size, step: 'check, cold', ...figures(checks, size) });
		rows.push({
			entries: size,
			step: 'check, one edit in a running process',
			'wall ms': median(checks.map(({ edit = 0 }) => edit)),
		});
		if (values.rules) console.table(rulesOf(checks, size));
		if (!values['no-build']) {
			const cold = await repeat(async () => {
				for (const name of ['cache', 'site']) rmSync(join(folder, name), { recursive: true, force: true });
				return child('build', folder);
			});
			rows.push({ entries: size, step: 'build, cold', ...figures(cold, size), ...bytes(folder) });
			const edited = await repeat(async () => {
				edit(folder);
				return child('build', folder);
			});
			rows.push({ entries: size, step: 'build, after one edit', ...figures(edited, size), ...bytes(folder) });
		}
		rmSync(folder, { recursive: true, force: true });
	}
	console.log(
		`Medians of ${values.runs} runs; phases in ms per entry, CPU in seconds of the whole process, memory in MiB.`,
	);
	console.table(rows);
}

async function repeat(run: () => Promise<Run>): Promise<Run[]> {
	const runs: Run[] = [];
	for (let i = 0; i < Number(values.runs); i++) runs.push(await run());
	return runs;
}

async function child(task: string, folder: string): Promise<Run> {
	const { stdout } = await promisify(execFile)(
		process.execPath,
		[import.meta.filename, '--child', task, '--folder', folder],
		{ maxBuffer: 1 << 26 },
	);
	return JSON.parse(stdout.trim().split('\n').at(-1)!) as Run;
}

/** Runs in a process of its own. */
async function measure(task: string, folder: string): Promise<Run> {
	const phases: Record<string, number> = {};
	const watch = (phase: string, run: () => void) => {
		const start = performance.now();
		run();
		phases[phase] = (phases[phase] ?? 0) + performance.now() - start;
	};
	const { checker, readSources } = await import('../src/load.ts');
	const content = join(folder, 'content');
	if (task === 'check') {
		const check = checker();
		let sources = readSources(content);
		watch('read', () => {
			sources = readSources(content);
		});
		check(sources, { watch });
		const { cpu, memory } = usage();
		const edits: number[] = [];
		const [path, source] = [...sources].find(([path]) => path.startsWith('processes/'))!;
		for (let i = 1; i <= 9; i++) {
			const edited = new Map(sources).set(path, { path, text: `${source.text}${' word'.repeat(i)}\n` });
			const start = performance.now();
			check(edited);
			edits.push(performance.now() - start);
		}
		return { phases, cpu, memory, edit: median(edits) };
	}
	const { buildSite } = await import('../src/site/commands/build.ts');
	await buildSite({ content, out: join(folder, 'site'), cache: join(folder, 'cache'), watch });
	return { phases, ...usage() };
}

function usage(): { cpu: number; memory: number } {
	const { user, system } = process.cpuUsage();
	return { cpu: (user + system) / 1e6, memory: process.resourceUsage().maxRSS / 1024 };
}

function figures(runs: readonly Run[], size: number): Record<string, number> {
	const names = [...new Set(runs.flatMap(({ phases }) => Object.keys(phases)))];
	const phase = (name: string) => median(runs.map(({ phases }) => phases[name] ?? 0));
	const checks = names.filter((name) => name.startsWith('check ')).reduce((sum, name) => sum + phase(name), 0);
	const others = names.filter((name) => !name.startsWith('check '));
	return {
		...Object.fromEntries(others.map((name) => [name, round(phase(name) / size)])),
		check: round(checks / size),
		'CPU s': round(median(runs.map(({ cpu }) => cpu))),
		MiB: Math.round(median(runs.map(({ memory }) => memory))),
	};
}

function rulesOf(runs: readonly Run[], size: number): Record<string, unknown>[] {
	const names = Object.keys(runs[0]!.phases).filter((name) => name.startsWith('check '));
	return names
		.map((name) => ({
			entries: size,
			rule: name.slice(6),
			'µs per entry': round((median(runs.map(({ phases }) => phases[name] ?? 0)) * 1000) / size),
		}))
		.sort((a, b) => b['µs per entry'] - a['µs per entry']);
}

/** Pages share styles, fonts and scripts, so growth shows in the bytes of pages alone. */
function bytes(folder: string): Record<string, number> {
	let sum = 0;
	let html = 0;
	let pages = 0;
	for (const item of readdirSync(join(folder, 'site'), { recursive: true, withFileTypes: true })) {
		if (!item.isFile()) continue;
		const { size } = statSync(join(item.parentPath, item.name));
		sum += size;
		if (!item.name.endsWith('.html')) continue;
		html += size;
		pages++;
	}
	return { 'bytes per page': Math.round(html / pages), 'site MB': round(sum / 1e6) };
}

function edit(folder: string): void {
	const file = join(folder, 'content/processes/process-0.md');
	writeFileSync(file, `${readFileSync(file, 'utf8')}\nOne more sentence.\n`);
}

function median(numbers: readonly number[]): number {
	const sorted = [...numbers].sort((a, b) => a - b);
	return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

function round(number: number): number {
	return Math.round(number * 1000) / 1000;
}
