import { parseDocument } from 'yaml';
import type { Entry } from '../../src/core/entry.ts';
import { splitFrontMatter } from '../../src/core/front-matter.ts';
import type { Path } from '../../src/core/path.ts';
import type { Location, Source } from '../../src/core/source.ts';
import type { Sources } from '../../src/load.ts';
import type { Expectation } from './expectation.ts';

/** One deliberate mistake in a handbook, and what should be said about it. */
export interface Mutant {
	readonly entry: Entry;
	/** Where the relation or fact stands. */
	readonly path: Path;
	/** The same without indexes, after the kind: `process.activities.accountable`. */
	readonly field: string;
	readonly operation: string;
	/** Whether it breaks a relation between playbooks; else it changes a fact. */
	readonly relation: boolean;
	/** What stands there afterwards, for a reader; `undefined` where it is gone. */
	readonly text: string | undefined;
	/** The file as the mistake leaves it. */
	readonly source: Source;
	/** Where the file was, if the mistake puts it elsewhere. */
	readonly gone?: string;
	/** The playbooks at the other end: the one that was named, and the one that is named instead. */
	readonly ends: readonly Entry[];
	readonly expected: Expectation;
}

/** A mutant before it is carried out: sampling looks at thousands, and few are written. */
export type Plan = Omit<Mutant, 'source' | 'text'> & (FactChange | LinkChange | FileChange);

interface FactChange {
	readonly at: Path;
	readonly value: unknown;
}

/** An address in the prose, and what stands there instead. */
interface LinkChange {
	readonly prose: Location;
	readonly url: string;
}

/** The file as it is written or put by mistake. */
interface FileChange {
	readonly file: Source;
}

/** The files of a handbook after a mistake. */
export function withMistake(sources: Sources, { source, gone }: Pick<Mutant, 'source' | 'gone'>): Sources {
	const files = new Map(sources).set(source.path, source);
	if (gone !== undefined) files.delete(gone);
	return files;
}

/** How a mutant is named in a report, and drawn. */
export const nameOf = ({ entry, operation, path }: Pick<Mutant, 'entry' | 'operation' | 'path'>): string =>
	`${entry.id} ${path.join('.')} ${operation}`;

/** The file of a plan with its one change. Text around it stays. */
export function carryOut(plan: Plan): Mutant {
	if ('file' in plan) {
		const { file, ...rest } = plan;
		return { ...rest, text: file.path, source: file };
	}
	if (!('prose' in plan)) return changeFact(plan);
	const { prose, url, ...rest } = plan;
	const { path, text } = prose.source;
	return {
		...rest,
		text: url,
		source: { path, text: text.slice(0, prose.range.start) + url + text.slice(prose.range.end) },
	};
}

function changeFact({ at, value, ...plan }: Omit<Mutant, 'source' | 'text'> & FactChange): Mutant {
	const { source } = plan.entry.at([at[0]!]);
	const { facts: yaml } = /\.ya?ml$/.test(source.path) ? { facts: undefined } : splitFrontMatter(source);
	const { start, end } = yaml ?? { start: 0, end: source.text.length };
	const document = parseDocument(source.text.slice(start, end));
	if (value === undefined) document.deleteIn(at);
	else document.setIn(at, document.createNode(value));
	return {
		...plan,
		text: value === undefined ? undefined : typeof value === 'string' ? value : JSON.stringify(value),
		source: {
			path: source.path,
			text: source.text.slice(0, start) + document.toString({ lineWidth: 0 }) + source.text.slice(end),
		},
	};
}
