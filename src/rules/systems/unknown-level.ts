import { closest } from '../../core/closest.ts';
import type { Entry } from '../../core/entry.ts';
import type { Path } from '../../core/path.ts';
import { defineEntryRule, type Near } from '../../core/rule.ts';
import { process } from '../../kinds/process.ts';
import { role } from '../../kinds/role.ts';
import { system } from '../../kinds/system.ts';
import { rankOf } from '../../kinds/views/access.ts';
import { activitiesIn, type System } from '../../kinds/views/activities.ts';
import { entryOf, isKind } from '../../kinds/views/links.ts';
import { statusOf } from '../../kinds/views/status.ts';
import { listed } from '../../kinds/views/words.ts';

export const unknownLevel = defineEntryRule({
	id: 'unknown-level',
	severity: 'error',
	profile: 'standard',
	weakens: 'systems',
	*judge(entry, book) {
		for (const { path, key, to, level } of levelsIn(book, entry)) {
			const levels = to.data.levels ?? [];
			// Where the levels themselves could not be read, none is unknown.
			if (levels.length === 0 || rankOf(to, level) >= 0) continue;
			const near = closest(level, levels);
			yield {
				entry,
				path: [...path, 'level'],
				key,
				message: `"${to.title}" has no level of access \`${level}\`, so nobody can say who may do this.`,
				help: near ? `Did you mean \`${near}\`?` : `It has ${listed(levels.map((one) => `\`${one}\``))}.`,
			};
		}
	},
});

interface Level {
	readonly path: Path;
	readonly key: string;
	readonly to: System;
	readonly level: string;
}

/** Every level of access that a role has, or that the activities of a process take. */
function* levelsIn(book: Near, entry: Entry): Generator<Level> {
	if (statusOf(entry) === 'retired') return;
	if (isKind(entry, role)) {
		for (const [i, { system: ref, level }] of (entry.data.access ?? []).entries()) {
			const to = entryOf(book, system, ref);
			if (to) yield { path: ['access', i], key: to.id, to, level };
		}
	}
	if (isKind(entry, process))
		for (const { facts, systems } of activitiesIn(book, entry))
			for (const { system: to, level, path } of systems) yield { path, key: `${facts.id}:${to.id}`, to, level };
}
