import type { Diagnostic } from './diagnostic.ts';

/** Findings as a person is told of them, in the same order: what several places lack is one finding, at the first that says what most of them say. */
export function told(diagnostics: readonly Diagnostic[]): Diagnostic[] {
	const groups = Map.groupBy(diagnostics, ({ lacks }) => lacks);
	const seen = new Set<string>();
	return diagnostics.flatMap((one) => {
		const group = one.lacks === undefined ? undefined : groups.get(one.lacks);
		if (one.lacks === undefined || !group || group.length === 1) return [one];
		if (seen.has(one.lacks)) return [];
		seen.add(one.lacks);
		return [together(group)];
	});
}

function together(group: readonly Diagnostic[]): Diagnostic {
	const sayings = Map.groupBy(group, ({ message }) => message);
	const [most = group] = [...sayings.values()].sort((a, b) => b.length - a.length);
	const [first] = most;
	const others = group.filter((one) => one !== first);
	const count = first!.entry ? `${group.length} places name it` : `so it is with ${group.length} files`;
	return {
		...first!,
		message: `${first!.message.replace(/\.$/, '')}; ${count}.`,
		places: others.map(({ source, range }) => ({ source, range })),
	};
}
