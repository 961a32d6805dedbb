import { closest } from '../../core/closest.ts';
import { defineRule, type Facts } from '../../core/rule.ts';
import type { Path } from '../../core/yaml.ts';
import { role } from '../../kinds/role.ts';
import { system } from '../../kinds/system.ts';
import { rankOf } from '../../kinds/views/access.ts';
import { activitiesOf, type Process, type Role, type System } from '../../kinds/views/activities.ts';
import { entryOf } from '../../kinds/views/links.ts';
import { listed } from '../words.ts';

export const unknownLevel = defineRule({
	id: 'unknown-level',
	severity: 'error',
	profile: 'standard',
	*check(book) {
		for (const { entry, path, key, to, level } of levelsIn(book)) {
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
	readonly entry: Role | Process;
	readonly path: Path;
	readonly key: string;
	readonly to: System;
	readonly level: string;
}

/** Every level of access that a role has or an activity takes. */
function* levelsIn(book: Facts): Generator<Level> {
	for (const entry of book.of(role)) {
		for (const [i, { system: ref, level }] of (entry.data.access ?? []).entries()) {
			const to = entryOf(book, system, ref);
			if (to) yield { entry, path: ['access', i], key: to.id, to, level };
		}
	}
	for (const { process, facts, systems } of activitiesOf(book))
		for (const { system: to, level, path } of systems)
			yield { entry: process, path, key: `${facts.id}:${to.id}`, to, level };
}
