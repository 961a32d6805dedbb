import type { Reader } from '../../../search/match.ts';
import { filesBelow } from '../shared/files.ts';
import { createEngine, type Engine, type Outcome } from './engine.ts';

/** What a page asks of the search, each with a number by which it knows the reply. */
export type Asked = { readonly id: number } & (
	| { readonly ask: 'start'; readonly base: string; readonly earlier: boolean }
	| { readonly ask: 'find'; readonly text: string; readonly reader: Reader; readonly kinds?: readonly string[] }
	| { readonly ask: 'kinds' }
	| { readonly ask: 'ofKinds'; readonly kinds: readonly string[] }
);

/** The reply to one of them; one without a number says that questions are answered better from now on. */
export interface Replied {
	readonly id?: number;
	readonly value?: unknown;
	readonly failed?: true;
}

// The search runs here, so that a page can be typed in and scrolled while thousands of titles are read.

let engine: Promise<Engine> | undefined;
let newest: number | undefined;

addEventListener('message', async ({ data: asked }: MessageEvent<Asked>) => {
	const { id } = asked;
	if (asked.ask === 'find') newest = id;
	try {
		postMessage({ id, value: await reply(asked) } satisfies Replied);
	} catch {
		postMessage({ id, failed: true } satisfies Replied);
	}
});

async function reply(asked: Asked): Promise<unknown> {
	if (asked.ask === 'start') {
		engine = createEngine(filesBelow(asked.base, asked.earlier), () => postMessage(better));
		await engine;
		return undefined;
	}
	const search = await engine;
	if (!search) throw new Error('The search is asked before it is started.');
	if (asked.ask === 'kinds') return search.kinds();
	if (asked.ask === 'ofKinds') return search.ofKinds(asked.kinds);
	// What was typed meanwhile is already here; a question that nobody waits for costs the next one time.
	await new Promise<void>((done) => setTimeout(done));
	return asked.id === newest ? search.find(asked.text, asked.reader, asked.kinds) : overtaken;
}

const better: Replied = {};

const overtaken: Outcome = { question: { text: '', words: [], terms: [], missing: [] }, answers: [], hits: [] };
