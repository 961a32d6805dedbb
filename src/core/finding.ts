import type { Path, YamlPart } from './path.ts';

/** A fact that does not fit its field. */
export interface Finding {
	readonly rule: 'field-missing' | 'field-unknown' | 'field-value';
	readonly path: Path;
	readonly part?: YamlPart;
	readonly message: string;
	readonly help?: string;
	readonly severity?: 'info';
	/** What `help` says to write, in place of what it stands at or of what `over` names. */
	readonly writes?: string;
	readonly over?: { readonly path: Path; readonly part: YamlPart };
	/** Places of which nothing else need be told: it would follow from this. */
	readonly covers?: readonly Path[];
}

/** How the value at a path, or its key, stands in the file. */
export type Written = (path: Path, part?: YamlPart) => string;

/** Facts as they were read, of any form. */
export type Raw = Readonly<Record<string, unknown>>;

/** The value at `path` of data that may be anything. */
export function valueAt(raw: unknown, path: Path): unknown {
	let value = raw;
	for (const step of path) {
		if (value === null || typeof value !== 'object' || !Object.hasOwn(value, step)) return undefined;
		value = (value as Record<PropertyKey, unknown>)[step];
	}
	return value;
}

/** The last name in a path: what an author calls the place. */
export const whose = (path: Path) => String(path.findLast((step) => typeof step === 'string'));
