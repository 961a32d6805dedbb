import type { Diagnostic } from '../core/diagnostic.ts';
import type { Handbook } from '../core/handbook.ts';
import { positionAt } from '../core/source.ts';
import type { Changes } from '../git/changes.ts';

/**
 * Findings in order of what concerns the author of a change: on changed lines, in what was changed or depends on it,
 * the rest. In each of the three the weightiest come first, and of these the ones in files that were changed.
 */
export function byChange(handbook: Handbook, diagnostics: readonly Diagnostic[], changes: Changes): Diagnostic[] {
	const near = new Set<string>();
	for (const { id, sources } of handbook.entries) if (sources.some(({ path }) => changes.has(path))) near.add(id);
	for (const { from, to } of handbook.links) {
		if (to && sourceChanged(to, changes)) near.add(from.id);
		if (to && sourceChanged(from, changes)) near.add(to.id);
	}
	const rank = ({ source, range, entry }: Diagnostic) => {
		const line = positionAt(source, range.start).line + 1;
		if (changes.get(source.path)?.some(([first, last]) => first <= line && line <= last)) return 0;
		return changes.has(source.path) || (entry && near.has(entry.id)) ? 1 : 2;
	};
	const weight = ({ severity }: Diagnostic) => severities.indexOf(severity);
	const apart = ({ source }: Diagnostic) => Number(!changes.has(source.path));
	return diagnostics.toSorted((a, b) => rank(a) - rank(b) || weight(a) - weight(b) || apart(a) - apart(b));
}

const severities = ['error', 'warning', 'info'];

const sourceChanged = ({ sources }: Handbook['entries'][number], changes: Changes) =>
	sources.some(({ path }) => changes.has(path));
