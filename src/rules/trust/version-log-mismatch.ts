import { closest } from '../../core/closest.ts';
import type { Entry } from '../../core/entry.ts';
import type { Facts } from '../../core/handbook.ts';
import { defineRule, type Problem } from '../../core/rule.ts';
import { changesOf, compareVersions } from '../../kinds/views/history.ts';
import { perEntry } from '../../kinds/views/kept.ts';
import { changeEdit } from '../shared/versioning.ts';

export const versionLogMismatch = defineRule({
	id: 'version-log-mismatch',
	severity: 'error',
	profile: 'starter',
	weakens: 'page',
	*check(book) {
		const { entries, base } = book;
		for (const entry of entries) {
			yield* misspeltParts(entry, base?.find(entry.id));
			const mismatch = mismatchIn(book, entry);
			if (!mismatch) continue;
			const { version, newest, at, order } = mismatch;
			const before = base?.find(entry.id)?.data as { version?: string } | undefined;
			yield {
				entry,
				path: ['version'],
				message:
					order > 0
						? `The page is at version ${version}, but its changes end with ${newest.version}, so readers cannot learn what is different for them.`
						: `The changes tell of version ${newest.version}, but the page says it is ${version}, so readers do not know which of the two they have.`,
				help:
					order > 0
						? `Add to \`changes\` what ${version} changed for the people who do the work, or put the version back.`
						: `Write ${newest.version} here, or take out the change that is not in force.`,
				// Only where the version was raised just now is it certain that the change is what lacks.
				...(order > 0 && before && before.version !== version ? lacking(entry, version, book) : {}),
				related: [{ entry, path: ['changes', at, 'version'], message: 'The newest change is this one.' }],
			};
		}
	},
});

/** Parts that the newest change names and that are only nearly there. What it deleted is rightly not there any more. */
function* misspeltParts(entry: Entry, before: Entry | undefined): Generator<Problem> {
	const changes = changesOf(entry);
	if (!changes.some(({ parts }) => parts?.length)) return;
	const newest = changes.reduce(
		(at, { version }, i) => (compareVersions(version, changes[at]!.version) > 0 ? i : at),
		0,
	);
	const names = new Set([...Object.keys(entry.kind.schema.shape), ...entry.parts.map(({ id }) => id)]);
	const gone = new Set(before?.parts.map(({ id }) => id));
	for (const [i, name] of (changes[newest]?.parts ?? []).entries()) {
		const meant = names.has(name) || gone.has(name) ? undefined : closest(name, names);
		if (meant === undefined) continue;
		yield {
			entry,
			path: ['changes', newest, 'parts', i],
			key: name,
			severity: 'warning',
			message: `This change names \`${name}\`, and the page has no part and no field of that name: pages that rely on what changed are not told.`,
			help: `Did you mean \`${meant}\`?`,
		};
	}
}

/** How the version of a page and the newest of its changes differ. */
const mismatchIn = perEntry((_, entry: Entry) => {
	const { version } = entry.data as { version?: string };
	const changes = changesOf(entry);
	if (version === undefined || changes.length === 0 || !entry.whole) return undefined;
	let at = 0;
	for (const [index, change] of changes.entries())
		if (compareVersions(change.version, changes[at]!.version) > 0) at = index;
	const newest = changes[at]!;
	const order = compareVersions(version, newest.version);
	return order === 0 ? undefined : { version, newest, at, order };
});

function lacking(entry: Entry, version: string, book: Facts): Pick<Problem, 'fix'> {
	const edit = changeEdit(entry, version, book);
	return edit ? { fix: [edit] } : {};
}
