import type { Diagnostic } from '../core/diagnostic.ts';
import type { Handbook } from '../core/handbook.ts';
import { compareHandbooks } from './compare.ts';

/** Findings that a change brings and those it mends, by their identity; a playbook under another id has the same ones. */
export function findingsChanged(before: Handbook, after: Handbook): { brought: Diagnostic[]; fixed: Diagnostic[] } {
	const { renamed, parts } = compareHandbooks(before, after).two;
	const old = new Map<string, Diagnostic>();
	for (const one of before.diagnostics) old.set(identityAfter(one, renamed, parts), one);
	const now = new Set(after.diagnostics.map(({ id }) => id));
	return {
		brought: after.diagnostics.filter(({ id }) => !old.has(id)),
		fixed: [...old].filter(([id]) => !now.has(id)).map(([, one]) => one),
	};
}

function identityAfter(
	{ id, rule, entry }: Diagnostic,
	renamed: ReadonlyMap<string, string>,
	parts: ReadonlyMap<string, string>,
): string {
	if (!entry) return id;
	const prefix = `${rule}:${entry.id}`;
	if (!id.startsWith(prefix)) return id;
	const rest = id
		.slice(prefix.length)
		.split('.')
		.map((step) => {
			const bare = step.replace(/^:/, '');
			const part = parts.get(`${entry.id}#${bare}`);
			return part === undefined ? step : step.replace(bare, part.slice(part.indexOf('#') + 1));
		});
	return `${rule}:${renamed.get(entry.id) ?? entry.id}${rest.join('.')}`;
}
