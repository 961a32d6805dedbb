import type { Entry } from '../../src/core/entry.ts';
import type { Source } from '../../src/core/source.ts';
import { type Expectation, must } from './expectation.ts';

/** Every slip that can happen to the file of a playbook; one in two files is left alone. */
export function* slipsIn(entry: Entry): Generator<{ slip: Slip; source: Source; file: Source }> {
	const [source, ...others] = entry.sources;
	// Whatever is written may be a page: nothing tells that it was meant to stand elsewhere.
	if (!source || others.length > 0 || entry.kind.single || entry.kind.free || entry.kind.name === 'guide') return;
	for (const slip of slips) {
		const file = slip.to(source, entry);
		if (file && (file.path !== source.path || file.text !== source.text)) yield { slip, source, file };
	}
}

/** A slip in how a file is written or where it is put, which its author takes for the same text in the same place. */
interface Slip {
	readonly operation: string;
	/** The file afterwards; `undefined` where the slip cannot happen to it. */
	to(source: Source, entry: Entry): Source | undefined;
	readonly expected: Expectation;
}

/** Links in the text lead to where the file was. */
const moved = must('misplaced-file', { may: ['broken-link', 'broken-anchor'] });

const slips: readonly Slip[] = [
	{
		operation: 'number the summary',
		to: inSummary((summary) => `${summary.replace(/\.$/, '')} #1`),
		expected: must('cut-text'),
	},
	{
		operation: 'join the summary with a hash',
		to: inSummary((summary) => summary.replace(' and ', ' # and ')),
		expected: must('cut-text'),
	},
	{
		operation: 'name the folder in the singular',
		to: ({ path, text }, { kind }) => ({
			path: path.replace(kind.folder, singular(kind.folder)),
			text,
		}),
		expected: moved,
	},
	{
		operation: 'let an editor add an ending',
		to: ({ path, text }) => ({ path: `${path}.txt`, text }),
		expected: moved,
	},
	{
		operation: 'save it in the folder of another kind',
		to: ({ path, text }, { kind }) =>
			kind.name === 'term' ? undefined : { path: path.replace(`${kind.folder}/`, 'terms/'), text },
		expected: moved,
	},
];

/** Changes a summary that stands on one line without quotes. */
function inSummary(change: (summary: string) => string): Slip['to'] {
	return ({ path, text }) => {
		const changed = text.replace(
			/^(summary: )(?![ "'>|[{&*!%@`])((?:(?! #|: )[^\n])+)(?=\n\w)/m,
			(_, key: string, summary: string) => key + change(summary),
		);
		return changed === text ? undefined : { path, text: changed };
	};
}

const singular = (folder: string): string =>
	folder
		.replace(/ies$/, 'ys')
		.replace(/(?<=ss)es$/, 's')
		.replace(/s$/, '');
