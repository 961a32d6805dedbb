/** `A, B and C`; past `most` names, the rest is counted. */
export function listed(names: readonly string[], most = 4): string {
	const shown = names.length > most ? [...names.slice(0, most - 1), `${names.length - most + 1} more`] : names;
	return shown.length < 2 ? (shown[0] ?? '') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`;
}

/** A name as it stands in a sentence. */
export const quoted = (name: string): string => `“${name}”`;
