import { defineEntryRule } from '../../core/rule.ts';
import { changesOf, compareVersions } from '../../kinds/views/history.ts';

export const versionLogMismatch = defineEntryRule({
	id: 'version-log-mismatch',
	severity: 'error',
	profile: 'starter',
	*judge(entry) {
		const { version } = entry.data as { version?: string };
		const changes = changesOf(entry);
		if (version === undefined || changes.length === 0 || !entry.whole) return;
		let at = 0;
		for (const [index, change] of changes.entries())
			if (compareVersions(change.version, changes[at]!.version) > 0) at = index;
		const newest = changes[at]!;
		const order = compareVersions(version, newest.version);
		if (order === 0) return;
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
			related: [{ entry, path: ['changes', at, 'version'], message: 'The newest change is this one.' }],
		};
	},
});
