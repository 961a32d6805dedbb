import type { Entry } from './entry.ts';
import { Ref } from './kind.ts';
import { memoized } from './memoized.ts';
import type { Path } from './path.ts';
import { isRecord } from './record.ts';
import type { Problem } from './rule.ts';
import type { Location, Severity } from './source.ts';
import { leftIn } from './to-do.ts';

/** A place that its author left to be filled in: a text that begins with `TODO:`. */
export interface ToDo extends Location {
	/** What is to stand there; empty where the author did not say. */
	readonly words: string;
	/** The field, for what is among the facts. */
	readonly path?: Path;
}

/** Every place of a playbook that is still to be filled, facts first. */
export const toDosOf = memoized((entry: Entry): readonly ToDo[] => {
	if (!entry.sources.some(({ text }) => text.includes('TODO'))) return [];
	const facts = [...textsIn(entry.data, [])].flatMap(([path, text]) => {
		const words = leftIn(text);
		return words === undefined ? [] : [{ ...entry.at(path), path, words }];
	});
	const { source, toDos = [] } = entry.prose ?? {};
	return source ? [...facts, ...toDos.map((one) => ({ ...one, source }))] : facts;
});

/** Whether a problem is about a text that is still to be filled, or is a note on words within one: nobody has chosen them yet. */
export function isLeft({ entry, path, source, range, ...problem }: Problem, usual: Severity): boolean {
	if (path) return leftFields(entry).has(path.join('\n'));
	const { severity = usual } = problem;
	const isWithin = (one: ToDo) =>
		one.source === source && range !== undefined && one.range.start <= range.start && range.end <= one.range.end;
	return severity === 'info' && toDosOf(entry).some(isWithin);
}

const leftFields = memoized(
	(entry: Entry): ReadonlySet<string> => new Set(toDosOf(entry).flatMap(({ path }) => path?.join('\n') ?? [])),
);

function* textsIn(value: unknown, path: Path): Generator<[Path, string]> {
	if (typeof value === 'string') yield [path, value];
	else if (Array.isArray(value)) for (const [index, item] of value.entries()) yield* textsIn(item, [...path, index]);
	else if (isRecord(value) && !(value instanceof Ref))
		for (const name of Object.keys(value)) yield* textsIn(value[name], [...path, name]);
}
