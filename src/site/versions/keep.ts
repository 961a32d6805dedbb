import { hash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Retold, VersionText } from '../../history/versions.ts';
import { keepJson, namesIn, readJson, readKept } from '../kept.ts';

/** What was read of the versions of a playbook. */
export interface Kept extends Retold {
	/** Whether the newest, which nobody committed, is the one before it. */
	readonly clean?: boolean;
	/** Whether this copy of the repository lacks some of its versions: then it is read anew the next time. */
	readonly partial?: boolean;
	texts(): readonly VersionText[];
}

const indexFile = 'index.json';
/** The texts stand in a file of their own, named after what they belong to: most builds do not look into it. */
const textFile = (cache: string, keys: readonly string[]) =>
	join(cache, `texts-${hash('sha256', keys.join()).slice(0, 16)}.json`);

/** What `cache` holds, by key. */
export function keptVersions(cache: string): ReadonlyMap<string, Kept> {
	const index = readJson<[string, Retold][]>(join(cache, indexFile)) ?? [];
	const texts = readKept(
		textFile(
			cache,
			index.map(([key]) => key),
		),
	);
	if (!texts) return new Map();
	let read: Readonly<Record<string, readonly VersionText[]>> | undefined;
	const textsOf = (key: string) => {
		read ??= JSON.parse(texts.toString('utf8')) as NonNullable<typeof read>;
		return read[key] ?? [];
	};
	return new Map(index.map(([key, retold]) => [key, { ...retold, texts: () => textsOf(key) }]));
}

/** Keeps what is `known`, and nothing else. `before` is what was kept. */
export function keepVersions(cache: string, known: ReadonlyMap<string, Kept>, before: ReadonlyMap<string, Kept>): void {
	const kept = [...known].filter(([, { partial }]) => !partial);
	if (kept.length === before.size && kept.every(([key]) => before.has(key))) return;
	const file = textFile(
		cache,
		kept.map(([key]) => key),
	);
	keepJson(file, Object.fromEntries(kept.map(([key, one]) => [key, one.texts()])));
	keepJson(join(cache, indexFile), kept);
	for (const name of namesIn(cache))
		if (name !== indexFile && join(cache, name) !== file) rmSync(join(cache, name), { recursive: true, force: true });
}
