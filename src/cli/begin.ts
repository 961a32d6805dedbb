import type { Diagnostic } from '../core/diagnostic.ts';
import type { Kind, Target } from '../core/kind.ts';
import type { Source } from '../core/source.ts';
import { newId } from '../kinds/new-id.ts';
import { beginsAsText, skeleton } from '../kinds/skeleton.ts';
import { choicesFor } from '../kinds/views/choices.ts';
import { type Checker, checker, type Sources } from '../load.ts';
import { UsageError } from './usage.ts';

/** Fields that whoever begins a playbook states, by name. */
export type Stated = Readonly<Record<string, string | readonly string[]>>;

/**
 * A playbook of `kind` that says nothing yet, as a file beside `sources`. It reads back with its title and nothing is
 * to be said against it but what is left to write.
 *
 * @throws UsageError where it cannot: the title or a stated value does not do, or another playbook has the name.
 */
export function begin(
	sources: Sources,
	kind: Kind,
	title: string,
	stated: Stated = {},
	check: Checker = checker(),
): Source {
	if (/[\p{Control}\u2028\u2029]/u.test(title)) throw new UsageError('a title is one line of text.');
	const book = check(sources);
	const id = newId(title, kind);
	if (!id) throw new UsageError(noId);
	const known = book.find(`${kind.folder}/${id}`)?.sources[0];
	if (known) throw new UsageError(`\`${known.path}\` exists already; nothing was written.`);
	const idsOf = (targets: readonly Target[]) => choicesFor(book, targets).map((choice) => choice.id);
	const path = `${kind.folder}/${id}.${beginsAsText(kind) ? 'md' : 'yaml'}`;
	const source = { path, text: skeleton(kind, { title, stated, idsOf }) };
	const after = check(new Map([...sources, [path, source]]));
	const refused = after.diagnostics.find((one) => one.severity !== 'info' && concerns(one, source));
	if (refused)
		throw new UsageError(`nothing was written. ${[refused.message, refused.help].filter(Boolean).join(' ')}`);
	if (book.entries.some((entry) => !after.find(entry.id)))
		throw new UsageError(
			`nothing was written: the playbooks that are there do not stand in \`${kind.folder}/\` and its neighbours. Name the folder that holds those: \`--content DIR\`.`,
		);
	if (after.find(`${kind.folder}/${id}`)?.title !== title)
		throw new UsageError('nothing was written: the title would not be read as it is. Leave out what is no letter.');
	return source;
}

export const noId = 'a title needs a letter or a digit, since the file is named after it.';

const concerns = ({ source, related = [] }: Diagnostic, written: Source): boolean =>
	[source, ...related.map((other) => other.source)].includes(written);
