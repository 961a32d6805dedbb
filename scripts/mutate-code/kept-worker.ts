import { EventEmitter } from 'node:events';
import { type PoolOptions, type PoolRunnerInitializer, ThreadsPoolWorker, type WorkerRequest } from 'vitest/node';

/**
 * Threads that outlive a run of tests, so that the program is not read again for each of thousands of mutants.
 * What is there while the program is read (patterns, tables) takes a thread of its own.
 */
export const keptWorkers: PoolRunnerInitializer = {
	name: 'kept',
	createPoolWorker(options) {
		if (isReadAnew(options)) return new ThreadsPoolWorker(options);
		kept ??= new KeptWorker(options);
		return kept;
	},
};

let kept: KeptWorker | undefined;

function isReadAnew({ project }: PoolOptions): boolean {
	const { mode, mutantActivation } = project.getProvidedContext() as { mode?: string; mutantActivation?: string };
	return mode !== 'mutant' || mutantActivation === 'static';
}

class KeptWorker extends ThreadsPoolWorker {
	override readonly name = 'kept';
	readonly #answers = new EventEmitter();
	#started: Promise<void> | undefined;
	#config: unknown;
	#known = false;

	override start(): Promise<void> {
		this.#started ??= super.start();
		return this.#started;
	}

	/** Nothing: the thread waits for the next run. */
	override async stop(): Promise<void> {}

	override on(event: string, callback: (arg: unknown) => void): void {
		if (event === 'message') this.#answers.on(event, callback);
		super.on(event, callback);
	}

	override off(event: string, callback: (arg: unknown) => void): void {
		if (event === 'message') this.#answers.off(event, callback);
		super.off(event, callback);
	}

	override send(message: WorkerRequest): void {
		if (message.type === 'start') this.#config = message.context.config;
		if (message.type === 'stop') this.#answer('stopped');
		else if (message.type === 'start' && this.#known) this.#answer('started');
		else super.send(message.type === 'run' ? this.#configured(message) : message);
		this.#known = true;
	}

	/** The names of the tests to run are settings, which a thread is told only when it starts. */
	#configured(message: WorkerRequest & { readonly type: 'run' }): WorkerRequest {
		const context = { ...message.context, config: this.#config };
		return { ...message, context };
	}

	#answer(type: 'started' | 'stopped') {
		queueMicrotask(() => this.#answers.emit('message', { type, __vitest_worker_response__: true }));
	}
}
