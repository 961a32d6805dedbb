import type { Entry } from '../../core/entry.ts';
import { isAddress } from '../../core/other-addresses.ts';
import type { Path } from '../../core/path.ts';
import { defineRule } from '../../core/rule.ts';
import { perEntry } from '../../kinds/views/kept.ts';
import { statusOf } from '../../kinds/views/status.ts';
import { folded } from '../../kinds/views/text.ts';

export const titleCollision = defineRule({
	id: 'title-collision',
	severity: 'error',
	profile: 'starter',
	weakens: 'page',
	*check(book) {
		const taken = new Map<string, Name>();
		for (const entry of book.entries) {
			// Free pages are told apart by their folders, and a retired entry keeps the name its successor bears.
			if (entry.kind.free || statusOf(entry) === 'retired') continue;
			for (const name of namesOf(book, entry)) {
				const { key } = name;
				const other = taken.get(key);
				if (!other) taken.set(key, name);
				if (!other || other.entry === entry) continue;
				const { path } = name;
				yield {
					entry,
					path,
					message: `Two ${entry.kind.plural.toLowerCase()} go by the name "${name.text}", so readers and search cannot tell which is meant.`,
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
	/** The same for what readers take for one name. */
	readonly key: string;
}

const namesOf = perEntry((_, entry: Entry): readonly Name[] => {
	const { title, aliases = [] } = entry.data as { title?: string; aliases?: readonly string[] };
	const name = (path: Path, text: string) => ({ entry, path, text, key: `${entry.kind.name}\n${folded(text)}` });
	return [
		...(title === undefined ? [] : [name(['title'], title)]),
		...aliases.flatMap((alias, index) =>
			entry.kind.free && isAddress(alias) ? [] : [name(['aliases', index], alias)],
		),
	];
});
