import { diffHandbooks } from '../../src/diff/diff.ts';
import { plain } from '../../src/diff/found/sentence.ts';
import { check, readSources, type Sources } from '../../src/load.ts';

export const today = '2026-11-24';
export const sources = readSources('content');
export const before = check(sources, { today });

export type Edit = readonly [path: string, old: string | RegExp, now: string];

export function edited(edits: readonly Edit[], from: Sources = sources): Sources {
	const after = new Map(from);
	for (const [path, old, now] of edits) {
		const text = after.get(path)?.text ?? '';
		const changed = text.replace(old, now);
		if (changed === text) throw new Error(`${path} holds no ${String(old)}`);
		after.set(path, { path, text: changed });
	}
	return after;
}

/** Every file with its text and path rewritten. */
export const everywhere = (rewrite: (text: string) => string): Sources =>
	new Map([...sources].map(([path, { text }]) => [rewrite(path), { path: rewrite(path), text: rewrite(text) }]));

export const told = (after: Sources) =>
	diffHandbooks(before, check(after, { today })).changes.map(
		({ topic, type, level, playbook, sentence }) => `${topic} ${type} ${level} ${playbook}: ${plain(sentence)}`,
	);
