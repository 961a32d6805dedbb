import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import type { Form } from './tokens.ts';
import type { Cost, Trial } from './trial.ts';

/** What a step took for a text, and how its time grew from the text before: with the size to the power of `slope`. */
export interface Result extends Trial, Cost {
	readonly slope?: number;
	readonly end: 'done' | 'too slow' | 'too large' | 'crashed';
}

/** Runs trials in a child that is ended and started anew where one takes more than it may. */
export class Runner {
	private child: ChildProcess | undefined;
	private readonly time: number;
	private readonly memory: number;

	constructor(time: number, memory: number) {
		this.time = time;
		this.memory = memory;
	}

	/** Tries `token` at each of `sizes` in turn, until one is not done; a step that took less than `least` milliseconds is left out. */
	async grow(form: Form, token: string, sizes: readonly number[], least = 0): Promise<Result[]> {
		const results: Result[] = [];
		const before = new Map<string, { size: number; time: number }>();
		for (const size of sizes) {
			const tried = await this.run({ form, token, size });
			for (const result of tried) {
				const last = before.get(result.step);
				const slope =
					last && last.time > 1 && size > last.size
						? Math.log(result.time / last.time) / Math.log(size / last.size)
						: undefined;
				before.set(result.step, { size, time: result.time });
				if (result.time >= least || result.end !== 'done')
					results.push({ ...result, ...(slope === undefined ? {} : { slope }) });
			}
			if (tried.some(({ end }) => end !== 'done')) break;
		}
		return results;
	}

	/** One trial, a result for each step. */
	async run(trial: Trial): Promise<Result[]> {
		const child = await this.started();
		const costs: Cost[] = [];
		const start = performance.now();
		const end = await new Promise<Result['end']>((resolve) => {
			const stop = (how: Result['end']) => {
				clearTimeout(timer);
				child.removeAllListeners('message').removeAllListeners('exit');
				resolve(how);
			};
			const timer = setTimeout(() => stop('too slow'), this.time);
			child.on('exit', (_, signal) => stop(signal === 'SIGUSR2' ? 'too large' : 'crashed'));
			child.on('message', (cost: Cost) => {
				if (cost.step === 'end') stop('done');
				else {
					costs.push(cost);
					if (cost.step.startsWith('thrown')) stop('crashed');
				}
			});
			child.send(trial);
		});
		const results = costs.map((cost): Result => ({ ...trial, ...cost, end: 'done' }));
		if (end === 'done') return results;
		this.stop();
		const step = `after ${costs.at(-1)?.step ?? 'the start'}`;
		return [...results, { ...trial, step, time: performance.now() - start, memory: this.memory, made: 0, end }];
	}

	private async started(): Promise<ChildProcess> {
		if (this.child?.connected) return this.child;
		const child = fork(join(import.meta.dirname, 'trial.ts'), [String(this.memory)]);
		this.child = child;
		await new Promise((resolve, reject) => {
			child.once('message', resolve);
			child.once('exit', reject);
		});
		child.removeAllListeners('exit');
		return child;
	}

	stop(): void {
		this.child?.kill('SIGKILL');
		this.child = undefined;
	}
}
