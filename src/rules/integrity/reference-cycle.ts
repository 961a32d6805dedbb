import type { Entry } from '../../core/entry.ts';
import { defineRule } from '../../core/rule.ts';
import { listed } from '../../kinds/views/words.ts';

/** Fields that lead from an entry to another of its kind, upwards or onwards, and what a circle of them means. */
const fields = {
	parent: 'each goal serves the next and none the business',
	escalates_to: 'a problem is handed round and nobody solves it',
	replaced_by: 'a reader is sent on and never arrives',
};

export const referenceCycle = defineRule({
	id: 'reference-cycle',
	severity: 'error',
	profile: 'starter',
	weakens: 'playbook',
	*check({ entries, follow }) {
		for (const [field, meaning] of Object.entries(fields)) {
			const onward = entries.filter((entry) => Object.hasOwn(entry.data, field));
			for (const cycle of cyclesIn(onward, (entry) => follow(entry, [field])?.to)) {
				const [entry, ...others] = cycle;
				const through = others.length > 0 ? ` through ${listed(others.map(({ slug }) => `\`${slug}\``))}` : '';
				yield {
					entry: entry!,
					path: [field],
					message: `\`${field}\` leads from \`${entry!.slug}\`${through} back to \`${entry!.slug}\`: ${meaning}.`,
					help: 'Take out the reference that is not meant.',
					related: others
						.slice(0, 5)
						.map((other) => ({ entry: other, path: [field], message: 'The circle goes on here.' })),
				};
			}
		}
	},
});

/** The circles in steps from each entry to at most one other; each starts at its smallest id. */
function* cyclesIn(entries: readonly Entry[], next: (entry: Entry) => Entry | undefined): Generator<Entry[]> {
	const walkOf = new Map<Entry, Entry>();
	for (const start of entries) {
		let entry: Entry | undefined = start;
		while (entry && !walkOf.has(entry)) {
			walkOf.set(entry, start);
			entry = next(entry);
		}
		// A walk that ends in an earlier one has met no new circle.
		if (!entry || walkOf.get(entry) !== start) continue;
		const cycle = [entry];
		for (let step = next(entry)!; step !== entry; step = next(step)!) cycle.push(step);
		const smallest = cycle.reduce((least, one, at) => (one.id < cycle[least]!.id ? at : least), 0);
		yield [...cycle.slice(smallest), ...cycle.slice(0, smallest)];
	}
}
