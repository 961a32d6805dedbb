import process from 'node:process';
import { Worker } from 'node:worker_threads';
import { steps } from './steps.ts';
import { type Form, files } from './tokens.ts';

/** A text to try: `token` repeated until it has `size` bytes. */
export interface Trial {
	readonly form: Form;
	readonly token: string;
	readonly size: number;
}

/** What one step took: milliseconds of processor time, MiB at most, and how many characters came of it. */
export interface Cost {
	readonly step: string;
	readonly time: number;
	readonly memory: number;
	readonly made: number;
}

// The parent may end this process at any time: whatever is known goes out step by step.
const peak = new Int32Array(new SharedArrayBuffer(4));
const limit = Number(process.argv[2]);
// Native code cannot be interrupted, but another thread can see what it takes and end the process.
new Worker(
	`const { workerData: { peak, limit } } = require('node:worker_threads');
	setInterval(() => {
		const used = Math.round(process.memoryUsage.rss() / 1048576);
		if (used > Atomics.load(peak, 0)) Atomics.store(peak, 0, used);
		if (used > limit) process.kill(process.pid, 'SIGUSR2');
	}, 10);`,
	{ eval: true, workerData: { peak, limit } },
).unref();

process.on('message', ({ form, token, size }: Trial) => {
	const text = (length: number) => token.repeat(Math.max(1, Math.ceil(length / Buffer.byteLength(token))));
	const [after, before] = [files[form](text(size)), files[form](`Earlier words. ${text(size * 0.9)}`)];
	let start = process.cpuUsage();
	Atomics.store(peak, 0, 0);
	try {
		for (const [step, made] of steps(before, after)) {
			const { user, system } = process.cpuUsage(start);
			process.send!({ step, made, time: (user + system) / 1000, memory: Atomics.load(peak, 0) } satisfies Cost);
			start = process.cpuUsage();
		}
		process.send!({ step: 'end', made: 0, time: 0, memory: 0 } satisfies Cost);
	} catch (error) {
		process.send!({ step: `thrown: ${String(error).slice(0, 100)}`, made: 0, time: 0, memory: 0 } satisfies Cost);
	}
});
process.send!({ step: 'ready', made: 0, time: 0, memory: 0 } satisfies Cost);
