import type { Entry } from '../../core/entry.ts';
import { defineRule } from '../../core/rule.ts';
import type { Path } from '../../core/yaml.ts';
import { statusOf } from '../../kinds/views/status.ts';
import { folded } from '../../kinds/views/text.ts';
import { nounOf } from '../words.ts';

export const titleCollision = defineRule({
	id: 'title-collision',
	severity: 'error',
	profile: 'starter',
	*check({ entries }) {
		const taken = new Map<string, Name>();
		for (const entry of entries) {
			// Free pages are told apart by their folders, and a retired entry keeps the name its successor bears.
			if (entry.kind.free || statusOf(entry) === 'retired') continue;
			for (const name of namesOf(entry)) {
				const key = `${entry.kind.name}\n${folded(name.text)}`;
				const other = taken.get(key);
				if (!other) taken.set(key, name);
				if (!other || other.entry === entry) continue;
				const { path } = name;
				yield {
					entry,
					path,
					message: `Two entries go by the name "${name.text}", so readers and search cannot tell which ${nounOf(entry.kind)} is meant.`,
					help: 'Give one of them a name of its own, or merge the two.',
					related: [{ entry: other.entry, path: other.path, message: 'The other one.' }],
				};
			}
		}
	},
});

interface Name {
	readonly entry: Entry;
	readonly path: Path;
	readonly text: string;
}

function* namesOf(entry: Entry): Generator<Name> {
	const { title, aliases = [] } = entry.data as { title?: string; aliases?: readonly string[] };
	if (title !== undefined) yield { entry, path: ['title'], text: title };
	for (const [index, alias] of aliases.entries()) yield { entry, path: ['aliases', index], text: alias };
}
