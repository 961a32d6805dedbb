import type { Reader } from '../../../search/match.ts';
import { mine } from '../shared/mine.ts';
import { base, isEarlier } from '../shared/store.ts';
import type { Outcome, Shown } from './engine.ts';
import type { Asked, Replied } from './worker.ts';

/** The search over titles and answers, as a page asks it. */
export interface Searcher {
	/** What fits `text`; with `kinds`, only those. */
	find(text: string, kinds?: readonly string[]): Promise<Outcome>;
	kinds(): Promise<readonly (readonly [kind: string, count: number])[]>;
	ofKinds(kinds: readonly string[]): Promise<readonly Shown[]>;
	/** Calls `listener` whenever more has been read, and the same question may have a better answer. */
	onBetter(listener: () => void): void;
}

let made: Promise<Searcher> | undefined;

/** The search over titles and answers. It is started when it is first asked for. */
export function searcher(): Promise<Searcher> {
	made ??= create();
	// Offline at the first try, there may be a net at the next.
	made.catch(() => {
		made = undefined;
	});
	return made;
}

async function create(): Promise<Searcher> {
	const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
	const waiting = new Map<number, { done(value: unknown): void; failed(): void }>();
	const fail = () => {
		for (const { failed } of waiting.values()) failed();
		waiting.clear();
	};
	worker.addEventListener('error', fail);
	const listeners: (() => void)[] = [];
	worker.addEventListener('message', ({ data: { id, value, failed } }: MessageEvent<Replied>) => {
		if (id === undefined) {
			for (const listener of listeners) listener();
			return;
		}
		const one = waiting.get(id);
		waiting.delete(id);
		if (failed) one?.failed();
		else one?.done(value);
	});
	let last = 0;
	// The worker replies with what is asked for.
	const ask = <T>(asked: DistributiveOmit<Asked, 'id'>) =>
		new Promise<T>((done, failed) => {
			const id = ++last;
			waiting.set(id, { done: (value) => done(value as T), failed: () => failed(new Error('The search has failed.')) });
			worker.postMessage({ ...asked, id });
		});
	try {
		await ask({ ask: 'start', base, earlier: isEarlier });
	} catch (error) {
		worker.terminate();
		throw error;
	}
	return {
		find: (text, kinds) => ask({ ask: 'find', text, reader: reader(), ...(kinds ? { kinds } : {}) }),
		kinds: () => ask({ ask: 'kinds' }),
		ofKinds: (kinds) => ask({ ask: 'ofKinds', kinds }),
		onBetter: (listener) => void listeners.push(listener),
	};
}

type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

/** The reader's role and stage as the records name them. */
function reader(): Reader {
	const { role, stage } = mine();
	return { ...(role ? { role: `roles/${role}` } : {}), ...(stage ? { stage } : {}) };
}
