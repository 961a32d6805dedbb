import type { Reader } from '../../../project/search/match.ts';
import { createEngine, type Engine, type Outcome } from './engine.ts';

/** What a page asks of the search, each with a number by which it knows the reply. */
export type Asked = { readonly id: number } & (
	| { readonly ask: 'start'; readonly base: string }
	| { readonly ask: 'find'; readonly text: string; readonly reader: Reader; readonly kinds?: readonly string[] }
	| { readonly ask: 'kinds' }
	| { readonly ask: 'ofKinds'; readonly kinds: readonly string[] }
);

/** The reply to one of them. */
export interface Replied {
	readonly id: number;
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
		engine = createEngine(loadFrom(asked.base));
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

const overtaken: Outcome = { question: { text: '', words: [], terms: [] }, answers: [], hits: [] };

/** Files of the site below `base`, each asked for once. */
function loadFrom(base: string): <T>(file: string) => Promise<T> {
	const files = new Map<string, Promise<unknown>>();
	return <T>(file: string) => {
		const known = files.get(file);
		if (known) return known as Promise<T>;
		const asked = fetch(base + file).then((response) => {
			if (!response.ok) throw new Error(`${file}: ${response.status}`);
			return response.json();
		});
		// A failed request may succeed at the next try.
		asked.catch(() => files.delete(file));
		files.set(file, asked);
		return asked as Promise<T>;
	};
}
