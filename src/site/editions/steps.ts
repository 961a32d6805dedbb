import { hash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { EditionName } from '../../history/edition-names.ts';
import { type Step, type StepChange, stepChanges } from '../../history/step.ts';
import { reader, type Sources } from '../../load.ts';
import { keepJson, namesIn, readJson } from '../kept.ts';
import type { Edition } from './record.ts';

/**
 * What each of `editions`, newest first, changed of the one before it, and what `present` has changed since the newest.
 * Two states are compared once and kept in `cache`.
 */
export function stepsOf(editions: readonly Edition[], present: Sources, cache: string): readonly Step[] {
	const used = new Set<string>();
	const changes = (key: string, before: () => Sources, after: () => Sources): readonly StepChange[] => {
		const name = `${hash('sha256', key).slice(0, 32)}.json`;
		used.add(name);
		const known = readJson<readonly StepChange[]>(join(cache, name));
		if (known) return known;
		const newer = after();
		const read = reader();
		const found = stepChanges(read(alike(before(), newer)), read(newer));
		keepJson(join(cache, name), found);
		return found;
	};
	const steps = editions.map((from, i): Step => {
		const to = editions[i - 1];
		return {
			from: nameOf(from),
			...(to ? { to: nameOf(to) } : {}),
			changes: to
				? changes(`${from.commit} ${to.commit}`, from.sources, to.sources)
				: changes(`${from.commit} ${stateOf(present)}`, from.sources, () => present),
		};
	});
	for (const name of namesIn(cache)) if (!used.has(name)) rmSync(join(cache, name), { recursive: true, force: true });
	return steps;
}

const nameOf = ({ name, slug, date }: Edition): EditionName => ({ name, slug, date });

const stateOf = (sources: Sources) =>
	hash('sha256', [...sources.values()].map(({ path, text }) => `${path}\0${text}`).join('\0'));

/** Files that are the same in `newer` are taken from there, so that they are parsed once. */
const alike = (older: Sources, newer: Sources): Sources =>
	new Map(
		[...older].map(([path, source]) => {
			const same = newer.get(path);
			return [path, same && same.text === source.text && !same.flaw && !source.flaw ? same : source];
		}),
	);
