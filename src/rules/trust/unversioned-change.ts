import { defineRule } from '../../core/rule.ts';
import { diffWithBase } from '../../diff/diff.ts';
import { plain } from '../../diff/found/sentence.ts';
import { owedVersion } from '../../diff/versions.ts';
import { versionFix } from '../shared/versioning.ts';

export const unversionedChange = defineRule({
	id: 'unversioned-change',
	severity: 'error',
	profile: 'starter',
	weakens: 'page',
	*check(book) {
		for (const playbook of diffWithBase(book)?.playbooks ?? []) {
			const owed = owedVersion(playbook);
			if (!owed?.before) continue;
			const { after: entry, before, version } = owed;
			const { version: now = before } = entry.data as { version?: string };
			const weighty = playbook.changes.filter(({ level }) => level === playbook.level);
			const rest =
				weighty.length > 1
					? ` ${weighty.length - 1} more ${weighty.length === 2 ? 'change weighs' : 'changes weigh'} as much.`
					: '';
			const fix = versionFix(playbook.before!, entry, version, book);
			yield {
				entry,
				path: ['version'],
				message: `${plain(weighty[0]!.sentence)}${rest} With the version ${now === before ? `still ${before}` : `only ${now}`}, those who know the page are not told.`,
				help: `Raise the version to ${version}, and say in \`changes\` what is different for the people who do the work.`,
				// Who mends a slip of the pen need not be stopped: nobody does anything else for it.
				...(playbook.level === 'patch' ? { severity: 'warning' } : {}),
				...(fix ? { fix } : {}),
			};
		}
	},
});
