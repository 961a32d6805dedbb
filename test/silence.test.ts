import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Source } from '../src/core/source.ts';
import { kinds } from '../src/kinds/index.ts';
import type { Sources } from '../src/load.ts';
import { families } from '../src/rules/index.ts';
import { examplesIn, foundIn, sourcesIn } from './examples.ts';

// When a rule holds its tongue, though the bad examples on its page are as bad as before.

/** Families that judge how pages are written, linked and kept, whatever they are about. */
const { integrity: _, text: __, trust: ___, ...aboutWork } = families;

const ids = (lists: Readonly<Record<string, readonly { readonly id: string }[]>>) =>
	Object.entries(lists).flatMap(([family, list]) => list.map(({ id }) => ({ id, family })));

/** The bad examples of a rule, each with one of the files that it speaks of. */
const spokenOf = (family: string, id: string): { readonly sources: Sources; readonly path: string }[] =>
	examplesIn(readFileSync(`src/rules/${family}/${id}.md`, 'utf8'))
		.filter((example) => example.startsWith('## Bad'))
		.map(sourcesIn)
		.flatMap((sources) => [...pathsFound(sources, id)].map((path) => ({ sources, path })));

const pathsFound = (sources: Sources, id: string) => new Set(foundIn(sources, id).map(({ source }) => source.path));

/** `sources` with a line of facts in the file at `path`, in the place of the line of that name. */
function stating(sources: Sources, path: string, line: string): Sources {
	const { text } = sources.get(path)!;
	const others = text.replace(new RegExp(`^${line.slice(0, line.indexOf(':'))}:.*\n`, 'm'), '');
	if (/\.ya?ml$/.test(path)) return withFile(sources, { path, text: `${others}${line}\n` });
	const facts = others.startsWith('---\n') ? others : `---\n---\n${others}`;
	return withFile(sources, { path, text: facts.replace('---\n', `---\n${line}\n`) });
}

const withFile = (sources: Sources, source: Source): Sources => new Map([...sources, [source.path, source]]);

test.each(ids(aboutWork))('$id says nothing of what is no longer in force', ({ id, family }) => {
	for (const { sources, path } of spokenOf(family, id))
		expect(pathsFound(stating(sources, path, 'status: retired'), id)).not.toContain(path);
});

describe('of a playbook that cannot be read as a whole', () => {
	/** Rules that judge what is written, and not what is missing. */
	const aboutWords = new Set([
		'activity-without-verb',
		'clashing-meetings',
		'closed-question',
		'contradictory-part',
		'crowded-consultation',
		'goal-past-horizon',
		'judge-moderates',
		'judged-without-say',
		'late-access',
		'meeting-load',
		'meeting-without-purpose',
		'overloaded-day',
		'overloaded-role',
		'ping-pong',
		'repeated-question',
		'slow-cadence',
		'slow-handoff',
		'split-credit-on-joint-work',
		'too-many-measures',
		'unavailable-system',
		'unknown-level',
		'unordered-steps',
		'vague-goal',
	]);

	test.each(ids(aboutWork))('$id says what it may say', ({ id, family }) => {
		const torn = spokenOf(family, id).filter(({ sources, path }) =>
			pathsFound(stating(sources, path, 'reviewed: [1]'), id).has(path),
		);
		expect(torn.length > 0).toBe(aboutWords.has(id));
	});
});

describe('beside a file that cannot be read', () => {
	/** Of what kinds such a file may be that holds what a rule sought in vain; of any, where none is named. */
	const sought: Readonly<Record<string, readonly string[]>> = {
		'everybody-responsible': ['collaboration'],
		'excess-access': ['process'],
		'goal-without-work': ['goal', 'process'],
		'idle-system': ['action', 'measure', 'process'],
		'input-from-nowhere': ['process'],
		'opposed-measures': ['measure', 'role'],
		'overlapping-roles': ['process'],
		'path-misses-partner': ['community', 'path', 'process', 'role', 'session'],
		'path-misses-system': ['path'],
		'role-without-path': ['path'],
		'role-without-work': ['coaching', 'collaboration', 'community', 'culture', 'goal', 'process', 'role', 'session'],
		'uncoached-measure': ['coaching'],
		'undecided-decision': ['collaboration'],
		'unreachable-activity': ['process'],
		'unused-output': ['process'],
	};
	const places = kinds.filter(({ free, single }) => !free && !single);

	/** Whether the rule still speaks of all it spoke of, beside such a file in the folder of each of these kinds. */
	const speaks = (family: string, id: string, names: readonly string[]) =>
		spokenOf(family, id).map(({ sources, path }) => {
			const unread = places
				.filter(({ name }) => names.includes(name))
				.map(({ folder }) => ({ path: `${folder}/unread.yaml`, text: 'title: "' }));
			return pathsFound(unread.reduce(withFile, sources), id).has(path);
		});

	test.each(ids(aboutWork))(
		'$id keeps silent where that may hold what it sought, and nowhere else',
		({ id, family }) => {
			const silencing = sought[id] ?? [];
			const others = places.map(({ name }) => name).filter((name) => !silencing.includes(name));
			expect(speaks(family, id, others)).toContain(true);
			for (const name of silencing) expect([name, ...new Set(speaks(family, id, [name]))]).toEqual([name, false]);
		},
	);

	test.each(['unused-entry', 'undefined-abbreviation', 'unlinked-mention'])('%s keeps silent in any case', (id) => {
		const [family] = Object.entries(families).find(([, list]) => list.some((rule) => rule.id === id))!;
		for (const { name } of places) expect(new Set(speaks(family, id, [name]))).toEqual(new Set([false]));
	});
});
